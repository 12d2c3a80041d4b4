"""Whatever an address or a form says, no door of booking breaks: below 500, always."""

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import Person, Role
from database.place import here
from frontend.booking.rules.words import seen_mark
from modules.booking.models import Booking, Hold, Resource, ResourceKind, State, Trip
from tests.bookings import make_resource, make_vehicle
from tests.conftest import undone
from tests.people import give
from thai.dates import BANGKOK

HOUR, DAYS = timedelta(hours=1), timedelta(days=1)

LONG = "9" * 5000
ADDRESSED = ("0001-01-01T00:00+14:00", "9999-12-31", "9999-12", LONG, "a\x00b", "\udc80")
ROWS = ("0", "9" * 30, "๑๒๓", "a\x00b")
TYPED = ("9999-12-31", LONG, "a\x00b")
# What each address is asked.
ASKED = {
    "booking/": "view day show resource office go",
    "booking/changes": "view day since resource",
    "booking/range": "resource starts ends booking",
    "booking/find": "kind people features minutes day opens closes",
    "booking/new": "resource kind starts ends title people extras",
    "booking/list": "q scope kind state when after",
    "booking/list.xlsx": "q when pick",
    "booking/holidays": "year",
    "booking/feeds": "done",
    "booking/rules": "resource km reach",
    "booking/reports": "show year month",
    "booking/reports/use-resources.xlsx": "year month",
    "booking/resources": "kind",
    "booking/resources/new": "kind",
    "booking/resources/{room}": "week",
    "booking/vehicles": "show",
    "booking/vehicles/{car}": "tab month open",
    "booking/vehicles/{car}/form4.pdf": "month",
    "booking/fuel": "state before",
    "booking/fuel/new": "vehicle",
    "booking/decide": "done pick",
    "booking/{booking}": "do done",
    "public/booking/": "page",
    "public/booking/{room}": "month day",
    "public/booking/{room}/ask": "starts ends",
}
# Addresses that name a row, or a word.
NAMED = (
    "booking/{}", "booking/{}/move", "booking/{}/do/move", "booking/{}/form3.pdf",
    "booking/{booking}/do/{}", "booking/door/{}", "booking/door/{}/code", "booking/driver/trips/{}",
    "booking/driver/rescue/{}", "booking/driver/trips/{}/record", "booking/fuel/{}",
    "booking/fuel/{}/order.pdf",
    "booking/feed/{}.ics",
    "booking/reports/{}.xlsx", "booking/resources/{}", "booking/resources/{}/edit",
    "booking/resources/{room}/photos/{}", "booking/resources/{room}/closures/{}",
    "booking/rules/{}/edit", "booking/series/{}", "booking/vehicles/{}",
    "booking/vehicles/{}/form6.pdf", "booking/vehicles/{car}/{}/note",
    "booking/accidents/{}/form5.pdf",
    "booking/trips/{}/photos/out", "booking/drivers/{}", "public/booking/{}",
    "public/booking/{}/ask", "public/booking/follow/{}",
)  # fmt: skip
DAY, CLOCK = "{day}", {"starts": "9.00", "ends": "11.00"}
# Forms as they may be filled in; each box in turn says something hostile.
FORMS: dict[str, dict[str, str]] = {
    "booking/new": {
        "kind": "room", "resource": "{room}", "title": "ประชุม", "people": "8", "day": DAY, **CLOCK,
        "several": "on", "last_day": DAY, "layout": "any", "phone": "", "office": "",
        "again": "day", "again_every": "1", "again_until": DAY,
    },
    "booking/new/choices": {"resource": "{room}", "people": "8", "day": DAY, **CLOCK, "take": ""},
    "booking/new/planned": {
        "kind": "room", "resource": "{room}", "title": "ประชุม", "people": "8", "day": DAY, **CLOCK,
        "layout": "any", "again": "month", "again_every": "1", "again_until": DAY,
    },
    "booking/{booking}/move": {"resource": "{room}", "day": DAY, "last_day": DAY, **CLOCK},
    "booking/{booking}/move?": {
        "starts": "{iso}T09:00", "ends": "{iso}T10:00", "resource": "{room}",
    },
    "booking/{booking}/do/move": {"resource": "{room}", "day": DAY, "last_day": DAY, **CLOCK},
    "booking/{booking}/do/change": {"title": "ก", "people": "8", "layout": "any"},
    "booking/{meets}/do/substitute": {"chosen": "{other}", "reason": "หลังคารั่ว"},
    "booking/list/approve": {"pick": "{booking}", "back": ""},
    "booking/decide": {"pick": "{waits}", "driver-{waits}": "later"},
    "booking/driver/trips/{goes}": {
        "out": "1", "odometer": "48300", "again": "48300", "driver_name": "ก", "kept": "ก",
    },
    "booking/driver/trips/{away}": {
        "back": "1", "odometer": "48300", "again": "48300", "remark": "ก", "kept": "ก",
        "back_day": "{past}", "back_time": "9.00", "why": "ลืม",
    },
    "booking/driver/trips/{gone}/record": {
        "day": "{past}", "starts": "9.00", "last_day": "{past}", "ends": "11.00",
        "out_km": "48300", "in_km": "48320", "again": "48320", "driver": "", "driver_name": "ก",
        "reason": "ลืม",
    },
    "booking/driver/rescue/{rescue}": {
        "destination": "หมู่ 3", "reason": "รถชน", "odometer": "48300", "again": "48300",
        "kept": "ก",
    },
    "booking/rules/new": {
        "kind": "vehicle", "resource": "{car}", "reach": "district", "over_km": "100",
        "overnight": "yes", "outsider": "", "head_first": "on", "role": "clerk",
        "office": "", "seen": "{seen}",
    },
    "booking/feeds": {"resource": "{room}"},
    "booking/holidays": {"day": DAY, "name": "ก", "off": "off"},
    "booking/fuel/new": {
        "vehicle": "{car}", "station": "ก", "fuel": "", "litres": "4", "odometer": "48300",
    },
    "booking/resources/new": {
        "kind": "room", "name": "ห้องใหม่", "office": "{office}", "capacity": "5", "features": "ก",
        "bookable_by": "staff", "setup_minutes": "5", "notice_minutes": "1", "horizon_days": "90",
        "longest_minutes": "2", "grace_minutes": "15", "sort": "1", "fee_hour_satang": "5",
        "fee_day_satang": "5", "deposit_satang": "5", "keeper": "", "fee_basis": "ก",
    },
    "booking/resources/{room}/hours": {"on_1": "on", "opens_1": "9.00", "closes_1": "12.00"},
    "booking/resources/{other}/parts": {"parts": ""},
    "booking/resources/{room}/closures/new": {
        "kind": "closed", "first": DAY, "last": DAY, **CLOCK, "reason": "ก",
    },
    "booking/vehicles/new": {
        "name": "รถใหม่", "office": "{office}", "vehicle_class": "pool_car", "body": "ก",
        "plate": "กข 9",
        "plate_province": "พิจิตร", "fuel": "diesel", "odometer": "5", "price": "5", "capacity": "5",
        "bookable_by": "staff", "acquired_on": "1/1/2567", "disposed_on": "", "engine_cc": "2494",
    },
    "booking/vehicles/{car}/criterion/note": {
        "fiscal_year": "2569", "km_per_litre": "9", "month_litres": "90",
    },
    "booking/vehicles/{car}/repair/note": {
        "done_on": "1/1/2567", "odometer": "5", "items": "ก", "price": "5", "garage": "ก",
        "ordered_by": "ก",
    },
    "booking/vehicles/{car}/accident/note": {
        "kind": "accident", "day": "{past}", "clock": "9.00", "place": "ก", "damage": "ก",
        "driver_name": "ก", "user_name": "ก",
    },
    "booking/vehicles/{car}/validity/note": {"kind": "tax", "expires_on": DAY, "number": "1"},
    "booking/drivers/new": {"name": "ก", "office": "{office}", "person": "", "licence_no": "1"},
    "public/booking/{room}/ask": {
        "title": "ก", "people": "5", "day": DAY, "last_day": DAY, **CLOCK, "name": "ก",
        "phone": "08 1234 5678", "email": "a@example.com", "consent": "on",
        "join_queue": "on",
    },
}  # fmt: skip


