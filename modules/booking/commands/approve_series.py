"""Approve what is still asked for in a series, all at once."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.giving.whole import Left, one_by_one, waiting_together
from modules.booking.models import State


@atomic()
def approve_series(*, by: Person, booking: int, note: str = "", at: datetime) -> Left:
    """Approve a booking and all others of its series that wait for the same post and fit.

    Returns those that do not, each with a Thai sentence why; they wait on. Raises
    `PermissionDenied` and `path.WrongState` if it is not `by`'s turn with the booking.
    """
    pending = waiting_together(by=by, booking=booking, state=State.ENDORSED, at=at)

    def approve(key: int) -> None:
        approve_booking(by=by, booking=key, note=note, at=at)

    return one_by_one(pending, approve)
