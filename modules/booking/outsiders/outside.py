"""Somebody from outside asks: what they typed, their secret address, the code they are sent."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from database.place import here
from modules.booking.models import Outsider, Resource
from modules.booking.wish import BadWish, Wish
from thai.names import UnreadablePhone, read_phone
from thai.text import tidy

CODE_LASTS = timedelta(minutes=15)
MOST_WRONG = 5  # tries at one code
MOST_CODES = 4  # sent to one request
PAUSE = timedelta(seconds=60)  # between two codes
UNCONFIRMED_LASTS = timedelta(hours=24)
CALLED_WITHIN = 3  # working days in which an officer calls
NOT_GIVEN_KEPT = timedelta(days=30)  # what came to nothing is erased then
CONTACT_KEPT = timedelta(days=365)  # and how to reach who has used something

_LINES = {"name": 200, "organisation": 200, "address": 300}


@dataclass(frozen=True, kw_only=True)
class OutsideWish:
    """What somebody asks for on the public page. Times are aware and half-open."""

    resource: Resource
    starts: datetime
    ends: datetime
    title: str
    name: str
    phone: str
    purpose: str = ""
    people: int = 1
    organisation: str = ""
    email: str = ""
    address: str = ""
    consent: bool = False
    join_queue: bool = False

    def wish(self) -> Wish:
        """Return what of it every booking has."""
        return Wish(
            resource=self.resource,
            starts=self.starts,
            ends=self.ends,
            title=self.title,
            purpose=self.purpose,
            people=self.people,
        )


def person_of(wish: OutsideWish) -> Outsider:
    """Return who asks, unsaved, words tidied, the telephone in E.164. Raises `BadWish`."""
    typed = {name: " ".join(tidy(getattr(wish, name)).split()) for name in (*_LINES, "email")}
    problems = {
        name: _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": most}
        for name, most in _LINES.items()
        if len(typed[name]) > most
    }
    if not typed["name"]:
        problems["name"] = _("กรอกชื่อและนามสกุลของผู้ขอ")
    phone, wrong = _phone(wish.phone)
    if wrong:
        problems["phone"] = wrong
    if typed["email"] and not _is_email(typed["email"]):
        problems["email"] = _("อีเมลไม่ถูกต้อง พิมพ์ เช่น somchai@example.com หรือเว้นว่าง")
    if not wish.consent:
        problems["consent"] = _("อ่านประกาศความเป็นส่วนตัวแล้วเลือกช่องนี้ก่อนส่ง")
    if problems:
        raise BadWish.of(problems)
    return Outsider(**typed, phone=phone, joins_queue=wish.join_queue)


def _phone(typed: str) -> tuple[str, str]:
    try:
        phone = read_phone(typed)
    except UnreadablePhone as unreadable:
        return "", _("กรอกโทรศัพท์ที่ติดต่อได้ เช่น 08 1234 5678") if not typed.strip() else str(unreadable)
    return (phone, "") if len(phone) <= 20 else ("", _("หมายเลขต่อยาวเกินไป"))


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 200


def by_email(outsider: Outsider) -> bool:
    """Tell whether who asks is sent a code; others are called by an officer."""
    return bool(outsider.email) and settings.SENDS_MAIL


def token_of(outsider: Outsider) -> str:
    """Return the secret part of the address at which a request is followed, or nothing.

    Nothing is kept of it but a hash; it is made again from the key of the installation, as long
    as the key it was made with is known.
    """
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = _token(outsider.pk, key)
        if constant_time_compare(hash_of(token), outsider.token_hash):
            return token
    return ""


def new_token(outsider: Outsider) -> str:
    """Return the secret part for a request that is kept already, and write down its hash."""
    token = _token(outsider.pk, settings.SECRET_KEY)
    outsider.token_hash = hash_of(token)
    return token


def _token(key_of_row: int, key: str | bytes) -> str:
    told = f"{here().schema}:{key_of_row}"
    made = salted_hmac("booking.outsider.token", told, secret=key, algorithm="sha256").digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Return what is kept of a secret that is too long to be guessed."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def new_code(outsider: Outsider) -> str:
    """Return a new code of six digits, and write down its hash, which needs the key to be tried."""
    code = f"{secrets.randbelow(1_000_000):06}"
    outsider.code_hash = _code_hash(outsider, code)
    return code


def is_code(outsider: Outsider, code: str) -> bool:
    """Tell whether a code is the one that was sent."""
    return constant_time_compare(outsider.code_hash, _code_hash(outsider, code))


def _code_hash(outsider: Outsider, code: str) -> str:
    told = f"{here().schema}:{outsider.pk}:{code}"
    return salted_hmac("booking.outsider.code", told, algorithm="sha256").hexdigest()
