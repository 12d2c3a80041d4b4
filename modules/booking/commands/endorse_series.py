"""Endorse what is asked for in a series, all at once (เห็นควรอนุญาตทั้งชุด)."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.booking import announce
from modules.booking.giving.endorsing import pass_on
from modules.booking.giving.whole import Left, one_by_one, waiting_together
from modules.booking.models import State, Step


@atomic()
def endorse_series(*, by: Person, booking: int, note: str = "", at: datetime) -> Left:
    """Pass a booking and all others of its series that wait for the same head on at once.

    Whoever approves is told of the first, not of each. Returns those that could not be, each with
    a Thai sentence why; they wait on. Raises `PermissionDenied` and `path.WrongState` if it is not
    `by`'s turn with the booking.
    """
    pending = waiting_together(by=by, booking=booking, state=State.ASKED, at=at)
    steps: list[Step] = []

    def endorse(key: int) -> None:
        _found, step = pass_on(by=by, booking=key, note=note, at=at)
        steps.extend([step] if step else [])

    left = one_by_one(pending, endorse)
    if steps:
        announce.tell_of_step.follow(at=at, step=steps[0].pk)
    return left
