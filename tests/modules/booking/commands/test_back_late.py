"""A return that nobody wrote down in time is written as it was, with why; the clock is not it."""

from datetime import timedelta

import pytest

from accounts.models import Person
from audit.models import Entry
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.record_trip import record_trip
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Booking, Driver, Extra, Hold, State, Trip, Vehicle
from modules.booking.typed import Mistyped
from modules.booking.vehicles.past_trip import Course
from tests.bookings import DAY, clock

LAST = 48_210  # what the odometer of every vehicle of the tests says
NEXT_DAY = clock(9, day=DAY + timedelta(days=1))


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def out(book, boonmee, pickup, driver, samran) -> Booking:
    """A trip with the pickup from 9 to 11, on which Samran went at 9; it is back since."""
    booking = book(boonmee, pickup)
    Extra.objects.create(booking=booking, resource=driver)
    Hold.objects.create(booking=booking, resource=driver, during=booking.during)
    start_trip(by=samran, booking=booking.pk, odometer=LAST, at=clock(9))
    return booking


def back(by, booking, in_at, remark="ลืมบันทึก", *, at=NEXT_DAY, km=LAST + 32) -> Trip:
    return end_trip(by=by, booking=booking.pk, odometer=km, remark=remark, in_at=in_at, at=at)


def wrong(field, *args, **more) -> str:
    """Bring back what cannot be so; return what is said of the field. Nothing was written."""
    with pytest.raises(Mistyped) as stopped:
        back(*args, **more)
    assert list(stopped.value.problems) == [field]
    assert Trip.objects.get(booking=args[1]).in_at is None
    return stopped.value.problems[field]


def test_the_line_says_when_it_was_back_and_why_it_is_written_so_late(out, samran):
    line = back(samran, out, clock(10, 30))
    assert (line.in_at, line.distance_km) == (clock(10, 30), 32)
    assert line.remark == "บันทึกกลับย้อนหลัง: ลืมบันทึก"
    out.refresh_from_db()
    assert (out.state, out.ends) == (State.DONE, clock(10, 30))
    assert {hold.during.upper for hold in out.holds.all()} == {clock(10, 30)}
    step = out.steps.order_by("pk").last()
    assert (step.kind, step.note, step.at) == ("checked_out", line.remark, NEXT_DAY)
    detail = Entry.objects.get(action="booking.booking.checked_out").detail
    assert detail["in_at"] == clock(10, 30).isoformat()


def test_one_that_was_back_after_its_time_ends_when_it_was_to(out, samran):
    back(samran, out, clock(13))
    out.refresh_from_db()
    assert out.ends == clock(11)
    assert Trip.objects.get(booking=out).in_at == clock(13)


def test_what_is_left_of_its_time_is_free_from_now_on_only(out, samran, book, boonmee, pickup):
    back(samran, out, clock(9, 20), at=clock(9, 50))
    assert {hold.during.upper for hold in out.holds.all()} == {clock(9, 20)}
    assert book(boonmee, pickup, clock(10), at=clock(9, 51)).state == State.APPROVED


@pytest.mark.parametrize("remark", ["", " \n "])
def test_why_it_is_late_has_to_be_said(out, samran, remark):
    assert "เหตุ" in wrong("remark", samran, out, clock(10), remark)


def test_why_is_as_long_as_the_line_lets_it_be(out, samran):
    room = 300 - len("บันทึกกลับย้อนหลัง: ")
    assert str(room) in wrong("remark", samran, out, clock(10), "ก" * (room + 1))
    assert len(back(samran, out, clock(10), "ก" * room).remark) == 300


def test_a_few_minutes_are_nothing_late(out, samran):
    line = back(samran, out, clock(10, 50), "", at=clock(11))
    assert (line.in_at, line.remark) == (clock(10, 50), "")
    assert out.steps.order_by("pk").last().note == ""


def test_eleven_minutes_are(out, samran):
    assert wrong("remark", samran, out, clock(10, 49), "", at=clock(11))


def test_it_is_back_after_it_went_out_and_not_in_the_future(out, samran):
    assert wrong("in_at", samran, out, clock(9))
    assert wrong("in_at", samran, out, clock(8))
    assert wrong("in_at", samran, out, NEXT_DAY + timedelta(minutes=1))


def test_it_is_back_before_the_vehicle_went_out_again(out, samran, book, boonmee, pickup):
    later = book(boonmee, pickup, clock(13))
    Trip.objects.create(
        booking=later, vehicle=Vehicle.objects.get(pk=pickup.pk), driver_name="ก", year=2569,
        number=90, out_at=clock(13), in_at=clock(14), out_km=LAST, in_km=LAST, out_by=samran,
    )  # fmt: skip
    assert "90/2569" in wrong("in_at", samran, out, clock(13, 1))
    assert back(samran, out, clock(13)).in_at == clock(13)


def test_what_was_driven_since_can_be_written_down_after_it(out, samran, book, boonmee, pickup):
    later = book(boonmee, pickup, clock(13), self_drive=True)
    back(samran, out, clock(10, 30))
    course = Course(out_at=clock(13), in_at=clock(14), out_km=LAST + 32, in_km=LAST + 40)
    line = record_trip(by=boonmee, booking=later.pk, course=course, reason="ลืมบันทึก", at=NEXT_DAY)
    assert (line.gap_km, Vehicle.objects.get(pk=pickup.pk).odometer) == (0, LAST + 40)