@pytest.fixture
def master(clerk_office, malee) -> Person:
    """Somebody who may do nearly everything."""
    for role in (Role.LOCAL_ADMIN, Role.SUPPLY_OFFICER, Role.CLERK, Role.DRIVER):
        give(malee, role, clerk_office)
    return malee


@pytest.fixture
def doors(as_, master, anong, asked, days, clerk_office, truck):
    """Somebody signed in who may do nearly everything, and what addresses and forms may name."""
    rooms = [
        make_resource(
            ResourceKind.ROOM, name, clerk_office, outsiders=True, on_holidays=True,
            horizon_days=2000,
        )
        for name in ("หอประชุม", "ห้องเล็ก")
    ]  # fmt: skip
    booking = asked(anong, rooms[0], days(3), days(3, 11))
    day = days(4)
    known = {
        "room": rooms[0].pk, "other": rooms[1].pk, "car": truck.pk, "booking": booking.pk,
        "office": clerk_office.pk, "day": typed_day(day), **on_the_road(master, truck, rooms[0]),
        "seen": seen_mark([]),
        "iso": f"{day:%Y-%m-%d}", "past": typed_day(days(-1)),
    }  # fmt: skip
    client = as_(master)
    client.raise_request_exception = False
    return client, known


def on_the_road(by: Person, car: Resource, room: Resource) -> dict[str, int]:
    """Write what the forms of drivers, keepers and deciders are about; return their keys."""
    now = timezone.now()
    cars = [make_vehicle(f"กร {n} พิจิตร", car.office, rescue=n == 3) for n in range(1, 4)]
    nine = now.astimezone(BANGKOK).replace(hour=9, minute=0, second=0, microsecond=0) - DAYS
    told = {
        "goes": (car, now - HOUR, State.APPROVED),
        "away": (cars[0], now - HOUR, State.IN_USE),
        "gone": (cars[1], nine, State.NO_SHOW),
        "waits": (cars[2], now + DAYS, State.ENDORSED),
        "meets": (room, now + 5 * DAYS, State.APPROVED),
    }
    rows = {
        name: Booking.objects.create(
            resource=thing, during=(starts, starts + 2 * HOUR), state=state, title="ก",
            asked_by=by, office=car.office, asked_at=now, destination="อำเภอ",
        )
        for name, (thing, starts, state) in told.items()
    }  # fmt: skip
    for name in ("goes", "away", "meets"):
        row = rows[name]
        Hold.objects.create(booking=row, resource=row.resource, during=row.during)
    Booking.objects.filter(pk=rows["waits"].pk).update(
        waits_role=Role.CLERK, waits_office=car.office
    )
    Trip.objects.create(
        booking=rows["away"], vehicle=cars[0].vehicle, driver_name="ก", year=2569, number=1,
        out_at=now - 2 * DAYS, out_km=48_210, out_by=by,
    )  # fmt: skip
    return {**{name: row.pk for name, row in rows.items()}, "rescue": cars[2].pk}


