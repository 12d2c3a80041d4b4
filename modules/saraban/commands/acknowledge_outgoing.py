"""Acknowledge a letter sent that was circulated to oneself (รับทราบ)."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.saraban.rounds import acknowledge_round, outgoing_locked
from thai.dates import bangkok_date


@atomic()
def acknowledge_outgoing(*, by: Person, letter: int, at: datetime) -> int:
    """Acknowledge one's copies of a letter sent; return how many were unread.

    What was acknowledged before keeps its time. Raises `OutgoingLetter.DoesNotExist` to those
    who may not see the letter, and `AtRest` if it is cancelled.
    """
    found = outgoing_locked(viewer_of(by, on=bangkok_date(at)), letter)
    copies = acknowledge_round(found, by=by, at=at)
    if copies:
        trail.record(
            by=by, at=at, action="saraban.outgoing.acknowledged", subject=found, copies=copies
        )
    return copies
