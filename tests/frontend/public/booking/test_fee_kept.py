"""The page that follows a request says the fee that is kept with it, whatever prices are now."""

import pytest
from django.utils import timezone

from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.ask_from_outside import OutsideWish, ask_from_outside
from modules.booking.commands.confirm_by_call import confirm_by_call
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.record_payment import record_payment
from modules.booking.models import Resource, ResourceKind
from tests.bookings import make_resource


@pytest.fixture
def given(clerk_office, malee, preecha, days):
    """A citizen has a hall for three hours, 600 baht; and the address that follows it."""
    hall = make_resource(
        ResourceKind.ROOM, "หอประชุม", clerk_office, outsiders=True, on_holidays=True,
        fee_hour_satang=20_000,
    )  # fmt: skip
    wish = OutsideWish(
        resource=hall, starts=days(3, 9), ends=days(3, 12), title="งานแต่งงาน",
        name="นายสมหมาย ใจงาม", phone="08 1234 5678", people=2, consent=True,
    )  # fmt: skip
    now = timezone.now()
    asked = ask_from_outside(wish=wish, site="https://bangrak.example", at=now)
    confirm_by_call(by=malee, booking=asked.booking.pk, at=now)
    approve_booking(by=preecha, booking=asked.booking.pk, at=now)
    return asked.booking, f"/public/booking/follow/{asked.token}"


def moved(booking, by, ends):
    move_booking(by=by, booking=booking.pk, starts=booking.starts, ends=ends, at=timezone.now())


def test_dearer_prices_do_not_change_what_was_asked_for(browser, given):
    _booking, address = given
    Resource.objects.update(fee_hour_satang=50_000)
    cost = browser.get(address).context["cost"]
    assert (cost["total"], cost["lines"], cost["rest"]) == ("600", [], "")


def test_what_is_moved_costs_what_the_row_says(browser, given, malee, days):
    booking, address = given
    moved(booking, malee, days(3, 14))
    booking.refresh_from_db()
    cost = browser.get(address).context["cost"]
    assert (cost["total"], booking.fee_satang) == ("1,000", 100_000)
    assert cost["lines"] == ["5 ชั่วโมง × 200 บาท"]


def test_what_is_moved_after_it_was_paid_says_the_difference_to_both(
    browser, as_, given, malee, days
):
    booking, address = given
    record_payment(by=malee, booking=booking.pk, receipt="1/23", at=timezone.now())
    moved(booking, malee, days(3, 11))
    cost = browser.get(address).context["cost"]
    assert (cost["total"], cost["rest"]) == ("600", "คืนเงิน 200 บาท")
    assert "คืนเงิน 200 บาท" in browser.get(address).text
    assert "คืนเงิน 200 บาท" in as_(malee).get(f"/booking/{booking.pk}").text
