"""The head of the asking office finds a booking in order (เห็นควรอนุญาต; แบบ 3)."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.booking import announce
from modules.booking.giving.endorsing import pass_on
from modules.booking.models import Booking


@atomic()
def endorse_booking(*, by: Person, booking: int, note: str = "", at: datetime) -> Booking:
    """Pass a booking on to whoever approves it; given at once if nobody needs to any more.

    Raises `PermissionDenied` unless it is their turn, `path.WrongState`, and `holding.Clash`.
    """
    found, step = pass_on(by=by, booking=booking, note=note, at=at)
    if step is not None:
        announce.tell_of_step.follow(at=at, step=step.pk)
    return found
