"""A citizen asks for a hall or a tent on the public page (ประชาชนขอใช้)."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from database.work import atomic
from modules.booking import asking, path
from modules.booking.giving.letting_in import tell_to_call
from modules.booking.held import holding
from modules.booking.models import Booking, Outsider, State, StepKind
from modules.booking.outsiders import fees
from modules.booking.outsiders.answers import send_code
from modules.booking.outsiders.outside import OutsideWish, by_email, new_token, person_of
from modules.booking.resources import LENT_OUT
from modules.booking.wish import BadWish, Wish, tidied, words_of

__all__ = ["Asked", "BadWish", "NotLent", "OutsideWish", "TimeTaken", "ask_from_outside"]

_WAITS = "ขอเข้าคิวรอ ถ้าเวลานี้ว่างลง"


class NotLent(Exception):
    """The resource is not for people from outside."""


class TimeTaken(Exception):
    """The time has been given to others; the text names nobody."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request that waits for its confirmation; `token` leads to it and is kept nowhere."""

    booking: Booking
    outsider: Outsider
    token: str


@atomic()
def ask_from_outside(*, by: None = None, wish: OutsideWish, site: str, at: datetime) -> Asked:
    """Keep a request; a code goes to the e-mail address, or an officer is told to call.

    `site` is the address of the town (https://town.example), for the letters. Nothing is held.
    What has been given to others is refused, unless the wish says to wait in the queue for it.
    Raises `BadWish` with all fields at fault, `TimeTaken`, `NotLent`.
    """
    resource = wish.resource
    if not resource.outsiders or resource.kind not in LENT_OUT or resource.retired_at is not None:
        raise NotLent
    asked, person = _checked(wish, at)
    if not wish.join_queue and holding.taken([resource], asked.during):
        raise TimeTaken(_("ช่วงเวลานี้มีผู้ใช้แล้ว เลือกเวลาอื่นจากปฏิทิน หรือเลือกเข้าคิวรอ"))
    token = _keep(person, site)
    booking = _row(asked, person, at)
    waits = _WAITS if wish.join_queue else ""
    path.add_step(booking, StepKind.ASKED, by=None, at=at, note=waits, resource=resource.name)
    if by_email(person):
        send_code.follow(at=at, outsider=person.pk, moment=at.isoformat())
    else:
        tell_to_call.follow(at=at, booking=booking.pk, moment=at.isoformat())
    return Asked(booking=booking, outsider=person, token=token)


def _checked(wish: OutsideWish, at: datetime) -> tuple[Wish, Outsider]:
    """Return what is asked and who asks, or raise `BadWish` with the faults of both."""
    asked = tidied(wish.wish())
    problems = asking.problems_of(asked, at=at)
    person = Outsider()
    try:
        person = person_of(wish)
    except BadWish as bad:
        problems |= bad.problems
    if problems:
        raise BadWish.of(problems)
    return asked, person


def _keep(person: Outsider, site: str) -> str:
    """Write who asks, and return the secret part of the address that follows their request."""
    person.site, person.token_hash = site, secrets.token_hex(32)
    person.codes_sent = 1 if by_email(person) else 0
    person.save(force_insert=True)
    token = new_token(person)
    person.save(update_fields=["token_hash"])
    return token


def _row(asked: Wish, person: Outsider, at: datetime) -> Booking:
    """Write the request: it is the matter of the office that looks after the resource."""
    return Booking.objects.create(
        resource=asked.resource,
        during=asked.during,
        state=State.UNCONFIRMED,
        title=asked.title,
        purpose=asked.purpose,
        people=asked.people,
        outsider=person,
        office=asked.resource.office,
        asked_at=at,
        fee_satang=fees.fee_of(asked.resource, asked.starts, asked.ends).satang,
        words=words_of(asked),
    )
