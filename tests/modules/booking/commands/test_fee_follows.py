"""The fee of a request from outside follows it to another time and another room."""

from datetime import timedelta

import pytest

from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.ask_from_outside import OutsideWish, ask_from_outside
from modules.booking.commands.confirm_by_call import confirm_by_call
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.record_payment import record_payment
from modules.booking.commands.request_booking import Wish, request_booking
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.models import Resource, ResourceKind
from modules.booking.outsiders.fees import difference
from tests.bookings import clock, make_resource
from tests.conftest import NOON

MINUTE = timedelta(minutes=1)
NINE_TO_NOON, NINE_TO_ELEVEN = (clock(9), clock(12)), (clock(9), clock(11))


@pytest.fixture
def pavilion(clerk_office) -> Resource:
    """A hall for 200 baht an hour."""
    return lent(clerk_office, "หอประชุมอเนกประสงค์", 20_000)


@pytest.fixture
def small_hall(clerk_office) -> Resource:
    """A hall for 100 baht an hour."""
    return lent(clerk_office, "ห้องเอนกประสงค์เล็ก", 10_000)


def lent(office, name, hour):
    return make_resource(
        ResourceKind.ROOM, name, office, capacity=300, outsiders=True, on_holidays=True,
        fee_hour_satang=hour,
    )  # fmt: skip


@pytest.fixture
def given(pavilion, malee, preecha):
    """A citizen has the hall from nine to noon for 600 baht."""
    wish = OutsideWish(
        resource=pavilion, starts=clock(9), ends=clock(12), title="งานแต่งงาน",
        name="นายสมหมาย ใจงาม", phone="08 1234 5678", people=120, consent=True,
    )  # fmt: skip
    booking = ask_from_outside(wish=wish, site="https://bangrak.example", at=NOON).booking
    confirm_by_call(by=malee, booking=booking.pk, at=NOON)
    return approve_booking(by=preecha, booking=booking.pk, at=NOON)


def last_note(booking):
    return booking.steps.order_by("-pk").first().note


@pytest.mark.parametrize(
    ("hours", "satang", "said"),
    [
        (NINE_TO_ELEVEN, 40_000, "ค่าธรรมเนียม 600 บาท → 400 บาท"),
        ((clock(9), clock(14)), 100_000, "ค่าธรรมเนียม 600 บาท → 1,000 บาท"),
        ((clock(13), clock(16)), 60_000, ""),
    ],
)
def test_moved_it_costs_what_its_new_time_costs(given, malee, hours, satang, said):
    starts, ends = hours
    move_booking(by=malee, booking=given.pk, starts=starts, ends=ends, at=NOON + MINUTE)
    given.refresh_from_db()
    assert given.fee_satang == satang
    assert ("ค่าธรรมเนียม" in last_note(given)) == bool(said)
    assert said in last_note(given)
    assert difference(given) == 0


def test_in_another_hall_it_costs_what_that_hall_costs(given, small_hall, malee):
    substitute_resource(
        by=malee, booking=given.pk, resource=small_hall, reason="น้ำท่วม", at=NOON + MINUTE
    )
    given.refresh_from_db()
    assert given.fee_satang == 30_000
    assert last_note(given).endswith("น้ำท่วม · ค่าธรรมเนียม 600 บาท → 300 บาท")


@pytest.mark.parametrize(
    ("ends", "rest", "said"),
    [(clock(11), -20_000, "คืน 200 บาท"), (clock(14), 40_000, "เก็บเพิ่ม 400 บาท")],
)
def test_what_was_paid_stays_and_the_difference_is_said(given, malee, ends, rest, said):
    record_payment(by=malee, booking=given.pk, receipt="1/23", at=NOON + MINUTE)
    times = {"starts": clock(9), "ends": ends}
    move_booking(by=malee, booking=given.pk, **times, at=NOON + 2 * MINUTE)
    given.refresh_from_db()
    assert given.fee_satang == 60_000
    assert "ชำระแล้ว 600 บาท" in last_note(given)
    assert last_note(given).endswith(said)
    assert difference(given) == rest


def test_dearer_prices_ask_nothing_more_of_who_has_paid(given, pavilion, malee):
    record_payment(by=malee, booking=given.pk, receipt="1/23", at=NOON + MINUTE)
    Resource.objects.filter(pk=pavilion.pk).update(fee_hour_satang=50_000)
    given.refresh_from_db()
    given.resource.refresh_from_db()
    assert difference(given) == 0


def test_whoever_works_here_pays_nothing(pavilion, malee, clerk_office):
    wish = Wish(resource=pavilion, starts=clock(9), ends=clock(12), title="ประชุม")
    booking = request_booking(by=malee, office=clerk_office, wish=wish, at=NOON)
    move_booking(by=malee, booking=booking.pk, starts=clock(9), ends=clock(14), at=NOON)
    booking.refresh_from_db()
    assert booking.fee_satang is None
    assert "ค่าธรรมเนียม" not in last_note(booking)
