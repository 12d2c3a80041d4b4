"""Note that the fee of a booking was paid, by the number of its receipt (ใบเสร็จรับเงิน)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.booking import access, announce, path
from modules.booking.models import HELD, Booking, State, StepKind
from modules.booking.path import WrongState
from modules.booking.wish import BadWish
from thai.text import tidy

_LONGEST = 60


@atomic()
def record_payment(*, by: Person, booking: int, receipt: str, at: datetime) -> Booking:
    """Note the receipt of a fee, once. By whoever looks after the resource.

    Raises `BadWish` on `receipt`, `PermissionDenied`, and `path.WrongState` if there is no fee or
    it was paid.
    """
    states = (State.ENDORSED, *HELD, State.NO_SHOW)
    turn = path.take(by=by, booking=booking, at=at, states=states)
    found = turn.booking
    if not access.manages(turn.viewer, found.resource):
        raise PermissionDenied
    number = " ".join(tidy(receipt).split())
    if not number:
        raise BadWish("receipt", _("ใส่เล่มที่และเลขที่ใบเสร็จ"))
    if len(number) > _LONGEST:
        raise BadWish("receipt", _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": _LONGEST})
    if not found.fee_satang:
        raise WrongState(_("รายการจองนี้ไม่มีค่าธรรมเนียม"))
    if found.paid_at:
        raise WrongState(_("บันทึกการชำระไว้แล้ว ใบเสร็จ %(receipt)s") % {"receipt": found.receipt})
    found.receipt, found.paid_at = number, at
    found.save(update_fields=["receipt", "paid_at"])
    step = path.note_step(turn, StepKind.PAID, note=number)
    announce.tell_of_step.follow(at=at, step=step.pk)
    return found
