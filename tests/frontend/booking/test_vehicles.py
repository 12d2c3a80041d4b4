"""บัญชีรถ on screen: the list, a vehicle and its log, notes, drivers, papers and photos."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from modules.booking.models import (
    Accident,
    Booking,
    Driver,
    FuelCriterion,
    Repair,
    State,
    Trip,
    Validity,
    ValidityKind,
    Vehicle,
)
from tests.bookings import make_validity, make_vehicle, wished
from tests.conftest import NOON
from thai.dates import bangkok_date, screen_date

MARCH = "?tab=trips&month=2026-03"
TYPED = {
    "name": "กระบะ กข 1234",
    "vehicle_class": "pool_car",
    "body": "รถบรรทุก (ดีเซล)",
    "plate": "กข 1234",
    "plate_province": "พิจิตร",
    "fuel": "diesel",
    "odometer": "๑๒,๓๔๕",
    "price": "868,000.50",
    "bookable_by": "staff",
    "acquired_on": "29/2/2567",
}


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def logged(somchai, clerk_office):
    """Write a trip of a vehicle into the log: `logged(car, gap=12, private=True)`."""

    def write(car, *, gap=0, private=False, out=None) -> Trip:
        n = Trip.objects.filter(vehicle=car.pk).count() + 1
        left = out or NOON + timedelta(hours=n)
        wish = wished(car, left, left + timedelta(hours=1))
        booking = Booking.objects.create(
            resource=car, during=wish.during, state=State.DONE, title=wish.title, private=private,
            asked_by=somchai, office=clerk_office, asked_at=left, destination=wish.destination,
        )  # fmt: skip
        return Trip.objects.create(
            booking=booking, vehicle_id=car.pk, driver_name="นายสำราญ ทางดี", year=2569, number=n,
            out_at=left, out_km=48_000 + n * 100, out_by=somchai, gap_km=gap,
            in_at=left + timedelta(minutes=50), in_km=48_030 + n * 100, in_by=somchai,
        )  # fmt: skip

    return write


def url(car, way=""):
    return f"/booking/vehicles/{car.pk}{way}"


def test_the_list_shows_where_each_is_and_what_lapses(as_, somchai, malee, pickup, van):
    today = bangkok_date(timezone.now())
    make_validity(van, ValidityKind.TAX, today - timedelta(days=1), malee)
    make_validity(van, ValidityKind.INSURANCE, today + timedelta(days=20), malee)
    page = as_(somchai).get("/booking/vehicles").text
    assert "กข 2418 พิจิตร" in page
    assert "ภาษีรถ ขาดอายุ" in page
    assert "ประกันภัย อีก 20 วัน" in page
    assert "เพิ่มรถ" not in page
    assert "เพิ่มรถ" in as_(malee).get("/booking/vehicles").text


def test_the_list_costs_the_same_however_many_vehicles(as_, malee, pickup, clerk_office, town):
    page = as_(malee)
    with CaptureQueriesContext(connections[town.cell]) as few:
        page.get("/booking/vehicles")
    for n in range(8):
        make_vehicle(f"กค {n} พิจิตร", clerk_office)
    with CaptureQueriesContext(connections[town.cell]) as many:
        page.get("/booking/vehicles")
    assert len(many) == len(few)


def test_a_vehicle_is_added_and_changed_on_the_page(as_, malee, clerk_office):
    page = as_(malee)
    assert 'name="plate"' in page.get("/booking/vehicles/new").text
    sent = page.post("/booking/vehicles/new", {**TYPED, "office": clerk_office.pk})
    assert sent.status_code == 303
    car = Vehicle.objects.get()
    assert (car.odometer, car.price_satang) == (12_345, 868_000_50)
    form = page.get(url(car, "/change")).text
    assert 'value="868000.50"' in form
    changed = {**TYPED, "office": clerk_office.pk, "remark": "ไฟท้ายแตก", "keeper": malee.pk}
    assert page.post(url(car, "/change"), changed).status_code == 303
    car.refresh_from_db()
    assert (car.remark, car.resource.keeper) == ("ไฟท้ายแตก", malee)
    assert page.get(sent.headers["Location"]).status_code == 200


def test_what_is_wrong_stands_beside_its_field_and_is_kept(as_, malee, clerk_office, pickup):
    bad = {**TYPED, "office": clerk_office.pk, "plate": "กข 2418", "remark": "คันใหม่"}
    sent = as_(malee).post("/booking/vehicles/new", bad)
    assert sent.status_code == 422
    assert "มีรถทะเบียนนี้ในบัญชีแล้ว" in sent.text
    assert 'value="คันใหม่"' in sent.text
    for wrong in (
        {"price": "แพงมาก"},
        {"odometer": "1e9"},
        {"acquired_on": "31/2/2567"},
        {"name": ""},
    ):
        assert as_(malee).post("/booking/vehicles/new", {**bad, **wrong}).status_code == 422


def test_only_who_looks_after_something_comes_in(as_, somchai, prasert, pickup):
    assert as_(somchai).get("/booking/vehicles/new").status_code == 403
    assert as_(prasert).get(url(pickup, "/change")).status_code == 403
    assert as_(prasert).post(url(pickup, "/repair/note"), {}).status_code == 403
    assert as_(somchai).post(url(pickup, "/accident/note"), {}).status_code == 403
    assert as_(somchai).post(url(pickup, "/magic/note"), {}).status_code == 404
    assert as_(somchai).get("/booking/vehicles/999999").status_code == 404


@pytest.mark.parametrize("tab", ["facts", "trips", "fuel", "upkeep", "nothing"])
def test_every_tab_opens_for_everybody(as_, everyone, driver, samran, pickup, logged, tab):
    logged(pickup)
    for person in (*everyone.values(), samran):
        assert as_(person).get(url(pickup, f"?tab={tab}")).status_code == 200


def test_the_log_marks_gaps_and_sums_them(as_, malee, pickup, logged):
    logged(pickup)
    logged(pickup, gap=55)
    page = as_(malee).get(url(pickup, MARCH)).text
    assert "ใช้รถโดยไม่มีบันทึก 55 กม." in page
    assert "2 เที่ยว 60 กม." in page
    assert page.count('class="gap"') == 1


def test_a_private_trip_keeps_its_place_to_itself(as_, anong, malee, pickup, logged):
    trip = logged(pickup, private=True)
    Trip.objects.filter(pk=trip.pk).update(remark="ส่งที่บ้านพักรับรอง")
    other = as_(anong).get(url(pickup, MARCH)).text
    assert "ศาลากลางจังหวัดพิจิตร" not in other
    assert "บ้านพักรับรอง" not in other
    assert "ไม่เปิดเผย" in other
    keeper = as_(malee).get(url(pickup, MARCH)).text
    assert "ศาลากลางจังหวัดพิจิตร" in keeper
    assert "บ้านพักรับรอง" in keeper


def test_a_log_of_another_month_and_of_nonsense(as_, malee, pickup, logged):
    logged(pickup, out=NOON)
    assert "1 เที่ยว 30 กม." in as_(malee).get(url(pickup, MARCH)).text
    for month in ("2026-13", "x", "0001-01", "9999-12"):
        assert as_(malee).get(url(pickup, f"?tab=trips&month={month}")).status_code == 200


def test_a_log_costs_the_same_however_long(as_, malee, pickup, logged, town):
    page, way = as_(malee), url(pickup, MARCH)
    logged(pickup, out=NOON)
    with CaptureQueriesContext(connections[town.cell]) as few:
        page.get(way)
    for n in range(6):
        logged(pickup, out=NOON + timedelta(hours=n + 2))
    with CaptureQueriesContext(connections[town.cell]) as many:
        page.get(way)
    assert len(many) == len(few)


def test_notes_are_written_beside_the_vehicle(as_, malee, samran, pickup):
    page = as_(malee)
    soon = screen_date(bangkok_date(timezone.now()) + timedelta(days=200))
    sent = (
        ("validity", {"kind": "inspection", "expires_on": soon, "number": "ตร 1"}),
        (
            "criterion",
            {"fiscal_year": "2570", "km_per_litre": "๑๑.๕", "month_litres": "1,200"},
        ),
        (
            "repair",
            {
                "done_on": "1/3/2569", "odometer": "48000", "items": "เปลี่ยนยาง", "price": "4,000",
                "garage": "อู่ช่างเล็ก", "ordered_by": "ปลัดเทศบาล",
            },
        ),
    )  # fmt: skip
    for verb, typed in sent:
        assert page.post(url(pickup, f"/{verb}/note"), typed).status_code == 303, verb
    assert Validity.objects.filter(kind="inspection").exists()
    assert FuelCriterion.objects.get().month_litres == 1_200
    assert Repair.objects.get().price_satang == 4_000_00
    crash = {
        "kind": "accident", "day": screen_date(bangkok_date(timezone.now())), "clock": "00.00",
        "place": "แยกบางรัก", "damage": "กันชนแตก", "driver_name": "ก", "user_name": "ข",
    }  # fmt: skip
    assert as_(samran).post(url(pickup, "/accident/note"), crash).status_code == 303
    assert Accident.objects.get().place == "แยกบางรัก"
    assert "แยกบางรัก" in page.get(url(pickup, "?tab=upkeep")).text


def test_a_note_that_is_wrong_stays_open_with_what_was_typed(as_, malee, pickup):
    sent = as_(malee).post(url(pickup, "/repair/note"), {"items": "เปลี่ยนยาง", "price": "-5"})
    assert sent.status_code == 422
    assert "เปลี่ยนยาง</textarea>" in sent.text
    assert '<details class="more vehicle-note" id="note-repair" open>' in sent.text
    assert not Repair.objects.exists()


def test_drivers_are_listed_added_changed_and_licensed(as_, malee, somchai, clerk_office):
    page = as_(malee)
    typed = {"person": somchai.pk, "name": "", "office": clerk_office.pk, "licence_class": "ท.2"}
    sent = page.post("/booking/drivers/new", typed)
    assert sent.status_code == 303
    driver = Driver.objects.get()
    assert driver.resource.name == "นายสมชาย ใจดี"
    mine = f"/booking/drivers/{driver.pk}"
    assert page.post(mine, {**typed, "name": "สมชาย (สำรอง)"}).status_code == 303
    assert page.post(f"{mine}/licence", {"expires_on": "เมื่อวาน"}).status_code == 422
    soon = screen_date(bangkok_date(timezone.now()) + timedelta(days=3))
    assert page.post(f"{mine}/licence", {"expires_on": soon}).status_code == 303
    assert "ใบขับขี่ อีก 3 วัน" in page.get("/booking/drivers").text
    assert as_(somchai).get(mine).status_code == 200
    assert as_(somchai).post(mine, typed).status_code == 403
    assert as_(somchai).post(f"{mine}/licence", {"expires_on": soon}).status_code == 403
    assert page.post("/booking/drivers/new", {"office": clerk_office.pk}).status_code == 422


def test_papers_open_to_who_reads_the_books(as_, malee, wichai, samran, anong, pickup, logged):
    trip = logged(pickup, private=True)
    report = Accident.objects.create(
        vehicle_id=pickup.pk, happened_at=NOON, place="แยก", damage="แตก", driver_name="ก",
        user_name="ข", reported_by=malee, reported_at=NOON,
    )  # fmt: skip
    books = (url(pickup, "/form4.pdf"), url(pickup, "/form6.pdf"))
    ways = (*books, f"/booking/accidents/{report.pk}/form5.pdf")
    for way in ways:
        for reader in (malee, wichai, samran):
            assert as_(reader).get(way).headers["Content-Type"] == "application/pdf"
        assert as_(anong).get(way).status_code == 404
    for way in ("/booking/vehicles/form1.pdf", "/booking/vehicles/form2.pdf"):
        assert as_(anong).get(way).content.startswith(b"%PDF")
    form3 = f"/booking/{trip.booking_id}/form3.pdf"
    assert as_(malee).get(form3).content.startswith(b"%PDF")
    assert as_(anong).get(form3).status_code == 404


def test_form_3_is_of_trips_alone(as_, malee, room, book, matrix):
    booking = book(malee, room)
    assert as_(malee).get(f"/booking/{booking.pk}/form3.pdf").status_code == 404
    assert as_(malee).get("/booking/999999/form3.pdf").status_code == 404


def test_a_photo_that_is_not_there_is_not_there(as_, malee, pickup, logged):
    trip = logged(pickup)
    for way in (f"{trip.pk}/photos/out", f"{trip.pk}/photos/up", "999999/photos/out"):
        assert as_(malee).get(f"/booking/trips/{way}").status_code == 404
