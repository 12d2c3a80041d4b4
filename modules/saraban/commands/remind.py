"""Remind those who have not acknowledged a circulated letter (เตือนให้รับทราบ)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.moves import record
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.rounds import remind_round
from modules.saraban.turns import Turn, locked
from thai.dates import bangkok_date


@atomic()
def remind(*, by: Person, letter: int, at: datetime) -> int:
    """Tell everybody who has not acknowledged a letter once more; return how many they are.

    Raises `PermissionDenied`, `AtRest`, and `RemindedToday`: once a day is enough.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    found = locked(letter)
    if not access.may_circulate(viewer, found):
        raise PermissionDenied
    people = remind_round(found, at=at)
    record(Turn(letter=found, viewer=viewer, duty=None, at=at), "reminded", people=people)
    return people
