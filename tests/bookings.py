"""What Bang Rak lends out, known to every test of booking: rooms, cars, drivers, equipment."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from accounts.models import Office, Person, Role
from modules.booking.commands.request_booking import request_booking
from modules.booking.models import (
    ApprovalRule,
    Booking,
    Driver,
    Fuel,
    OpenHours,
    Part,
    Resource,
    ResourceKind,
    Validity,
    ValidityKind,
    Vehicle,
    VehicleClass,
)
from modules.booking.wish import Wish
from tests.conftest import NOON
from tests.people import make_person
from thai.dates import BANGKOK
from thai.sorting import sort_key

DAY = date(2026, 3, 4)  # a Wednesday, two days after NOON; the day between is มาฆบูชา
WEEKDAYS = range(1, 6)
GOOD_UNTIL = date(2099, 1, 31)  # pages read the clock: longer than these tests live


def clock(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """Return a moment by the clock in Bangkok."""
    return datetime.combine(day, time(hour, minute), tzinfo=BANGKOK)


def make_resource(kind: ResourceKind, name: str, office: Office, **more: Any) -> Resource:
    """Make something that can be booked."""
    known = {"door": f"door-{Resource.objects.count()}", "name_sort": sort_key(name), **more}
    return Resource.objects.create(kind=kind, name=name, office=office, **known)


def make_vehicle(name: str, office: Office, **more: Any) -> Resource:
    """Make a pool vehicle by its plate, `กข 2418 พิจิตร`, with papers in order."""
    letters, number, province = name.split()
    car = make_resource(ResourceKind.VEHICLE, name, office, on_holidays=True)
    known: dict[str, Any] = {
        "vehicle_class": VehicleClass.POOL_CAR,
        "body": "รถบรรทุก (ดีเซล)",
        "fuel": Fuel.DIESEL,
    }
    plate = {"plate": f"{letters} {number}", "plate_province": province, "odometer": 48_210}
    Vehicle.objects.create(resource=car, **{**known, **plate, **more})
    return car


def make_validity(resource: Resource, kind: ValidityKind, until: date, by: Person) -> Validity:
    """Note that something of a vehicle or driver holds until a day."""
    return Validity.objects.create(
        resource=resource, kind=kind, expires_on=until, noted_by=by, noted_at=NOON
    )


@pytest.fixture
def hall(clerk_office: Office) -> Resource:
    """ห้องประชุมสภา: a hall of two halves, for 200."""
    whole = make_resource(ResourceKind.ROOM, "ห้องประชุมสภา", clerk_office, capacity=200)
    for name in ("ห้องประชุมสภา ซีกซ้าย", "ห้องประชุมสภา ซีกขวา"):
        half = make_resource(ResourceKind.ROOM, name, clerk_office, capacity=100)
        Part.objects.create(whole=whole, part=half)
    return whole


@pytest.fixture
def halves(hall: Resource) -> list[Resource]:
    """The two halves of the hall, the left one first."""
    return [each.part for each in hall.parts.select_related("part").order_by("pk")]


@pytest.fixture
def room(clerk_office: Office) -> Resource:
    """ห้องประชุมเล็ก: for 12, on weekdays from 8 to 17, lent without approval (see `matrix`)."""
    small = make_resource(
        ResourceKind.ROOM, "ห้องประชุมเล็ก", clerk_office, capacity=12, grace_minutes=15
    )
    OpenHours.objects.bulk_create(
        OpenHours(resource=small, weekday=day, opens=time(8), closes=time(17)) for day in WEEKDAYS
    )
    return small


@pytest.fixture
def pickup(clerk_office: Office, boonmee: Person) -> Resource:
    """กข 2418 พิจิตร: a pickup of the pool, papers in order."""
    car = make_vehicle("กข 2418 พิจิตร", clerk_office)
    make_validity(car, ValidityKind.COMPULSORY, GOOD_UNTIL, boonmee)
    make_validity(car, ValidityKind.TAX, GOOD_UNTIL, boonmee)
    return car


@pytest.fixture
def van(clerk_office: Office) -> Resource:
    """นข 1031 พิจิตร: a van of the pool."""
    return make_vehicle("นข 1031 พิจิตร", clerk_office, body="รถตู้")


@pytest.fixture
def driver(clerk_office: Office) -> Resource:
    """นายสำราญ ทางดี, a driver who signs in as `samran`; assigned, never asked for."""
    person = make_person(
        "samran", "นาย", "สำราญ", "ทางดี", clerk_office, "พนักงานขับรถยนต์", Role.DRIVER
    )
    found = make_resource(
        ResourceKind.DRIVER, person.full_name, clerk_office, bookable_by="nobody", on_holidays=True
    )
    Driver.objects.create(resource=found, person=person, licence_no="61000123")
    return found


@pytest.fixture
def projector(clerk_office: Office) -> Resource:
    """เครื่องฉายภาพ."""
    return make_resource(ResourceKind.EQUIPMENT, "เครื่องฉายภาพ", clerk_office)


@pytest.fixture
def matrix(room: Resource) -> list[ApprovalRule]:
    """The matrix: the small room and equipment need nobody; far trips the mayor, near the clerk."""
    lines: tuple[dict[str, Any], ...] = (
        {"resource": room},
        {"kind": ResourceKind.EQUIPMENT},
        {"kind": ResourceKind.VEHICLE, "reach": "district", "head_first": True, "role": Role.CLERK},
    )
    return [ApprovalRule.objects.create(sort=n, **line) for n, line in enumerate(lines, start=1)]


@pytest.fixture
def wish() -> Callable[..., Wish]:
    """A wish for `DAY` from 9 to 11: `wish(room)`, `wish(pickup, clock(8), clock(16))`."""
    return wished


@pytest.fixture
def book() -> Callable[..., Booking]:
    """Ask for something as somebody of an office: `book(somchai, room)`, by default of theirs."""

    def ask(
        by: Person,
        resource: Resource,
        starts: datetime | None = None,
        ends: datetime | None = None,
        **more: Any,
    ) -> Booking:
        at = more.pop("at", NOON)
        office = more.pop("office", None) or by.appointments.get().position.office
        asked = wished(resource, starts, ends, **more)
        return request_booking(by=by, office=office, wish=asked, at=at)

    return ask


def wished(
    resource: Resource,
    starts: datetime | None = None,
    ends: datetime | None = None,
    **more: Any,
) -> Wish:
    """Make a wish for `DAY` from 9 to 11, or for two hours from another moment."""
    begins = starts or clock(9)
    trip: dict[str, Any] = {
        "destination": "ศาลากลางจังหวัดพิจิตร",
        "reach": "district",
        "distance_km": 30,
    }
    known: dict[str, Any] = {"title": "ประชุมคณะกรรมการแผนพัฒนา", "people": 4}
    known |= trip if resource.kind == ResourceKind.VEHICLE else {}
    until = ends or begins + timedelta(hours=2)
    return Wish(**{**known, "resource": resource, "starts": begins, "ends": until, **more})
