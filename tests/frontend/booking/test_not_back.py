"""A vehicle that is not back when its time is over: the calendar and the next booking say so."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from modules.booking.models import Booking, Hold, State, Trip

WORDS = "รถยังไม่กลับ"


@pytest.fixture
def out(asked, decided, boonmee, malee, truck):
    """The truck went out two hours ago for an hour, and is not back."""
    now = timezone.now().replace(second=0, microsecond=0)
    times = DateTimeTZRange(now - timedelta(hours=2), now - timedelta(hours=1))
    booking = asked(boonmee, truck, now + timedelta(hours=1), now + timedelta(hours=2))
    Booking.objects.filter(pk=booking.pk).update(during=times, state=State.IN_USE)
    Hold.objects.filter(booking=booking).update(during=times)
    Trip.objects.create(
        booking=booking, vehicle_id=truck.pk, driver_name="นายสำราญ", year=2569, number=1,
        out_at=times.lower, out_km=48_210, out_by=malee,
    )  # fmt: skip
    return booking


def soon(asked, boonmee, truck, hours) -> Booking:
    now = timezone.now()
    return asked(boonmee, truck, now + timedelta(hours=hours), now + timedelta(hours=hours + 1))


def test_the_day_says_it_beside_the_vehicle_and_does_not_call_it_free(as_, anong, out, truck):
    html = as_(anong).get("/booking/", {"resource": truck.pk}).text
    assert '<small class="lane-free">ยังไม่กลับ</small>' in html


def test_the_next_booking_says_it_and_one_that_is_far_does_not(as_, boonmee, asked, out, truck):
    page = as_(boonmee).get(f"/booking/{soon(asked, boonmee, truck, 3).pk}").text
    assert WORDS in page
    assert "ขอเปลี่ยนคัน" in page
    assert WORDS not in as_(boonmee).get(f"/booking/{soon(asked, boonmee, truck, 72).pk}").text


def test_its_own_page_says_it_until_it_is_back(as_, boonmee, out):
    assert WORDS in as_(boonmee).get(f"/booking/{out.pk}").text
    Trip.objects.update(in_at=timezone.now(), in_km=48_300)
    Booking.objects.filter(pk=out.pk).update(state=State.DONE)
    assert WORDS not in as_(boonmee).get(f"/booking/{out.pk}").text
