"""A trip that nobody recorded is written down afterwards, between its neighbours in the log."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Person
from audit.models import Entry
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.record_trip import record_trip
from modules.booking.commands.start_trip import start_trip
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Driver, Extra, Hold, State, Trip, Vehicle
from modules.booking.path import WrongState
from modules.booking.queries.trips import totals_of
from modules.booking.typed import Mistyped
from modules.booking.vehicles.past_trip import Course
from notifications.models import Notice
from tests.bookings import DAY, clock, make_vehicle

LAST = 48_210  # what the odometer of every vehicle of the tests says


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def trip(book, boonmee, pickup, driver) -> Booking:
    """A trip with the pickup from 9 to 11, driven by Samran; nobody recorded it in time."""
    return forgotten(given(book(boonmee, pickup), driver))


def given(booking: Booking, driver) -> Booking:
    Extra.objects.create(booking=booking, resource=driver)
    Hold.objects.create(booking=booking, resource=driver, during=booking.during)
    return booking


def forgotten(booking: Booking) -> Booking:
    """Let the clock give a trip up, as `later` does an hour after its end."""
    Hold.objects.filter(booking=booking).delete()
    booking.state = State.NO_SHOW
    booking.save(update_fields=["state"])
    return booking


def record(by, booking, km=(LAST + 5, LAST + 40), *, out=(9, 10), back=(10, 30), at=None, **more):
    course = Course(
        out_at=clock(*out), in_at=clock(*back), out_km=km[0], in_km=km[1],
        again=more.pop("again", None),
    )  # fmt: skip
    said = {"reason": "ลืมบันทึก", **more}
    return record_trip(by=by, booking=booking.pk, course=course, at=at or clock(15), **said)


def drive(by, booking, km, out, back):
    """Record a trip in its time."""
    start_trip(by=by, booking=booking.pk, odometer=km[0], at=out)
    return end_trip(by=by, booking=booking.pk, odometer=km[1], at=back)


def wrong(field, *args, **more) -> str:
    """Return what is said of a field; nothing was written then."""
    before = Trip.objects.count()
    with pytest.raises(Mistyped) as stopped:
        record(*args, **more)
    assert list(stopped.value.problems) == [field]
    assert Trip.objects.count() == before
    return stopped.value.problems[field]


def test_a_forgotten_trip_is_a_line_of_the_log_and_its_booking_is_done(trip, samran):
    line = record(samran, trip)
    assert (line.number, line.year, line.gap_km, line.distance_km) == (1, 2569, 5, 35)
    assert line.driver_name == "นายสำราญ ทางดี"
    assert line.remark == "บันทึกย้อนหลัง: ลืมบันทึก"
    trip.refresh_from_db()
    assert (trip.state, trip.ends) == (State.DONE, clock(10, 30))
    assert Vehicle.objects.get(pk=trip.resource_id).odometer == LAST + 40
    step = trip.steps.order_by("pk").last()
    assert (step.kind, step.note) == ("checked_out", "บันทึกย้อนหลัง: ลืมบันทึก")
    assert Entry.objects.get(action="booking.trip.recorded").detail["in_km"] == LAST + 40


def test_it_holds_the_time_that_was_used_again(trip, samran, driver):
    record(samran, trip)
    held = {(hold.resource_id, hold.during.lower, hold.during.upper) for hold in trip.holds.all()}
    times = (clock(9), clock(10, 30))
    assert held == {(trip.resource_id, *times), (driver.pk, *times)}


def test_the_keeper_and_who_asked_hear_of_it(trip, samran, boonmee, malee):
    record(samran, trip)
    told = Notice.objects.filter(text__startswith="บันทึกย้อนหลัง").values_list("person", flat=True)
    assert boonmee.pk in told
    assert samran.pk not in told
    assert malee.pk in told  # the registry of the office that lends the car


def test_it_stands_where_its_time_is_and_unrecorded_km_shrink(
    trip, book, boonmee, pickup, samran, driver
):
    later = given(book(boonmee, pickup, clock(13)), driver)
    drive(samran, later, (LAST + 60, LAST + 90), clock(13), clock(14))
    assert Trip.objects.get(booking=later).gap_km == 60
    line = record(samran, trip)
    rows = Trip.objects.filter(vehicle=pickup.pk)
    assert [(each.number, each.gap_km) for each in rows.order_by("out_at")] == [(2, 5), (1, 20)]
    assert totals_of(rows).gap_km == 25
    assert Vehicle.objects.get(pk=pickup.pk).odometer == LAST + 90
    assert line.out_km - LAST == 5


def test_readings_fit_between_those_before_and_after(trip, book, boonmee, pickup, samran, driver):
    later = given(book(boonmee, pickup, clock(13)), driver)
    drive(samran, later, (LAST + 60, LAST + 90), clock(13), clock(14))
    first = given(book(boonmee, pickup, clock(7), clock(8)), driver)
    Trip.objects.create(
        booking=first, vehicle=Vehicle.objects.get(pk=pickup.pk), driver_name="ก", year=2569,
        number=90, out_at=clock(7), in_at=clock(8), out_km=LAST, in_km=LAST + 20, out_by=samran,
    )  # fmt: skip
    assert "48,230" in wrong("out_km", samran, trip, (LAST + 19, LAST + 30))
    assert "48,270" in wrong("in_km", samran, trip, (LAST + 20, LAST + 61))
    assert wrong("in_km", samran, trip, (LAST + 30, LAST + 29))
    assert record(samran, trip, (LAST + 20, LAST + 60)).gap_km == 0
    assert Trip.objects.get(booking=later).gap_km == 0


@pytest.mark.parametrize("km", [(-1, LAST), (LAST, 10_000_000)])
def test_a_reading_no_odometer_shows_is_refused(trip, samran, km):
    with pytest.raises(Mistyped):
        record(samran, trip, km)


def test_a_jump_is_typed_twice(trip, samran):
    far = (LAST, LAST + 2_001)
    assert "2,001" in wrong("again", samran, trip, far)
    assert wrong("again", samran, trip, far, again=LAST + 2_000)
    assert record(samran, trip, far, again=LAST + 2_001).distance_km == 2_001


def test_times_are_those_of_the_booking_and_over(trip, samran):
    assert wrong("out_at", samran, trip, out=(7, 59))
    assert wrong("out_at", samran, trip, out=(11, 0), back=(12, 0))
    assert wrong("in_at", samran, trip, back=(9, 10))
    assert wrong("in_at", samran, trip, back=(15, 1))
    assert record(samran, trip, out=(8, 0), back=(14, 0)).distance_km == 35
    trip.refresh_from_db()
    assert trip.ends == clock(11)  # what was given; the log says when it was back


def test_another_trip_of_the_vehicle_in_the_time_refuses_and_is_named(
    trip, book, boonmee, pickup, samran, driver
):
    later = given(book(boonmee, pickup, clock(13)), driver)
    drive(samran, later, (LAST + 60, LAST + 90), clock(13), clock(14))
    assert "1/2569" in wrong("in_at", samran, trip, back=(13, 30))
    trip.refresh_from_db()
    assert trip.state == State.NO_SHOW


def test_a_vehicle_that_is_out_now_comes_back_first(trip, book, boonmee, pickup, samran, driver):
    out = given(book(boonmee, pickup, clock(11)), driver)
    start_trip(by=samran, booking=out.pk, odometer=LAST + 60, at=clock(11))
    assert record(samran, trip).gap_km == 5  # it went out before
    Trip.objects.filter(booking=trip).delete()
    Booking.objects.filter(pk=trip.pk).update(state=State.NO_SHOW)
    Trip.objects.filter(booking=out).update(out_at=clock(9))
    assert "ยังไม่ได้บันทึกกลับ" in wrong("out_at", samran, trip)


def test_what_others_were_given_in_its_time_stands(trip, book, boonmee, pickup, samran):
    other = book(boonmee, pickup)
    assert other.state == State.APPROVED
    with pytest.raises(Clash):
        record(samran, trip)
    assert not Trip.objects.exists()
    assert Vehicle.objects.get(pk=pickup.pk).odometer == LAST


def test_a_driver_was_in_one_vehicle(trip, book, boonmee, van, samran, driver, pickup):
    other = given(book(boonmee, van, clock(11)), driver)
    Trip.objects.create(
        booking=other, vehicle=Vehicle.objects.get(pk=van.pk), driver_name="นายสำราญ ทางดี",
        driver=Driver.objects.get(pk=driver.pk), year=2569, number=1, out_at=clock(10, 15),
        in_at=clock(12), out_km=1, in_km=2, out_by=samran,
    )  # fmt: skip
    assert "นข 1031" in wrong("driver", samran, trip)
    assert record(samran, trip, back=(10, 15)).driver_id == driver.pk
    assert pickup.pk == trip.resource_id


def test_somebody_else_may_have_driven(trip, malee, driver):
    line = record(malee, trip, driver_name="นายจ้าง รายวัน")
    assert (line.driver, line.driver_name) == (None, "นายจ้าง รายวัน")
    assert not trip.extras.filter(resource=driver).exists()


def test_a_driver_is_chosen_from_the_list(trip, malee, pickup, driver):
    assert wrong("driver", malee, trip, driver=pickup)
    assert record(malee, trip, driver=driver).driver_id == driver.pk


def test_somebody_is_named_where_nobody_was_given(book, boonmee, van, malee):
    asked = forgotten(book(boonmee, van))
    assert wrong("driver_name", malee, asked)
    assert wrong("driver_name", malee, asked, driver_name="ก" * 201)


def test_only_the_driver_or_a_keeper_records_it(trip, somchai, anong, boonmee, malee):
    for stranger in (somchai, anong, boonmee):
        with pytest.raises(PermissionDenied):
            record(stranger, trip)
    assert record(malee, trip).out_by == malee


def test_who_was_allowed_to_drive_records_it_under_their_name(book, boonmee, van, somchai):
    asked = forgotten(book(boonmee, van, self_drive=True))
    with pytest.raises(PermissionDenied):
        record(somchai, asked)
    assert record(boonmee, asked).driver_name == "นายบุญมี มั่นคง"


@pytest.mark.parametrize("reason", ["", "  \n", "ก" * 300])
def test_why_it_is_late_has_to_be_said_in_a_line(trip, samran, reason):
    assert wrong("reason", samran, trip, reason=reason)


def test_what_is_back_within_its_time_needs_no_waiting(book, boonmee, pickup, driver, samran):
    asked = given(book(boonmee, pickup), driver)
    record(samran, asked, back=(9, 50), at=clock(10))
    assert {hold.during.upper for hold in asked.holds.all()} == {clock(9, 50)}
    assert book(boonmee, pickup, clock(10), at=clock(10) - timedelta(minutes=1)).pk


def test_what_was_never_given_or_is_recorded_is_not_recorded(
    trip, samran, malee, book, boonmee, clerk_office, room, matrix
):
    record(samran, trip)
    with pytest.raises(WrongState):
        record(samran, trip)
    called_off = book(boonmee, make_vehicle("กฉ 3 พิจิตร", clerk_office))
    cancel_booking(by=boonmee, booking=called_off.pk, reason="เลื่อน", at=clock(8))
    with pytest.raises(WrongState):
        record(malee, called_off)
    with pytest.raises(WrongState):
        record(malee, book(malee, room))


def test_numbers_are_of_the_year_in_which_it_went_out(trip, samran):
    line = record(samran, trip, at=clock(9, day=DAY.replace(year=2027, month=1)))
    assert str(line) == "1/2569"
