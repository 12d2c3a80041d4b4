"""An officer has called who asks from outside, and knows that it is they."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.booking import access, path
from modules.booking.giving.letting_in import let_in
from modules.booking.models import Booking, Outsider, State


@atomic()
def confirm_by_call(*, by: Person, booking: int, at: datetime) -> Booking:
    """Confirm a request after a call, as who looks after the resource.

    Raises `Booking.DoesNotExist`, `PermissionDenied`, `path.WrongState`.
    """
    # Who asks is locked before what they ask for, as they do themselves.
    person = Outsider.objects.select_for_update().filter(booking=booking).first()
    turn = path.take(by=by, booking=booking, at=at, states=(State.UNCONFIRMED,))
    found = turn.booking
    if not access.manages(turn.viewer, found.resource):
        raise PermissionDenied
    if found.starts <= at:
        raise path.WrongState(_("เวลาที่ขอผ่านไปแล้ว ให้ผู้ขอส่งคำขอใหม่"))
    assert person is not None  # nobody else waits to be confirmed
    let_in(found, person, how="call", by=by, at=at)
    return found
