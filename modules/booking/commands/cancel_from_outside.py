"""Who asked from outside needs it no more."""

from datetime import datetime

from django.utils.translation import gettext as _

from database.work import atomic
from modules.booking import announce, later, path
from modules.booking.held import holding
from modules.booking.held.locks import locked
from modules.booking.models import Booking, Outsider, State, StepKind
from modules.booking.outsiders.outside import hash_of

_BY_ASKER = "ผู้ขอยกเลิกเอง"


@atomic()
def cancel_from_outside(*, by: None = None, token: str, at: datetime) -> Booking:
    """Cancel a request that has not begun; what it held is free again, whoever waited is told.

    Raises `Outsider.DoesNotExist`, `path.WrongState`.
    """
    person = Outsider.objects.select_for_update().get(token_hash=hash_of(token))
    booking = locked(Booking.objects.values_list("pk", flat=True).get(outsider=person))
    if booking.state not in path.OPEN or (booking.state == State.APPROVED and booking.starts <= at):
        raise path.WrongState(_("คำขอนี้ยกเลิกไม่ได้แล้ว ถ้าต้องการความช่วยเหลือโทรหาหน่วยงาน"))
    step = path.add_step(booking, StepKind.CANCELLED, by=None, at=at, note=_BY_ASKER)
    holding.release(booking)
    told = booking.state != State.UNCONFIRMED
    booking.state = State.CANCELLED
    booking.waits_role, booking.waits_office = "", None
    path.save(booking)
    if told:
        later.freed(booking, booking.during, at=at)
        announce.tell_of_step.follow(at=at, step=step.pk)
    return booking
