"""Send a letter round to staff, who each acknowledge it (เวียนหนังสือ)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import Circulation, StepKind
from modules.saraban.moves import move
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.rounds import send_round
from modules.saraban.turns import Turn, locked
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
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    found = locked(letter)
    if not access.may_circulate(viewer, found):
        raise PermissionDenied
    sent, words = send_round(found, people, note=note, due_on=due_on, by=by, at=at)
    turn = Turn(letter=found, viewer=viewer, duty=next(iter(viewer.duties), None), at=at)
    move(turn, StepKind.CIRCULATED, note=sent.note or words, action=words)
    return sent
