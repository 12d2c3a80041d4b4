"""Send a letter round to staff, who each acknowledge it (เวียนหนังสือ)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from jobs.follow_up import follow_up
from modules.saraban import access
from modules.saraban.announce import url_of
from modules.saraban.models import Circulation, CirculationCopy, StepKind
from modules.saraban.moves import move
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.turns import NobodyChosen, Turn, locked
from notifications.tell import tell
from thai.dates import bangkok_date


@atomic()
def circulate(
    *,
    by: Person,
    letter: int,
    people: Sequence[Person],
    note: str = "",
    due_on: date | None = None,
    at: datetime,
) -> Circulation:
    """Give each of the people a copy to acknowledge. Who still has one unread gets no second.

    Raises `PermissionDenied` (a secret letter is not circulated), `AtRest` and `NobodyChosen`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    visible = letters_visible_to(viewer).filter(pk=letter).exists()
    if not visible:
        raise PermissionDenied
    found = locked(letter)
    if not access.may_circulate(viewer, found):
        raise PermissionDenied
    waiting = CirculationCopy.objects.filter(circulation__incoming=found, acknowledged_at=None)
    have = set(waiting.values_list("person", flat=True))
    new = [person for person in people if person.pk not in have]
    if not new:
        raise NobodyChosen(_("เลือกผู้ที่จะให้รับทราบ ผู้ที่ได้รับเวียนแล้วและยังไม่รับทราบไม่ต้องเวียนซ้ำ"))
    circulation = Circulation.objects.create(
        incoming=found, note=note.strip(), due_on=due_on, sent_by=by, sent_at=at
    )
    CirculationCopy.objects.bulk_create(
        CirculationCopy(circulation=circulation, person=person) for person in new
    )
    words = f"เวียนให้ทราบ {len(new)} คน"
    turn = Turn(letter=found, viewer=viewer, duty=next(iter(viewer.duties), None), at=at)
    move(turn, StepKind.CIRCULATED, note=note.strip() or words, action=words)
    ask_to_acknowledge.follow(at=at, circulation=circulation.pk, moment=at.isoformat())
    return circulation


@follow_up
def ask_to_acknowledge(*, circulation: int, moment: str) -> None:
    """Tell everybody who has not acknowledged a circulated letter that it waits for them."""
    sent = Circulation.objects.select_related("incoming").get(pk=circulation)
    letter = sent.incoming
    if letter is None or letter.cancelled_at:
        return
    copies = sent.copies.filter(acknowledged_at=None).select_related("person")
    text = "หนังสือเวียนรอท่านรับทราบ: %(subject)s (รับที่ %(number)s)"
    tell(
        [copy.person for copy in copies],
        text=text % {"subject": letter.subject, "number": letter},
        url=url_of(letter),
        at=datetime.fromisoformat(moment),
    )
