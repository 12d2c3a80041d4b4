"""A hall is divided while somebody books it: the hold never lands on the whole beside its parts."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connections

from accounts.models import Office, OfficeKind, Role
from database.backend.base import DatabaseWrapper
from database.place import Place, standing_in
from database.work import atomic, connection_here
from modules.booking.commands.change_vehicle import change_vehicle
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.set_parts import set_parts
from modules.booking.held.holding import Busy
from modules.booking.held.standing import BookingsStand
from modules.booking.models import ApprovalRule, Booking, Hold, ResourceKind
from modules.booking.vehicles.facts import VehicleFacts
from modules.booking.wish import BadWish
from tenants import directory
from tests.bookings import clock, make_resource, make_vehicle, wished
from tests.conftest import NOON, open_town
from tests.people import make_person


@pytest.fixture(scope="module")
def place(databases: None) -> Place:
    """A town whose rows are committed."""
    return directory.place_of(open_town("halves", code="05660181", name="เทศบาลตำบลบางแบ่ง"))


@pytest.fixture
def hall(place: Place) -> Iterator[dict]:
    """A hall that nobody needs to approve, two rooms that may become its halves, a clerk."""
    with standing_in(place), atomic():
        office, _made = Office.objects.get_or_create(
            parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": "เทศบาลตำบลบางแบ่ง"}
        )
        name = f"clerk{Booking.objects.count()}{ApprovalRule.objects.count()}"
        clerk = make_person(name, "นาง", "ดาว", "ดี", office, "ธุรการ", Role.REGISTRY_CENTRAL)
        ApprovalRule.objects.get_or_create(sort=1, defaults={"kind": ResourceKind.ROOM})
        whole, left, right = (
            make_resource(ResourceKind.ROOM, f"{name} {n}", office, on_holidays=True)
            for n in range(3)
        )
    return {"office": office, "clerk": clerk, "whole": whole, "halves": [left.pk, right.pk]}


def ask(hall: dict) -> Booking:
    wish = wished(hall["whole"], clock(9))
    return request_booking(by=hall["clerk"], office=hall["office"], wish=wish, at=NOON)


def divide(hall: dict) -> None:
    set_parts(by=hall["clerk"], resource=hall["whole"].pk, parts=hall["halves"], at=NOON)


def meanwhile(place: Place, work: Callable[[], object]) -> str:
    """Try something from another connection that waits for nobody; return what came of it."""

    @contextmanager
    def alone() -> Iterator[None]:
        known = connections[place.cell].settings_dict
        options = {key: value for key, value in known["OPTIONS"].items() if key != "pool"}
        connections[place.cell] = DatabaseWrapper({**known, "OPTIONS": options}, place.cell)
        try:
            with standing_in(place), atomic(), connection_here().cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout TO 100")
                yield
        finally:
            connections.close_all()

    def run() -> str:
        try:
            with alone():
                work()
        except (Busy, OperationalError):
            return "had to wait"
        return "done"

    with ThreadPoolExecutor(1) as other:
        return other.submit(run).result()


def test_nothing_is_divided_while_it_is_being_given(place: Place, hall: dict) -> None:
    with standing_in(place), atomic():
        ask(hall)
        assert meanwhile(place, lambda: divide(hall)) == "had to wait"
    with standing_in(place), pytest.raises(BookingsStand), atomic():
        divide(hall)


def test_nothing_is_given_while_it_is_being_divided(place: Place, hall: dict) -> None:
    with standing_in(place), atomic():
        divide(hall)
        assert meanwhile(place, lambda: ask(hall)) == "had to wait"
    with standing_in(place), atomic():
        booking = ask(hall)
        held = Hold.objects.filter(booking=booking).values_list("resource", flat=True)
        assert sorted(held) == sorted(hall["halves"])


def test_no_car_is_given_while_it_is_being_disposed_of(place: Place, hall: dict) -> None:
    with standing_in(place), atomic():
        clerk, office = hall["clerk"], hall["office"]
        ApprovalRule.objects.get_or_create(sort=2, defaults={"kind": ResourceKind.VEHICLE})
        car = make_vehicle(f"กข {hall['whole'].pk} พิจิตร", office)
    facts = VehicleFacts(
        name=car.name, office=office, plate="กข 1", plate_province="พิจิตร", body="รถตู้",
        disposed_on=NOON.date(),
    )  # fmt: skip

    def drive() -> Booking:
        return request_booking(by=clerk, office=office, wish=wished(car, clock(9)), at=NOON)

    with standing_in(place), atomic():
        change_vehicle(by=clerk, vehicle=car.pk, facts=facts, at=NOON)
        assert meanwhile(place, drive) == "had to wait"
    with standing_in(place), pytest.raises(BadWish), atomic():
        car.refresh_from_db()
        drive()
