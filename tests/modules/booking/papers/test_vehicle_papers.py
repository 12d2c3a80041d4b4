"""The vehicle papers are filled from what was kept: steps, trips, orders."""

from datetime import timedelta
from decimal import Decimal

import pypdfium2
import pytest

from accounts.duties import viewer_of
from accounts.models import Person
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.approve_fuel import approve_fuel
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.order_fuel import FuelWish, order_fuel
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Booking, Driver, FuelOrder, Vehicle
from modules.booking.papers.request_paper import fuel_paper, request_paper
from modules.booking.papers.vehicle_papers import log_paper
from tests.bookings import DAY, clock
from tests.conftest import NOON

LAST = 48_210


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def asked(anong, prasert, boonmee, book, pickup) -> Booking:
    """Anong of กองช่าง asks for the pickup; her director sees it first, the mayor gives it."""
    return book(anong, pickup, reach="outside", destination="ศาลากลางจังหวัดตาก")


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return ["".join(text.split()) for text in texts]


def form3(booking):
    [text] = words(request_paper(Booking.objects.get(pk=booking.pk)))
    return text


def test_form_3_fills_itself_as_the_request_goes_its_way(asked, prasert, boonmee, driver):
    text = form3(asked)
    assert "เรียนนายกเทศมนตรี" in text
    assert "(นางอนงค์ศรีสุข)" in text
    assert text.count("ลงนามในระบบ") == 1
    endorse_booking(by=prasert, booking=asked.pk, note="งานเร่งด่วน", at=NOON)
    text = form3(asked)
    assert "งานเร่งด่วน" in text
    assert "ผู้อำนวยการกองช่าง" in text
    assert "กข๒๔๑๘" not in text
    approve_booking(by=boonmee, booking=asked.pk, driver=driver, at=NOON)
    text = form3(asked)
    assert "กข๒๔๑๘พิจิตร" in text
    assert "นายสำราญทางดี" in text
    assert text.count("ลงนามในระบบ") == 3


def test_form_3_of_a_refused_request_says_why(asked, prasert, boonmee):
    endorse_booking(by=prasert, booking=asked.pk, at=NOON)
    reject_booking(by=boonmee, booking=asked.pk, reason="ใช้รถโดยสารประจำทาง", at=NOON)
    text = form3(asked)
    assert "ใช้รถโดยสารประจำทาง" in text
    assert "กข๒๔๑๘" not in text


@pytest.fixture
def driven(book, boonmee, pickup) -> Booking:
    """A trip of the mayor, out at 9 and back at 10, 55 km of which nobody knows before it."""
    booking = book(boonmee, pickup, self_drive=True, private=True)
    start_trip(by=boonmee, booking=booking.pk, odometer=LAST + 55, at=clock(9))
    end_trip(by=boonmee, booking=booking.pk, odometer=LAST + 90, at=clock(10))
    return booking


def test_form_4_has_the_trips_of_its_month_private_ones_too(driven, malee, pickup):
    row = Vehicle.objects.select_related("resource").get(pk=pickup.pk)
    seen = viewer_of(malee, on=DAY)
    [text] = words(log_paper(seen, row, DAY))
    assert "ศาลากลางจังหวัดพิจิตร" in text
    assert "ไม่มีบันทึก๕๕กม." in text
    assert "๔๘,๓๐๐" in text
    [empty] = words(log_paper(seen, row, DAY - timedelta(days=40)))
    assert "รวม๐เที่ยว" in empty


def test_a_fuel_order_carries_the_trips_since_the_one_before(
    driven, samran, boonmee, malee, pickup
):
    seen = viewer_of(malee, on=DAY)
    wish = FuelWish(station="ปั๊ม", litres=Decimal(40), odometer=LAST + 95)
    order = order_fuel(by=samran, vehicle=pickup.pk, wish=wish, at=clock(11))
    approve_fuel(by=boonmee, order=order.pk, at=clock(12))
    fresh = FuelOrder.objects.select_related("vehicle__resource__office").get(pk=order.pk)
    first, log = words(fuel_paper(seen, fresh))
    assert "๑/๒๕๖๙" in first
    assert "(นายบุญมีมั่นคง)" in first
    assert "นายกเทศมนตรี" in first
    assert "ศาลากลางจังหวัดพิจิตร" in log
    week = clock(11) + timedelta(days=7)
    wish = FuelWish(station="ปั๊ม", litres=Decimal(10), odometer=LAST + 95)
    later = order_fuel(by=samran, vehicle=pickup.pk, wish=wish, at=week)
    _first, log = words(fuel_paper(seen, later))
    assert "ตั้งแต่วันที่๔มี.ค.๒๕๖๙ถึงวันที่๑๑มี.ค.๒๕๖๙" in log


def test_a_fuel_order_tells_a_private_trip_only_to_who_reads_the_books(
    driven, samran, wanchai, pickup
):
    wish = FuelWish(station="ปั๊ม", litres=Decimal(40), odometer=LAST + 95)
    order = order_fuel(by=samran, vehicle=pickup.pk, wish=wish, at=clock(11))
    fresh = FuelOrder.objects.select_related("vehicle__resource__office").get(pk=order.pk)
    # The registry of another office reads the order, but not the books of this car.
    _first, log = words(fuel_paper(viewer_of(wanchai, on=DAY), fresh))
    assert "ศาลากลางจังหวัดพิจิตร" not in log
    assert "ไม่เปิดเผย" in log
    assert "๔๘,๓๐๐" in log
