"""Somebody from outside asks for another code."""

from datetime import datetime

from django.utils.translation import gettext as _

from database.work import atomic
from modules.booking.models import Booking, Outsider, State
from modules.booking.outsiders.answers import send_code
from modules.booking.outsiders.outside import MOST_CODES, PAUSE, by_email, hash_of


class NoMoreCodes(Exception):
    """No code is sent now; the text says what to do instead."""


@atomic()
def send_code_again(*, by: None = None, token: str, at: datetime) -> Outsider:
    """Send a new code, which ends the one before.

    Raises `NoMoreCodes` too soon after the last or after the fourth, `Outsider.DoesNotExist`.
    """
    person = Outsider.objects.select_for_update().get(token_hash=hash_of(token))
    waiting = Booking.objects.filter(outsider=person, state=State.UNCONFIRMED).exists()
    if not waiting or not by_email(person):
        raise NoMoreCodes(_("คำขอนี้ไม่ต้องใช้รหัสแล้ว"))
    if person.codes_sent >= MOST_CODES:
        raise NoMoreCodes(_("ส่งรหัสครบจำนวนแล้ว โทรหาหน่วยงานเพื่อยืนยันแทน"))
    if person.code_sent_at is not None and at < person.code_sent_at + PAUSE:
        raise NoMoreCodes(_("เพิ่งส่งรหัสไป รอ 1 นาทีแล้วลองใหม่ และดูในกล่องจดหมายขยะ"))
    person.codes_sent += 1
    person.save(update_fields=["codes_sent"])
    send_code.follow(at=at, outsider=person.pk, moment=at.isoformat())
    return person
