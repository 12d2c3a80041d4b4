"""Somebody from outside gives the code that they were sent."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from database.work import atomic
from modules.booking.giving.letting_in import let_in
from modules.booking.held.locks import locked
from modules.booking.models import Booking, Outsider, State
from modules.booking.outsiders.outside import CODE_LASTS, MOST_WRONG, hash_of, is_code
from thai.digits import arabic


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What became of a code: an empty `problem` when it was the right one."""

    booking: Booking
    problem: str = ""


@atomic()
def confirm_outsider(*, by: None = None, token: str, code: str, at: datetime) -> Confirmation:
    """Confirm a request by its code; after five wrong ones only a new code helps.

    A wrong code is answered, not raised, for it must be counted. A request that is confirmed
    already stays so. Raises `Outsider.DoesNotExist`.
    """
    person = Outsider.objects.select_for_update().get(token_hash=hash_of(token))
    booking = locked(Booking.objects.values_list("pk", flat=True).get(outsider=person))
    if booking.state != State.UNCONFIRMED:
        over = "" if person.confirmed_at else _("คำขอนี้สิ้นสุดแล้ว ส่งคำขอใหม่")
        return Confirmation(booking=booking, problem=over)
    if booking.starts <= at:
        return Confirmation(booking=booking, problem=_("เวลาที่ขอผ่านไปแล้ว ส่งคำขอใหม่"))
    problem = _problem(person, "".join(arabic(code).split()), at)
    if problem:
        return Confirmation(booking=booking, problem=problem)
    let_in(booking, person, how="email", by=None, at=at)
    return Confirmation(booking=booking)


def _problem(person: Outsider, code: str, at: datetime) -> str:
    """Return what is wrong with a code, and count it if it is."""
    if not person.code_hash or person.code_sent_at is None:
        return _("ยังไม่ได้ส่งรหัส หรือรหัสเดิมใช้ไม่ได้แล้ว กดขอรหัสใหม่")
    if at > person.code_sent_at + CODE_LASTS:
        return _("รหัสหมดอายุแล้ว กดขอรหัสใหม่")
    if person.wrong_codes >= MOST_WRONG:
        return _("กรอกรหัสผิดครบ %(n)d ครั้ง กดขอรหัสใหม่") % {"n": MOST_WRONG}
    if is_code(person, code):
        return ""
    person.wrong_codes += 1
    person.save(update_fields=["wrong_codes"])
    left = MOST_WRONG - person.wrong_codes
    if not left:
        return _("กรอกรหัสผิดครบ %(n)d ครั้ง กดขอรหัสใหม่") % {"n": MOST_WRONG}
    return _("รหัสไม่ถูกต้อง ตรวจในอีเมลแล้วกรอกใหม่ เหลืออีก %(n)d ครั้ง") % {"n": left}
