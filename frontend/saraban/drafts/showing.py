"""How drafts are shown: rows of lists, steps of the path, and the paper as pictures."""

from base64 import b64encode
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.shell.spoken import acting, did, screen_date, screen_moment, screen_time
from modules.saraban.drafting import forms_of, read_content
from modules.saraban.models import Draft, DraftStep, DraftStepKind
from modules.saraban.queries.ladder import Rung
from modules.saraban.typeset import draft_pdf
from papers.pages import drawn_pages
from thai.dates import bangkok_date

_STATES = {DraftStepKind.RETURNED: "back", DraftStepKind.DISCARDED: "void"}


def moment_words(moment: datetime, *, today: date) -> str:
    """Write a moment shortly: the hour alone when it was today."""
    day = bangkok_date(moment)
    if day == today:
        return _("วันนี้ %(time)s") % {"time": screen_time(moment)}
    return screen_moment(moment)


def whose_turn(draft: Draft) -> str:
    """Say with whom a draft is."""
    if draft.discarded_at:
        return _("เลิกร่าง")
    if draft.issued_at:
        return _("ออกเลขแล้ว")
    waits = _("รอออกเลข") if draft.approved_at else _("รอตรวจหรือลงนาม")
    if draft.with_person is not None:
        return f"{waits} · {draft.with_person.full_name}"
    if draft.with_role:
        place = draft.with_office.name if draft.with_office and draft.with_office.parent_id else ""
        return f"{waits} · {_(draft.get_with_role_display())} {place}".strip()
    return _("อยู่กับผู้ร่าง")


def row_of(draft: Draft, *, do: str, today: date, editing: bool = False) -> dict[str, Any]:
    """Return a draft as a row of a list (components/task.html)."""
    moment = draft.sent_at or draft.changed_at
    view = "saraban:draft-edit" if editing else "saraban:draft"
    return {
        "do": do,
        "subject": draft.subject or _("(ยังไม่มีชื่อเรื่อง)"),
        "url": reverse(view, args=[draft.pk]),
        "facts": [
            _(draft.get_kind_display()),
            _("ถึง %(name)s") % {"name": draft.addressee} if draft.addressee else "",
            draft.written_by.full_name,
            whose_turn(draft) if draft.sent_at else "",
        ],
        "when": moment_words(moment, today=today),
        "state": "quiet",
        "urgency": draft.get_urgency_display(),
        "secrecy": draft.get_secrecy_display(),
    }


def steps_of(draft: Draft, *, today: date) -> list[dict[str, Any]]:
    """Return the path of a draft, newest on top, with what it waits for above."""
    steps = [_step(step, today) for step in draft.steps.order_by("-id")]
    if not draft.issued_at and not draft.discarded_at:
        steps.insert(0, {"state": "now", "what": whose_turn(draft)})
    return steps


def _step(step: DraftStep, today: date) -> dict[str, Any]:
    post = " ".join(filter(None, [step.position, acting(step.acting_mode), step.acting_for]))
    kind = DraftStepKind(step.kind)
    issued = kind == DraftStepKind.ISSUED
    return {
        "state": _STATES.get(kind, "done"),
        "who": step.name,
        "what": f"{did(kind.label)} {step.note}" if issued else did(kind.label),
        "quote": "" if issued else step.note,
        "facts": " · ".join(filter(None, [post, moment_words(step.at, today=today)])),
    }


def pictures_of(draft: Draft, *, on: date) -> list[dict[str, Any]]:
    """Return the pages of a draft as pictures inside the page. Raises `PaperError`.

    They travel with the answer, so that the new pages replace the old ones without a gap.
    """
    pages = drawn_pages(draft_pdf(draft, on=on))
    return [
        {
            "url": f"data:image/png;base64,{b64encode(page.png).decode()}",
            "width": page.width,
            "height": page.height,
        }
        for page in pages
    ]


def signer_choices(rungs: list[Rung]) -> list[tuple[str, str]]:
    """Return the posts a paper can be signed for, each with who may sign today."""
    return [(str(rung.post.pk), f"{rung.post.name} ({rung.holder or _('ว่าง')})") for rung in rungs]


def typed_before(draft: Draft) -> dict[str, Any]:
    """Return what a draft says, as the form takes it."""
    content = read_content(draft.content)
    return {
        "revision": draft.revision,
        "subject": draft.subject,
        "addressee": draft.addressee,
        "greeting": content.greeting,
        "references": "\n".join(content.references),
        "enclosures": [(thing.name, thing.quantity) for thing in content.enclosures],
        "body": content.body,
        "signer": str(draft.signer_id or ""),
        "owner": content.owner,
        "phone": content.phone,
        "email": content.email,
        "copies": "\n".join(content.copies),
        "urgency": draft.urgency,
        "secrecy": draft.secrecy,
        "circular": draft.circular,
        "salutation": content.salutation,
        "closing": content.closing,
    }


def closing_of(draft: Draft) -> str:
    """Return the closing that follows from the addressee."""
    return forms_of(read_content(draft.content), draft.addressee).closing


def day_words(day: date) -> str:
    """Write a day for the screen."""
    return screen_date(day)
