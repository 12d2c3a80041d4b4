"""One booking of the past as a row, and who had a hand in it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from accounts.models import Office, Person
from demo.booking.cast import Cast
from demo.booking.year import Past
from demo.desk import chance
from modules.booking.models import (
    HELD,
    Booking,
    Layout,
    Outsider,
    Resource,
    ResourceKind,
    State,
)
from modules.booking.rules import Decision, Facts
from thai.dates import buddhist_year

_DAY_LONG = timedelta(hours=8)  # from here on a day's fee is asked for


@dataclass(frozen=True, kw_only=True)
class Written:
    """A booking with what else is told of it."""

    past: Past
    booking: Booking
    office: Office
    asker: Person | None
    decision: Decision
    extras: tuple[Resource, ...]
    driver: Resource | None


def written(cast: Cast, past: Past, key: int, guest: Outsider | None) -> Written:
    """Return a booking of the past as its commands would have left it; it is not saved."""
    thing = cast.rows[past.key]
    asker, office = (None, thing.office)
    if guest is None:
        asker, office = cast.asker(past.text.get("office", "clerk"), past.asked)
    extras = [cast.rows[key] for key in past.extras if key in cast.rows]
    vehicle = cast.vehicles.get(thing.pk)
    driver = vehicle.usual_driver if vehicle else None
    if driver is not None and past.state == State.DONE:
        extras.append(driver)
    decision = cast.decision(past.key, _facts(past))
    booking = _row(past, thing, office)
    booking.pk, booking.asked_by, booking.outsider = key, asker, guest
    booking.self_drive = vehicle is not None and driver is None and not past.reason
    booking.approved_at = _approved_at(past, decision)
    if guest is not None:
        _charge(booking, past)
    return Written(
        past=past,
        booking=booking,
        office=office,
        asker=asker,
        decision=decision,
        extras=tuple(extras),
        driver=driver,
    )


def outsider_row(past: Past, n: int) -> Outsider:
    """Return whoever asked from outside, confirmed by a call."""
    return Outsider(
        name=past.text["name"],
        organisation=past.text["organisation"],
        phone=past.text["phone"],
        token_hash=hashlib.sha256(f"demo/{n}/{past.asked}".encode()).hexdigest(),
        confirmed_at=past.asked + timedelta(hours=1),
        confirmed_how="call",
    )


def _row(past: Past, thing: Resource, office: Office) -> Booking:
    ends = past.ends if past.km or past.state != State.DONE else past.back
    text = past.text
    return Booking(
        resource=thing,
        during=DateTimeTZRange(past.starts, ends),
        state=past.state,
        title=text["title"],
        private=text.get("private", False),
        purpose=past.reason or (text["title"] if past.km else ""),
        people=min(past.people, thing.capacity or past.people),
        office=office,
        phone=office.phone,
        asked_at=past.asked,
        chair=text.get("chair", ""),
        layout=text.get("layout", Layout.ANY),
        wishes=text.get("wishes", ""),
        destination=past.destination,
        reach=text.get("reach", ""),
        distance_km=past.km or None,
        afterwards=past.reason,
    )


def _facts(past: Past) -> Facts:
    overnight = bool(past.text.get("nights"))
    return Facts(reach=past.text.get("reach", ""), overnight=overnight, outsider=past.outside)


def _approved_at(past: Past, decision: Decision) -> datetime | None:
    if past.reason:
        return past.ends + timedelta(hours=12)
    if past.state not in (*HELD, State.NO_SHOW):
        return None
    return past.asked + (past.starts - past.asked) * 0.4 if decision.role else past.asked


def _charge(booking: Booking, past: Past) -> None:
    """Write the fee and, where it was used, its receipt."""
    thing = booking.resource
    if thing.kind != ResourceKind.ROOM or past.state == State.REJECTED:
        return
    length = past.ends - past.starts
    hours = -(-length // timedelta(hours=1))
    fee = thing.fee_day_satang if length >= _DAY_LONG else hours * thing.fee_hour_satang
    booking.fee_satang = min(fee, thing.fee_day_satang)
    if past.state == State.DONE and chance("paid", past.asked).random() < 0.9:
        booking.paid_at = booking.approved_at
        year = buddhist_year(past.asked) % 100
        booking.receipt = f"RC{year}-{chance('receipt', past.asked).randint(1, 4999):04}"
