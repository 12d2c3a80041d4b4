"""What an approver gave leave for is what is done: that trip, that car, by who may give it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Acting, ActingMode, Office, Person, Role
from modules.booking import rules
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.assign_driver import assign_driver
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.change_booking import change_booking
from modules.booking.commands.check_in import check_in
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.start_trip import start_trip
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.models import (
    ApprovalRule,
    BookableBy,
    Booking,
    Closure,
    Driver,
    Hold,
    Resource,
    ResourceKind,
    State,
)
from modules.booking.wish import BadWish, wish_of
from notifications.models import Notice
from tests.bookings import clock, make_resource, make_vehicle
from tests.conftest import NOON
from tests.people import LONG_AGO, make_person

pytestmark = pytest.mark.usefixtures("matrix", "prasert", "preecha")
LATER = NOON + timedelta(hours=1)
Book = Callable[..., Booking]


@pytest.fixture
def trip(book: Book, somchai: Person, preecha: Person, pickup: Resource) -> Booking:
    """A trip of สำนักปลัด within the district that the clerk approved."""
    asked = book(somchai, pickup, purpose="ส่งแผนพัฒนา")
    return approve_booking(by=preecha, booking=asked.pk, at=LATER)


@pytest.fixture
def fire_engine(engineering: Office) -> Resource:
    """A car of กองช่าง that its own director gives."""
    car = make_vehicle("บต 77 พิจิตร", engineering)
    ApprovalRule.objects.create(sort=0, resource=car, role=Role.DIVISION_DIRECTOR)
    return car


@pytest.mark.parametrize(
    "changed",
    [
        {"destination": "บึงสีไฟ"},
        {"purpose": "ธุระส่วนตัว"},
        {"distance_km": 60},
        {"self_drive": True},
        {"parked_at": "บ้านพัก"},
    ],
)
def test_another_trip_than_was_approved_is_asked_for_again(
    trip: Booking, somchai: Person, changed: dict[str, object]
) -> None:
    wish = wish_of(trip, **changed)
    found = change_booking(by=somchai, booking=trip.pk, wish=wish, at=LATER)
    assert (found.state, found.waits_role) == (State.ENDORSED, Role.CLERK)
    assert not Hold.objects.filter(booking=found).exists()


def test_who_may_approve_changes_the_trip_at_once(trip: Booking, preecha: Person) -> None:
    wish = wish_of(trip, destination="บึงสีไฟ")
    found = change_booking(by=preecha, booking=trip.pk, wish=wish, at=LATER)
    assert (found.state, found.destination) == (State.APPROVED, "บึงสีไฟ")


def test_a_distance_that_is_not_told_counts_as_far(pickup: Resource) -> None:
    ApprovalRule.objects.create(
        sort=0, kind=ResourceKind.VEHICLE, over_km=100, role=Role.CHIEF_EXECUTIVE
    )
    near, unknown = (rules.Facts(reach="district", distance_km=km) for km in (30, None))
    assert rules.decider_of(pickup, near).role == Role.CLERK
    assert rules.decider_of(pickup, unknown).role == Role.CHIEF_EXECUTIVE


def test_an_approver_gives_no_car_that_is_not_theirs_to_give(
    book: Book, somchai: Person, preecha: Person, pickup: Resource, fire_engine: Resource
) -> None:
    asked = book(somchai, pickup)
    with pytest.raises(BadWish) as refused:
        approve_booking(by=preecha, booking=asked.pk, vehicle=fire_engine, at=LATER)
    assert refused.value.field == "vehicle"
    assert Booking.objects.get(pk=asked.pk).resource == pickup


def test_no_keeper_swaps_in_what_others_give(
    trip: Booking, malee: Person, fire_engine: Resource, van: Resource
) -> None:
    with pytest.raises(BadWish) as refused:
        substitute_resource(by=malee, booking=trip.pk, resource=fire_engine, reason="เสีย", at=LATER)
    assert refused.value.field == "resource"
    found = substitute_resource(by=malee, booking=trip.pk, resource=van, reason="เสีย", at=LATER)
    assert found.resource == van


def test_no_keeper_swaps_in_what_is_not_lent_to_the_office(
    trip: Booking, malee: Person, preecha: Person, van: Resource, engineering: Office
) -> None:
    Resource.objects.filter(pk=van.pk).update(bookable_by=BookableBy.OFFICE, office=engineering)
    van.refresh_from_db()
    swap = {"booking": trip.pk, "resource": van, "reason": "เสีย", "at": LATER}
    with pytest.raises(BadWish):
        substitute_resource(by=malee, **swap)
    assert substitute_resource(by=preecha, **swap).resource == van  # who approves may


def test_what_goes_with_a_trip_must_be_to_be_had_when_it_is_approved(
    book: Book, somchai: Person, malee: Person, preecha: Person, pickup: Resource, driver: Resource
) -> None:
    asked = book(somchai, pickup)
    assign_driver(by=malee, booking=asked.pk, driver=driver, at=LATER)
    Closure.objects.create(
        resource=driver, kind="leave", during=(clock(0), clock(23)), reason="ลาป่วย",
        closed_by=malee, closed_at=LATER,
    )  # fmt: skip
    with pytest.raises(BadWish, match="ลาถึง") as refused:
        approve_booking(by=preecha, booking=asked.pk, at=LATER)
    assert refused.value.field == "driver"


def test_a_driver_who_is_exchanged_hears_of_it(
    trip: Booking, malee: Person, driver: Resource, clerk_office: Office, run_jobs
) -> None:
    assign_driver(by=malee, booking=trip.pk, driver=driver, at=LATER)
    person = make_person("dam", "นาย", "ดำ", "ดี", clerk_office, "พนักงานขับรถยนต์", Role.DRIVER)
    other = make_resource(ResourceKind.DRIVER, person.full_name, clerk_office, on_holidays=True)
    Driver.objects.create(resource=other, person=person)
    assign_driver(by=malee, booking=trip.pk, driver=other, at=LATER)
    run_jobs(LATER)

    def last(who: Person) -> str:
        return Notice.objects.filter(person=who).latest("pk").text

    assert last(person).startswith("มีงานขับรถ")
    assert last(Driver.objects.get(pk=driver.pk).person).startswith("ยกเลิกงานขับรถ")


def test_what_is_approved_from_the_queue_is_approved_in_the_right_capacity(
    book: Book, somchai: Person, anong: Person, preecha: Person, boonmee: Person, pickup: Resource
) -> None:
    first = approve_booking(by=preecha, booking=book(somchai, pickup).pk, at=LATER)
    waiting = book(anong, pickup, reach="outside", join_queue=True, at=LATER)
    cancel_booking(by=preecha, booking=first.pk, reason="เลื่อน", at=LATER)
    Acting.objects.create(
        position=boonmee.appointments.get().position, person=preecha, mode=ActingMode.VACANCY,
        order_number="1/2569", since=LONG_AGO, made_by=preecha, made_at=NOON,
    )  # fmt: skip
    approve_booking(by=preecha, booking=waiting.pk, at=LATER)
    step = waiting.steps.get(kind="approved")
    assert (step.acting_mode, step.acting_for) == (ActingMode.VACANCY, "นายกเทศมนตรี")


def test_who_left_the_office_only_calls_off_what_they_asked_for(
    book: Book, somchai: Person, preecha: Person, pickup: Resource, room: Resource
) -> None:
    asked = book(somchai, pickup, self_drive=True)
    trip = approve_booking(by=preecha, booking=asked.pk, at=LATER)
    meeting = book(somchai, room)
    somchai.appointments.update(until=LONG_AGO + timedelta(days=9))
    for act in (
        lambda: start_trip(by=somchai, booking=trip.pk, odometer=48_210, at=clock(9)),
        lambda: change_booking(by=somchai, booking=trip.pk, wish=wish_of(trip), at=LATER),
        lambda: check_in(by=somchai, booking=meeting.pk, at=clock(9)),
        lambda: move_booking(
            by=somchai, booking=meeting.pk, starts=clock(13), ends=clock(14), at=LATER
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()
    gone = cancel_booking(by=somchai, booking=trip.pk, reason="ย้ายไปแล้ว", at=LATER)
    assert gone.state == State.CANCELLED
