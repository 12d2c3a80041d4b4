"""Vehicles that never left, and vehicles that are not back: nobody is left to find out."""

from datetime import timedelta

import pytest

from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Booking, Hold, State, Step
from notifications.models import Notice
from tests.bookings import clock
from tests.conftest import NOON

LAST = 48_210  # what the odometer of every vehicle of the tests says


@pytest.fixture
def trip(book, boonmee, pickup) -> Booking:
    """A trip with the pickup from 9 to 11, given by the mayor to himself."""
    return book(boonmee, pickup)


def state(booking: Booking) -> str:
    return Booking.objects.get(pk=booking.pk).state


def texts(person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("text", flat=True))


def test_a_vehicle_that_nobody_took_out_is_a_no_show_an_hour_after_its_time(
    trip, boonmee, run_jobs
):
    run_jobs(clock(11, 59))
    assert state(trip) == State.APPROVED
    run_jobs(clock(12))
    assert state(trip) == State.NO_SHOW
    assert not Hold.objects.filter(booking=trip).exists()
    assert Step.objects.filter(booking=trip).latest("pk").kind == "no_show"
    assert "ไม่ได้บันทึกออกรถ" in texts(boonmee)[-1]


def test_the_keeper_and_who_has_it_next_hear_once_that_a_vehicle_is_not_back(
    trip, book, boonmee, preecha, malee, pickup, run_jobs
):
    pickup.keeper = malee
    pickup.save(update_fields=["keeper"])
    follows = given(book(preecha, pickup, clock(13), clock(15)), boonmee)
    far = clock(9) + timedelta(days=2)
    later = given(book(preecha, pickup, far, far + timedelta(hours=1)), boonmee)
    start_trip(by=malee, booking=trip.pk, odometer=LAST, driver_name="นายสำราญ", at=clock(9))
    run_jobs(clock(10, 59))
    heard = texts(malee), texts(preecha)
    run_jobs(clock(11))
    (news,) = texts(malee)[len(heard[0]) :]
    assert "ยังไม่กลับ กำหนดกลับ 4 มี.ค. 2569 11.00 น." in news
    (news,) = texts(preecha)[len(heard[1]) :]
    assert "ท่านจองไว้ พ. 4 มี.ค. 2569 13.00–15.00 น." in news
    run_jobs(clock(12, 30))
    assert len(texts(malee)) == len(heard[0]) + 1
    assert Hold.objects.get(booking=trip).during.upper == clock(11)
    assert (state(trip), state(follows), state(later)) == ("in_use", "approved", "approved")


def test_who_brings_it_back_in_time_is_spoken_of_to_nobody(trip, malee, boonmee, pickup, run_jobs):
    pickup.keeper = malee
    pickup.save(update_fields=["keeper"])
    start_trip(by=malee, booking=trip.pk, odometer=LAST, driver_name="นายสำราญ", at=clock(9))
    end_trip(by=malee, booking=trip.pk, odometer=LAST + 5, at=clock(10))
    run_jobs(clock(12, 30))
    assert not [text for text in texts(malee) if "ยังไม่กลับ" in text]
    assert state(trip) == State.DONE


def given(booking: Booking, by) -> Booking:
    """Let a booking be given by whoever decides."""
    booking.refresh_from_db()
    if booking.state == State.ASKED:
        endorse_booking(by=booking.asked_by, booking=booking.pk, at=NOON)
    approve_booking(by=by, booking=booking.pk, at=NOON)
    return booking
