"""Vehicles go out and come back: readings follow one another, one driver, one trip at a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Person
from audit.models import Entry
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Booking, Driver, Extra, Hold, State, Trip, ValidityKind, Vehicle
from modules.booking.path import WrongState
from modules.booking.typed import Mistyped
from tests.bookings import DAY, clock, make_validity

LAST = 48_210  # what the odometer of every vehicle of the tests says


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def trip(book, boonmee, pickup, driver) -> Booking:
    """A trip with the pickup from 9 to 11, given by the mayor, driven by Samran."""
    return given(book(boonmee, pickup), driver)


def given(booking: Booking, driver) -> Booking:
    """Give a driver to a trip."""
    Extra.objects.create(booking=booking, resource=driver)
    Hold.objects.create(booking=booking, resource=driver, during=booking.during)
    return booking


def go(by, booking, km=LAST, at=None, **more) -> Trip:
    return start_trip(by=by, booking=booking.pk, odometer=km, at=at or clock(9), **more)


def back(by, booking, km, at=None, **more) -> Trip:
    return end_trip(by=by, booking=booking.pk, odometer=km, at=at or clock(10), **more)


def test_a_trip_is_a_line_of_the_log_with_the_next_number_of_the_vehicle(trip, samran):
    line = go(samran, trip)
    assert (line.number, line.year, line.gap_km) == (1, 2569, 0)
    assert line.driver_name == "นายสำราญ ทางดี"
    trip.refresh_from_db()
    assert trip.state == State.IN_USE
    done = back(samran, trip, LAST + 32, remark="ฝนตก ทางลื่น")
    assert done.distance_km == 32
    assert Vehicle.objects.get(pk=trip.resource_id).odometer == LAST + 32
    assert [step.kind for step in trip.steps.order_by("pk")][-2:] == ["checked_in", "checked_out"]
    assert Entry.objects.filter(action="booking.booking.checked_out").exists()


def test_what_moved_without_a_record_is_kept_as_a_gap(trip, samran):
    assert go(samran, trip, LAST + 55).gap_km == 55


def test_a_reading_below_the_last_is_refused_and_says_the_last(trip, samran):
    with pytest.raises(Mistyped) as stopped:
        go(samran, trip, LAST - 1)
    assert "48,210" in stopped.value.problems["odometer"]
    assert not Trip.objects.exists()
    trip.refresh_from_db()
    assert trip.state == State.APPROVED


def test_an_odometer_never_comes_back_lower_than_it_went_out(trip, samran):
    go(samran, trip, LAST + 10)
    with pytest.raises(Mistyped) as stopped:
        back(samran, trip, LAST + 9)
    assert "48,220" in stopped.value.problems["odometer"]


@pytest.mark.parametrize("jump", [2_001, 40_000])
def test_a_jump_is_typed_twice(trip, samran, jump):
    with pytest.raises(Mistyped) as stopped:
        go(samran, trip, LAST + jump)
    assert list(stopped.value.problems) == ["again"]
    with pytest.raises(Mistyped):
        go(samran, trip, LAST + jump, again=LAST + jump + 1)
    assert go(samran, trip, LAST + jump, again=LAST + jump).gap_km == jump


@pytest.mark.parametrize("reading", [-1, 10_000_000])
def test_a_reading_no_odometer_shows_is_refused(trip, samran, reading):
    with pytest.raises(Mistyped):
        go(samran, trip, reading)


def test_numbers_follow_one_another_and_begin_again_with_the_year(book, boonmee, pickup, driver):
    samran = Driver.objects.get(pk=driver.pk).person
    numbers = []
    for n, day in enumerate((DAY, DAY + timedelta(days=1), DAY.replace(year=2027, month=1))):
        nine = clock(9, day=day)
        asked = given(book(boonmee, pickup, nine, at=nine - timedelta(days=1)), driver)
        line = go(samran, asked, LAST + n, at=nine)
        back(samran, asked, LAST + n, at=nine + timedelta(minutes=30))
        numbers.append(str(line))
    assert numbers == ["1/2569", "2/2569", "1/2570"]


def test_coming_back_early_frees_the_rest(trip, samran, pickup, driver, book, boonmee):
    go(samran, trip)
    back(samran, trip, LAST + 5, at=clock(9, 40))
    assert {hold.during.upper for hold in trip.holds.all()} == {clock(9, 40)}
    assert book(boonmee, pickup, clock(10), at=clock(9, 45)).state == State.APPROVED


def test_a_vehicle_is_out_once(trip, samran, book, boonmee, pickup):
    go(samran, trip)
    other = book(boonmee, pickup, clock(11, 30), at=clock(10), self_drive=True)
    with pytest.raises(WrongState, match="สำราญ"):
        go(boonmee, other, LAST + 10, at=clock(11, 30))


def test_a_driver_has_one_trip_at_a_time(trip, samran, book, boonmee, van, driver):
    go(samran, trip)
    other = given(book(boonmee, van, clock(11, 10), at=clock(10)), driver)
    with pytest.raises(WrongState, match="กข 2418"):
        go(samran, other, at=clock(11, 10))


@pytest.mark.parametrize("kind", [ValidityKind.COMPULSORY, ValidityKind.TAX])
def test_a_vehicle_whose_tax_or_insurance_lapsed_stays(book, boonmee, van, kind):
    asked = book(boonmee, van, self_drive=True)
    make_validity(van, kind, DAY - timedelta(days=1), boonmee)
    with pytest.raises(WrongState, match="หมดอายุ"):
        go(boonmee, asked)


def test_nothing_goes_out_more_than_an_hour_early_or_after_its_time(trip, samran):
    for moment in (clock(7, 59), clock(11)):
        with pytest.raises(WrongState):
            go(samran, trip, at=moment)
    assert go(samran, trip, at=clock(8)).out_km == LAST


def test_only_the_driver_or_a_keeper_takes_it_out(trip, somchai, malee, anong, boonmee):
    for stranger in (somchai, anong, boonmee):
        with pytest.raises(PermissionDenied):
            go(stranger, trip)
    assert go(malee, trip).out_by == malee


def test_who_may_drive_themselves_takes_it_out_under_their_name(book, boonmee, van, somchai):
    asked = book(boonmee, van, self_drive=True)
    with pytest.raises(PermissionDenied):
        go(somchai, asked)
    assert go(boonmee, asked).driver_name == "นายบุญมี มั่นคง"


def test_somebody_has_to_be_named_as_driver(book, boonmee, van, malee):
    asked = book(boonmee, van)
    with pytest.raises(Mistyped) as stopped:
        go(malee, asked)
    assert list(stopped.value.problems) == ["driver_name"]
    assert go(malee, asked, driver_name="นายจ้าง รายวัน").driver_name == "นายจ้าง รายวัน"


def test_a_room_does_not_drive(book, malee, room, matrix):
    with pytest.raises(WrongState):
        go(malee, book(malee, room))


def test_what_is_not_given_does_not_go_out_and_what_is_back_does_not_come_back(
    book, somchai, pickup, malee, trip, samran
):
    waits = book(somchai, pickup, clock(13))
    with pytest.raises(WrongState):
        go(malee, waits, at=clock(13))
    go(samran, trip)
    back(samran, trip, LAST + 3)
    with pytest.raises(WrongState):
        back(samran, trip, LAST + 4)
