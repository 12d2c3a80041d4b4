"""Let a person in by user name and password (เข้าสู่ระบบ)."""

import logging
from datetime import datetime

from django.contrib.auth import authenticate
from django.utils.translation import gettext as _

from accounts import attempts
from accounts.models import Person
from audit import trail
from database.work import atomic

log = logging.getLogger("accounts.sign_in")


class NotKnown(Exception):
    """No such user name, a wrong password or a disabled person: never said which."""


@atomic()
def sign_in(*, username: str, password: str, address: str, at: datetime) -> Person:
    """Return the person whose name and password these are; the door then opens a session.

    Raises `NotKnown`, or `attempts.TooManyTries`. A failure is written to the log only, since a
    stranger must not be able to fill the trail.
    """
    attempts.demand_a_try(username=username, address=address)
    person = authenticate(username=username, password=password)
    if person is None:
        log.info("sign-in refused", extra={"facts": {"address": address}})
        raise NotKnown(_("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง ตรวจว่าแป้นพิมพ์อยู่ภาษาที่ต้องการ แล้วลองอีกครั้ง"))
    assert isinstance(person, Person)
    attempts.forgive(username=username, address=address)
    trail.record(by=person, at=at, action="accounts.signed_in", subject=person, address=address)
    return person
