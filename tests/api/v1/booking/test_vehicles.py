"""Vehicles, their log, fuel, upkeep, and reports in the API."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from modules.booking.models import Booking, FuelOrder, Hold, State, Trip
from thai.dates import bangkok_date

REPAIR = {
    "done_on": "2026-03-02", "odometer": 48_300, "items": "เปลี่ยนยาง", "price_satang": 520_000,
    "garage": "อู่ช่างแดง", "ordered_by": "ปลัดเทศบาล",
}  # fmt: skip
FUEL = {"station": "สหกรณ์การเกษตร", "litres": "40.00", "odometer": 48_300}


@pytest.fixture
def program(malee, organisation, program_of):
    return program_of(malee)


@pytest.fixture
def trip(pickup, book, somchai):
    """An approved trip that begins now, driven by who asked."""
    row = book(somchai, pickup)
    now = timezone.now()
    during = (now - timedelta(minutes=5), now + timedelta(hours=3))
    Booking.objects.filter(pk=row.pk).update(
        during=during, state=State.APPROVED, waits_role="", waits_office=None, self_drive=True
    )
    Hold.objects.create(booking=row, resource=pickup, during=during)
    return row


def photo():
    content = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(content, "PNG")
    return SimpleUploadedFile("odometer.png", content.getvalue(), "image/png")


def test_lists_and_reads_the_vehicle_list(program, pickup, van):
    listed = program.get("vehicles").json()["results"]
    one = program.get(f"vehicles/{pickup.pk}").json()

    assert {row["plate"] for row in listed} == {"กข 2418", "นข 1031"}
    assert (one["odometer"], one["vehicle_class"]) == (48_210, "pool_car")


def test_goes_out_and_comes_back_by_its_odometer(program, pickup, trip, somchai, program_of):
    driver = program_of(somchai)

    low = driver.post(f"bookings/{trip.pk}/start-trip", {"odometer": 100})
    out = driver.upload(f"bookings/{trip.pk}/start-trip", {"odometer": 48_230, "photo": photo()})
    back = driver.post(f"bookings/{trip.pk}/end-trip", {"odometer": 48_290, "remark": "ยางอ่อน"})

    assert (low.status_code, list(low.json()["errors"])) == (422, ["odometer"])
    assert (out.status_code, out.json()["gap_km"]) == (201, 20)
    assert (back.status_code, back.json()["distance_km"]) == (200, 60)
    assert Trip.objects.get().out_photo is not None
    [line] = program.get(f"vehicles/{pickup.pk}/trips").json()["results"]
    assert (line["remark"], line["year"]) == ("ยางอ่อน", bangkok_date(timezone.now()).year)
    none = program.get(f"vehicles/{pickup.pk}/trips", first="2020-01-01", last="2020-01-31")
    assert none.json()["results"] == []


def test_a_return_that_was_earlier_is_written_as_it_was_with_why(trip, somchai, program_of):
    driver, now = program_of(somchai), timezone.now().replace(microsecond=0)
    address = f"bookings/{trip.pk}/end-trip"
    driver.post(f"bookings/{trip.pk}/start-trip", {"odometer": 48_230})
    Trip.objects.update(out_at=now - timedelta(hours=3))
    said = {
        "odometer": 48_290, "remark": "ลืมบันทึก", "in_at": (now - timedelta(hours=1)).isoformat()
    }  # fmt: skip

    bad = [
        driver.post(address, {**said, name: value})
        for name, value in (
            ("remark", ""), ("in_at", "เมื่อวาน"), ("in_at", (now - timedelta(days=1)).isoformat()),
            ("in_at", (now + timedelta(hours=1)).isoformat()), ("in_at", 7),
        )
    ]  # fmt: skip
    unsure = driver.post(address, {**said, "in_at": "2026-03-04T09:00:00"})
    made = driver.post(address, said)

    assert [answer.status_code for answer in bad[:4]] == [422] * 4
    assert bad[4].status_code in (400, 422)
    assert (unsure.status_code, made.status_code) == (400, 200)
    assert Trip.objects.get().in_at == now - timedelta(hours=1)
    assert made.json()["remark"] == "บันทึกกลับย้อนหลัง: ลืมบันทึก"


def test_a_forgotten_trip_is_recorded_afterwards(pickup, trip, somchai, program_of, program, anong):
    now = timezone.now().replace(microsecond=0)
    Hold.objects.all().delete()
    during = (now - timedelta(hours=5), now - timedelta(hours=3))
    Booking.objects.filter(pk=trip.pk).update(during=during, state=State.NO_SHOW)
    said = {
        "out_at": during[0].isoformat(), "in_at": during[1].isoformat(), "out_km": 48_215,
        "in_km": 48_300, "reason": "ลืมบันทึก",
    }  # fmt: skip
    address, driver = f"bookings/{trip.pk}/record-trip", program_of(somchai)

    bad = [
        driver.post(address, {**said, name: value})
        for name, value in (
            ("in_km", 48_210), ("out_km", 1), ("in_km", 10**8), ("reason", ""),
            ("driver", pickup.pk),
            ("in_at", (now + timedelta(hours=1)).isoformat()), ("out_at", "เมื่อวาน"),
            ("in_km", 60_000),
        )
    ]  # fmt: skip
    strange = program_of(anong).post(address, said)
    made = driver.post(address, said)
    again = driver.post(address, said)

    assert [(answer.status_code, len(answer.json()["errors"])) for answer in bad] == [(422, 1)] * 8
    assert driver.post(address, {**said, "out_at": "2026-03-04T09:00:00"}).status_code == 400
    assert (strange.status_code, made.status_code, again.status_code) == (403, 201, 409)
    assert (made.json()["gap_km"], made.json()["distance_km"]) == (5, 85)
    assert program.get(f"bookings/{trip.pk}").json()["state"] == "done"


def test_fuel_is_asked_for_approved_and_filled(program, pickup, boonmee, program_of, anong):
    made = program.post("fuel-orders", {**FUEL, "vehicle": pickup.pk})
    key = made.json()["id"]
    chief = program_of(boonmee)

    assert made.status_code == 201
    assert program.post(f"fuel-orders/{key}/approve", {}).status_code == 403
    assert chief.post(f"fuel-orders/{key}/approve", {}).json()["approved_at"]
    again = chief.post(f"fuel-orders/{key}/refuse", {"reason": "แพง"})
    assert (again.status_code, again.json()["type"]) == (409, "/api/problems/wrong-state")
    bill = {"litres": "38.50", "price_satang": 123_456, "bill": "B-1"}
    filled = program.post(f"fuel-orders/{key}/fill", bill).json()
    assert (filled["filled_litres"], filled["price_satang"]) == ("38.50", 123_456)
    assert program_of(anong).get("fuel-orders").json()["results"] == []
    assert program.get("fuel-orders", vehicle=pickup.pk).json()["results"][0]["id"] == key


@pytest.mark.parametrize(
    ("change", "field"),
    [({"litres": "-1"}, "litres"), ({"station": " "}, "station"), ({"fuel": "milk"}, "fuel"),
     ({"odometer": -5}, "odometer"), ({"litres": "NaN"}, "litres")],
)  # fmt: skip
def test_a_bad_fuel_order_names_its_field(program, pickup, change, field):
    answer = program.post("fuel-orders", {**FUEL, "vehicle": pickup.pk, **change})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    assert not FuelOrder.objects.exists()


def test_repairs_accidents_and_validities_are_noted(program, pickup, anong, program_of):
    address = f"vehicles/{pickup.pk}"
    happened = (timezone.now() - timedelta(days=1)).isoformat()
    accident = {
        "happened_at": happened, "place": "แยกไฟแดง", "damage": "กันชน", "driver_name": "สำราญ",
        "user_name": "สมชาย",
    }  # fmt: skip
    until = {"kind": "tax", "expires_on": f"{timezone.now().year + 1}-05-01", "number": "1/70"}

    assert program.post(f"{address}/repairs", REPAIR).status_code == 201
    assert program.post(f"{address}/accidents", accident).status_code == 201
    assert program.post(f"resources/{pickup.pk}/validities", until).status_code == 201
    [repair] = program.get(f"{address}/repairs").json()["results"]
    [report] = program.get(f"{address}/accidents").json()["results"]
    standing = program.get(f"resources/{pickup.pk}/validities").json()
    assert (repair["price_satang"], report["place"]) == (520_000, "แยกไฟแดง")
    assert {row["kind"] for row in standing} == {"tax", "compulsory"}
    other = program_of(anong)
    assert other.post(f"{address}/repairs", REPAIR).status_code == 403
    assert other.get(f"{address}/repairs").json()["results"] == []


def test_only_who_may_takes_a_rescue_vehicle_out(program, pickup, anong, program_of):
    body = {"vehicle": pickup.pk, "destination": "วัด", "reason": "ไฟไหม้", "odometer": 48_300}

    assert program_of(anong).post("rescues", body).status_code in (403, 409, 422)
    assert not Trip.objects.exists()


@pytest.mark.parametrize("report", ["use", "tallies", "vehicles", "fees"])
def test_reports_are_for_who_answers_for_things(program, pickup, room, somchai, program_of, report):
    assert (
        program.get(f"reports/{report}", first="2026-10-01", last="2026-10-31").status_code == 200
    )
    assert program.get(f"reports/{report}").status_code == 200
    assert program_of(somchai).get(f"reports/{report}").status_code == 403


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-10-02", "2026-10-01"), ("2001-01-01", "2099-01-01"), ("0001-01-01", "0001-02-01"),
     ("2569-10-01", "2569-10-31"), ("x", "y")],
)  # fmt: skip
def test_a_period_that_makes_no_sense_is_told(program, first, last):
    answer = program.get("reports/use", first=first, last=last)

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) & {"first", "last"}


def test_a_private_trip_is_told_only_to_who_reads_the_books(
    program, pickup, trip, somchai, anong, program_of
):
    driver = program_of(somchai)
    driver.post(f"bookings/{trip.pk}/start-trip", {"odometer": 48_230})
    driver.post(f"bookings/{trip.pk}/end-trip", {"odometer": 48_290, "remark": "ส่งที่บ้านพัก"})
    Booking.objects.filter(pk=trip.pk).update(private=True)
    told = {
        who: [
            (row["destination"], row["remark"])
            for row in caller.get(f"vehicles/{pickup.pk}/trips").json()["results"]
        ]
        for who, caller in (("keeper", program), ("other", program_of(anong)))
    }
    assert told == {
        "keeper": [("ศาลากลางจังหวัดพิจิตร", "ส่งที่บ้านพัก")],
        "other": [("ไม่เปิดเผย", "")],
    }
