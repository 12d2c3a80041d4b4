"""The driver's page on the phone: today's trips, out and back, rescue; at a certain hour."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from accounts.models import Person
from modules.booking.models import Booking, Driver, Extra, Hold, State, Trip, Vehicle
from tests.bookings import wished
from tests.people import give

LAST = 48_210


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def now():
    """The moment of the test, to the minute; the page reads the clock itself."""
    return timezone.now().replace(second=0, microsecond=0)


@pytest.fixture
def give_trip(driver, boonmee, organisation):
    """Give a trip: `give_trip(pickup, starts)`, to Samran unless told otherwise."""

    def given(car, starts, hours=2, **more) -> Booking:
        wish = wished(car, starts, starts + timedelta(hours=hours))
        row = Booking.objects.create(
            resource=car, during=wish.during, state=State.APPROVED, title=wish.title,
            asked_by=boonmee, office=organisation, asked_at=starts - timedelta(days=1),
            destination=wish.destination, phone="081-234-5678", people=3, **more,
        )  # fmt: skip
        Hold.objects.create(booking=row, resource=car, during=row.during)
        if not more.get("self_drive"):
            Extra.objects.create(booking=row, resource=driver)
        return row

    return given


def photo(kind="JPEG"):
    out = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(out, kind)
    out.seek(0)
    out.name = "odometer.jpg"
    return out


def url(booking):
    return f"/booking/driver/trips/{booking.pk}"


def test_a_driver_sees_the_trips_of_today_and_the_last_reading(
    as_, samran, give_trip, pickup, van, now
):
    give_trip(pickup, now)
    give_trip(van, now + timedelta(days=3))
    page = as_(samran).get("/booking/driver").content.decode()
    assert page.count('class="trip-card') == 1
    assert "ศาลากลางจังหวัดพิจิตร" in page
    assert "48,210" in page
    assert 'inputmode="numeric"' in page
    assert 'capture="environment"' in page


def test_who_is_no_driver_is_told_so(as_, anong, samran):
    assert "ท่านไม่มีชื่อเป็นพนักงานขับรถ" in as_(anong).get("/booking/driver").content.decode()
    assert "ไม่มีงานขับรถ" in as_(samran).get("/booking/driver").content.decode()


def test_out_and_back_with_a_photo(as_, samran, give_trip, pickup, now):
    booking, phone = give_trip(pickup, now), as_(samran)
    sent = phone.post(url(booking), {"out": 1, "odometer": "๔๘,๒๖๕", "photo": photo()})
    assert (sent.status_code, sent.headers["Location"]) == (302, "/booking/driver")
    trip = Trip.objects.get(booking=booking)
    assert (trip.out_km, trip.gap_km) == (48_265, 55)
    assert trip.out_photo.content_type == "image/jpeg"
    assert "55 กม. โดยไม่มีบันทึก" in phone.get("/booking/driver").content.decode()
    Trip.objects.filter(pk=trip.pk).update(out_at=now - timedelta(minutes=5))
    phone.post(url(booking), {"back": 1, "odometer": "48300", "remark": "เติมลมยาง"})
    trip.refresh_from_db()
    assert (trip.in_km, trip.remark) == (48_300, "เติมลมยาง")
    assert "กลับแล้ว" in phone.get("/booking/driver").content.decode()


def test_a_strange_number_keeps_what_was_typed_and_the_photo(as_, samran, give_trip, pickup, now):
    booking, phone = give_trip(pickup, now), as_(samran)
    sent = phone.post(url(booking), {"out": 1, "odometer": "84210", "photo": photo()})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert 'value="84210"' in page
    assert 'name="again"' in page
    assert "มีภาพแล้ว" in page
    word = page.split('name="kept" value="')[1].split('"')[0]
    again = {"out": 1, "odometer": "84210", "again": "84210", "kept": word}
    assert phone.post(url(booking), again).status_code == 302
    assert Trip.objects.get(booking=booking).out_photo is not None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"odometer": ""}, "ใส่เลขไมล์ตามหน้าปัด"),
        ({"odometer": "สี่หมื่น"}, "จำนวนเต็ม"),
        ({"odometer": "48209"}, "48,210"),
        ({"odometer": "9" * 400}, "เลขไมล์"),
        ({"odometer": "48211", "photo": "pdf"}, "ไม่ใช่ภาพ"),
    ],
)
def test_bad_input_is_answered_in_words_and_writes_nothing(
    as_, samran, give_trip, pickup, now, typed, words
):
    booking = give_trip(pickup, now)
    if typed.get("photo"):
        paper = photo("PDF")
        paper.name = "x.jpg"
        typed = {**typed, "photo": paper}
    sent = as_(samran).post(url(booking), {"out": 1, **typed})
    assert sent.status_code == 422
    assert words in sent.content.decode()
    assert not Trip.objects.exists()


def test_a_photo_of_another_is_not_taken(as_, samran, malee, give_trip, pickup, now):
    booking = give_trip(pickup, now)
    page = as_(malee).post(url(booking), {"out": 1, "odometer": "", "photo": photo()})
    word = page.content.decode().split('name="kept" value="')[1].split('"')[0]
    as_(samran).post(url(booking), {"out": 1, "odometer": LAST, "kept": word})
    assert Trip.objects.get(booking=booking).out_photo is None


def test_others_may_not_and_what_is_no_trip_is_not_there(
    as_, samran, somchai, anong, give_trip, pickup, now
):
    booking = give_trip(pickup, now)
    for stranger in (somchai, anong):
        assert as_(stranger).get(url(booking)).status_code == 403
        assert as_(stranger).post(url(booking), {"out": 1, "odometer": LAST}).status_code == 403
    assert as_(samran).get("/booking/driver/trips/999999").status_code == 404


def test_a_trip_not_given_or_too_early_has_no_form(as_, samran, give_trip, pickup, van, now):
    early = give_trip(pickup, now + timedelta(hours=2))
    shown = as_(samran).get(url(early)).content.decode()
    assert 'name="out"' not in shown
    assert "บันทึกออกรถได้ตั้งแต่" in shown
    sent = as_(samran).post(url(early), {"out": 1, "odometer": LAST})
    assert sent.status_code == 409
    assert "ยังไม่ถึงเวลาออกรถ" in sent.content.decode()


def test_who_was_allowed_to_drive_has_their_trip_there(as_, boonmee, give_trip, van, now):
    booking = give_trip(van, now, self_drive=True)
    assert 'class="trip-card' in as_(boonmee).get("/booking/driver").content.decode()
    as_(boonmee).post(url(booking), {"out": 1, "odometer": LAST})
    assert Trip.objects.get(booking=booking).driver_name == "นายบุญมี มั่นคง"


def test_a_rescue_begins_on_the_phone(as_, samran, boonmee, pickup, anong):
    Vehicle.objects.filter(pk=pickup.pk).update(rescue=True)
    phone = as_(samran)
    assert "ออกฉุกเฉิน" in phone.get("/booking/driver").content.decode()
    address = f"/booking/driver/rescue/{pickup.pk}"
    bad = phone.post(address, {"odometer": LAST, "destination": "หมู่ 3"})
    assert bad.status_code == 422
    assert 'value="หมู่ 3"' in bad.content.decode()
    typed = {"odometer": LAST, "destination": "หมู่ 3", "reason": "รถชน มีผู้บาดเจ็บ"}
    assert phone.post(address, typed).status_code == 302
    assert Booking.objects.get().afterwards == "รถชน มีผู้บาดเจ็บ"
    assert phone.post(address, typed).status_code == 409
    assert as_(anong).post(address, typed).status_code == 403
    assert "ออกฉุกเฉิน" not in phone.get("/booking/driver").content.decode()


def test_the_page_asks_the_same_few_queries_however_many_trips(
    as_, samran, give_trip, pickup, van, now, town
):
    phone = as_(samran)
    give_trip(pickup, now)
    with CaptureQueriesContext(connections[town.cell]) as few:
        phone.get("/booking/driver")
    for n in range(1, 5):
        give_trip(van, now + timedelta(hours=3 * n), hours=2)
    with CaptureQueriesContext(connections[town.cell]) as many:
        phone.get("/booking/driver")
    assert len(many) <= len(few) + 1


def test_an_auditor_drives_nothing(as_, wichai, pickup, give_trip, now, sunee, organisation):
    booking = give_trip(pickup, now)
    give(sunee, "auditor", organisation)
    assert as_(wichai).get(url(booking)).status_code == 403
