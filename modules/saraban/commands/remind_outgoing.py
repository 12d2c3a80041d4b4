"""Remind those who have not acknowledged a letter sent that was circulated (เตือนให้รับทราบ)."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.saraban.rounds import outgoing_to_circulate, remind_round
from thai.dates import bangkok_date


@atomic()
def remind_outgoing(*, by: Person, letter: int, at: datetime) -> int:
    """Tell everybody who has not acknowledged a letter once more; return how many they are.

    Raises `OutgoingLetter.DoesNotExist`, `PermissionDenied`, `AtRest`, and `RemindedToday`:
    once a day is enough.
    """
    found = outgoing_to_circulate(viewer_of(by, on=bangkok_date(at)), letter)
    people = remind_round(found, at=at)
    trail.record(by=by, at=at, action="saraban.outgoing.reminded", subject=found, people=people)
    return people
