"""The path of a booking as the words its page shows, newest first."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.posts import holders
from frontend.booking.posts import post_words
from frontend.booking.show.scene import Scene
from frontend.shell.spoken import acting, did, moment_words
from modules.booking.models import State, Step, StepKind
from thai.dates import bangkok_date

type Words = dict[str, Any]

BACK = (StepKind.REJECTED, StepKind.NO_SHOW)


def path_words(scene: Scene) -> list[Words]:
    """Return what is awaited, then what was done; words of a private booking stay out."""
    today = bangkok_date(scene.at)
    steps = sorted(scene.booking.steps.all(), key=lambda step: -step.pk)
    return [*_waiting(scene, today), *(_done(step, scene.knows, today) for step in steps)]


def _waiting(scene: Scene, today: date) -> list[Words]:
    booking = scene.booking
    if booking.state == State.WAITING:
        return [{"state": "wait", "who": _("รอให้เวลานี้ว่าง"), "what": ""}]
    if not booking.waits_role or booking.waits_office is None:
        return []
    endorsing = booking.state == State.ASKED
    what = _("ให้ความเห็น") if endorsing else _("อนุมัติ")
    if scene.turn is not None:
        return [{"state": "now", "who": _("รอท่าน%(what)s") % {"what": what}, "what": ""}]
    people = holders(booking.waits_role, booking.waits_office, on=today)
    post = post_words(booking.waits_role, booking.waits_office)
    name = people[0].full_name if len(people) == 1 else post
    who = _("รอ %(who)s %(what)s") % {"who": name, "what": what}
    return [{"state": "wait", "who": who, "what": "", "facts": post if name != post else ""}]


def _done(step: Step, knows: bool, today: date) -> Words:
    capacity = [step.position, acting(step.acting_mode), step.acting_for]
    said = " ".join(part for part in capacity if part)
    kind = StepKind(step.kind)
    state = "back" if kind in BACK else "void" if kind == StepKind.CANCELLED else "done"
    return {
        "state": state,
        "who": step.name,
        "what": did(step.get_kind_display()),
        "quote": step.note if knows else "",
        "facts": " · ".join(part for part in (said, moment_words(step.at, today)) if part),
    }
