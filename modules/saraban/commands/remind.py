"""Remind those who have not acknowledged a circulated letter (เตือนให้รับทราบ)."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban.moves import record
from modules.saraban.rounds import incoming_to_circulate, remind_round
from modules.saraban.turns import Turn
from thai.dates import bangkok_date


@atomic()
def remind(*, by: Person, letter: int, at: datetime) -> int:
    """Tell everybody who has not acknowledged a letter once more; return how many they are.

    Raises `PermissionDenied`, `AtRest`, and `RemindedToday`: once a day is enough.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    found = incoming_to_circulate(viewer, letter)
    people = remind_round(found, at=at)
    record(Turn(letter=found, viewer=viewer, duty=None, at=at), "reminded", people=people)
    return people
