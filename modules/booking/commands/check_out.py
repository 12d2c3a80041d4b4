"""Give back a room or equipment (คืน); what is left of its time is free for others."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.booking import access, path
from modules.booking.giving import ending
from modules.booking.models import Booking, ResourceKind, State
from modules.booking.path import WrongState


@atomic()
def check_out(*, by: Person, booking: int, at: datetime) -> Booking:
    """End the use of a booking now. One that ends early also ends early on the calendar.

    By whoever may check it in. A vehicle comes back by its odometer (`end_trip`). Raises
    `PermissionDenied` and `path.WrongState`.
    """
    turn = path.take(by=by, booking=booking, at=at, states=(State.IN_USE,), gone=True)
    found = turn.booking
    if not access.may_use(turn.viewer, found):
        raise PermissionDenied
    if found.resource.kind == ResourceKind.VEHICLE:
        raise WrongState(_("รถคืนด้วยการบันทึกเลขไมล์เมื่อกลับถึง"))
    ending.end(turn, at)
    return found