def typed_day(at: datetime) -> str:
    """Write a day as people type it."""
    return f"{at.day}/{at.month}/{at.year + 543}"


def answer(client: Client, way: str, address: str, said: object = None) -> int:
    """Return the status of what an address answers; nothing of it stays, nobody has to wait."""
    cache.clear()
    with undone(here()):  # so that each box is read in the same state of things
        return int(getattr(client, way)(address, said).status_code)


def broken(client: Client, way: str, address: str, said: object = None) -> bool:
    """Tell whether an address answers that something of ours is broken."""
    return answer(client, way, address, said) >= 500


def sent(value: str) -> bytes:
    """Return a word as it may come over the wire, half a character too."""
    return value.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("door", ASKED)
def test_no_address_breaks_a_page(doors, door):
    client, known = doors
    address = f"/{door.format(**known)}"
    bad = [
        (name, value[:40])
        for name in ASKED[door].split()
        for value in ADDRESSED
        if broken(client, "get", address, {name: sent(value)})
    ]
    assert bad == []


@pytest.mark.parametrize("door", NAMED)
def test_no_name_of_a_row_breaks_a_page(doors, door):
    client, known = doors
    for value in ROWS:
        name = quote(sent(value), safe="")
        assert not broken(client, "get", f"/{door.format(name, **known)}"), (door, value[:40])


@pytest.mark.parametrize("door", FORMS)
def test_nothing_typed_breaks_a_form(doors, door):
    client, known = doors
    address = f"/{door.format(**known)}"
    typed = FORMS[door].items()
    form = {name.format(**known): value.format(**known) for name, value in typed}
    assert answer(client, "post", address, form) < 400  # so that each box is read to the end
    bad = [
        (name, value[:40])
        for name in form
        for value in TYPED
        if broken(client, "post", address, {**form, name: sent(value)})
    ]
    assert bad == []
