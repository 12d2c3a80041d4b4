"""A trip that nobody recorded is written down afterwards: from its page, the driver's, the log."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from modules.booking.models import Booking, Driver, Extra, State, Trip, Vehicle
from tests.bookings import wished
from thai.dates import BANGKOK

LAST = 48_210


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def forgotten(driver, boonmee, organisation, pickup):
    """A trip of yesterday from 9 to 11 that Samran was to drive, and nobody recorded."""

    def forget(days=1, **more) -> Booking:
        day = timezone.now().astimezone(BANGKOK) - timedelta(days=days)
        starts = day.replace(hour=9, minute=0, second=0, microsecond=0)
        wish = wished(pickup, starts, starts + timedelta(hours=2))
        row = Booking.objects.create(
            resource=pickup, during=wish.during, state=State.NO_SHOW, title=wish.title,
            asked_by=boonmee, office=organisation, asked_at=starts - timedelta(days=1),
            destination=wish.destination, **more,
        )  # fmt: skip
        Extra.objects.create(booking=row, resource=driver)
        return row

    return forget


def url(booking):
    return f"/booking/driver/trips/{booking.pk}/record"


def typed(booking, **more):
    day = booking.starts.astimezone(BANGKOK)
    form = {
        "day": f"{day.day}/{day.month}/{day.year + 543}", "starts": "9.05", "ends": "10.45",
        "out_km": "48,220", "in_km": "๔๘๒๖๐", "reason": "โทรศัพท์แบตหมด",
        "driver": str(booking.extras.get().resource_id),
    }  # fmt: skip
    return {**form, **more}


def test_it_is_offered_where_people_look_for_it(as_, samran, malee, boonmee, forgotten, pickup):
    booking = forgotten()
    address = url(booking)
    assert address in as_(samran).get("/booking/driver").text
    month = f"{booking.starts:%Y-%m}"
    log = f"/booking/vehicles/{pickup.pk}?tab=trips&month={month}"
    assert address in as_(malee).get(log).text
    assert address in as_(samran).get(log).text
    assert address in as_(malee).get(f"/booking/{booking.pk}").text
    for way in (log, f"/booking/{booking.pk}", "/booking/driver"):
        assert address not in as_(boonmee).get(way).text


def test_the_form_is_filled_in_as_the_trip_was_meant(as_, samran, forgotten, driver):
    page = as_(samran).get(url(forgotten())).text
    assert 'value="09.00"' in page
    assert 'value="11.00"' in page
    assert f'<option value="{driver.pk}" selected' in page
    assert "48,210" in page  # what the odometer said before


def test_it_is_written_down_and_said(as_, samran, forgotten, pickup):
    booking, phone = forgotten(), as_(samran)
    answer = phone.post(url(booking), typed(booking))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/booking/{booking.pk}")
    trip = Trip.objects.get(booking=booking)
    assert (trip.out_km, trip.in_km, trip.gap_km) == (48_220, 48_260, 10)
    assert trip.out_at == booking.starts + timedelta(minutes=5)
    page = phone.get(f"/booking/{booking.pk}").text
    assert "เที่ยวที่ 1/" in page
    assert "บันทึกย้อนหลัง: โทรศัพท์แบตหมด" in page
    assert Vehicle.objects.get(pk=pickup.pk).odometer == 48_260
    assert phone.get(url(booking)).status_code == 302  # nothing is left to record
    assert phone.post(url(booking), typed(booking)).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"out_km": ""}, "ใส่เลขไมล์เมื่อออก"),
        ({"out_km": "48209"}, "48,210"),
        ({"in_km": "48219"}, "ต่ำกว่าเมื่อออก"),
        ({"in_km": "51000"}, "พิมพ์เลขไมล์เดิมอีกครั้ง"),
        ({"in_km": "9" * 400}, "เลขไมล์"),
        ({"starts": "7.59"}, "ช่วงที่จองไว้"),
        ({"ends": "9.05"}, "หลังเวลาออก"),
        ({"last_day": "1/1/2600"}, "ยังมาไม่ถึง"),
        ({"day": "วันไหน"}, "วันที่"),
        ({"driver": "", "driver_name": ""}, "ใส่ชื่อผู้ขับรถ"),
        ({"driver": "999999"}, "จากรายการ"),
        ({"driver": "", "driver_name": "ก" * 201}, "ยาวเกินไป"),
        ({"reason": " "}, "เขียนเหตุที่บันทึกย้อนหลัง"),
    ],
)
def test_bad_input_is_answered_in_words_and_writes_nothing(as_, samran, forgotten, wrong, words):
    booking = forgotten()
    answer = as_(samran).post(url(booking), typed(booking, **wrong))
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="โทรศัพท์แบตหมด"' in answer.text or "reason" in wrong
    assert not Trip.objects.exists()


def test_somebody_who_is_not_in_the_list_may_have_driven(as_, malee, forgotten):
    booking = forgotten()
    as_(malee).post(url(booking), typed(booking, driver="", driver_name="นายจ้าง รายวัน"))
    assert Trip.objects.get(booking=booking).driver_name == "นายจ้าง รายวัน"


def test_others_may_not_and_what_is_no_trip_is_not_there(as_, somchai, boonmee, wichai, forgotten):
    booking = forgotten()
    for stranger in (somchai, boonmee, wichai):
        assert as_(stranger).get(url(booking)).status_code == 403
        assert as_(stranger).post(url(booking), typed(booking)).status_code == 403
    assert not Trip.objects.exists()
    assert as_(somchai).get("/booking/driver/trips/999999/record").status_code == 404


def test_where_it_went_is_kept_from_who_may_not_know(as_, samran, malee, forgotten):
    booking = forgotten(private=True)
    assert "ศาลากลางจังหวัดพิจิตร" not in as_(samran).get(url(booking)).text
    assert "ศาลากลางจังหวัดพิจิตร" in as_(malee).get(url(booking)).text


def test_a_month_of_forgotten_trips_costs_no_more_questions(
    as_, samran, malee, forgotten, pickup, town
):
    month = f"{forgotten().starts:%Y-%m}"

    def count(person, address):
        client = as_(person)
        client.get(address)
        with CaptureQueriesContext(connections[town.cell]) as asked:
            client.get(address)
        return len(asked)

    ways = [
        (samran, "/booking/driver"),
        (malee, f"/booking/vehicles/{pickup.pk}?tab=trips&month={month}"),
    ]
    before = [count(*way) for way in ways]
    for days in range(2, 8):
        forgotten(days)
    assert [count(*way) for way in ways] == before
