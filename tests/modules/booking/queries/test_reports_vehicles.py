"""Reports of vehicles and of fees: the log, fuel against the criterion, repairs, money."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from modules.booking.models import (
    Booking,
    Fuel,
    FuelCriterion,
    FuelOrder,
    Outsider,
    Repair,
    State,
    Trip,
)
from modules.booking.queries.fuel import month_of
from modules.booking.queries.reports_fees import fees
from modules.booking.queries.reports_period import month_period, year_period
from modules.booking.queries.reports_vehicles import by_vehicle, vehicle_months
from tests.modules.booking.conftest import ASKED, at

YEAR = year_period(2569)
MARCH = month_period(date(2026, 3, 1))
LATER = at("9.00", day=60)


@pytest.fixture
def car(pickup):
    return pickup.vehicle


@pytest.fixture
def fill(car, malee):
    """Fill the pickup on a day at a reading."""

    def add(day, odometer, litres, satang=100_00):
        number = FuelOrder.objects.count() + 1
        return FuelOrder.objects.create(
            vehicle=car, year=2569, number=number, ordered_on=day, station="สหกรณ์",
            fuel=Fuel.DIESEL, litres=litres, odometer=odometer, asked_by=malee, asked_at=ASKED,
            approved_by=malee, approved_at=ASKED, filled_at=ASKED, filled_litres=litres,
            price_satang=satang,
        )  # fmt: skip

    return add


def drive(car, booking, malee, out_km, in_km, gap=0):
    starts, ends = booking.during
    number = Trip.objects.count() + 1
    return Trip.objects.create(
        booking=booking, vehicle=car, driver_name="สำราญ", year=2569, number=number,
        out_at=starts, out_km=out_km, out_by=malee, gap_km=gap,
        in_at=ends, in_km=in_km, in_by=malee,
    )  # fmt: skip


def test_trips_fuel_and_repairs_stand_in_one_line(car, make_booking, fill, see, preecha, malee):
    for n in range(2):
        booking = make_booking(car.resource, at("9.00", day=n), at("10.00", day=n))
        drive(car, booking, malee, 1000 + 100 * n, 1080 + 100 * n, gap=20 * n)
    fill(date(2026, 3, 9), 1000, Decimal(10), 300_00)
    fill(date(2026, 3, 20), 1180, Decimal(20), 600_00)
    Repair.objects.create(
        vehicle=car, done_on=date(2026, 3, 21), odometer=1180, items="ยาง", price_satang=5_000_00,
        garage="อู่", ordered_by="ปลัด", noted_by=malee, noted_at=ASKED,
    )  # fmt: skip

    [row] = vehicle_months(see(preecha), MARCH, at=LATER)

    assert (row.trips, row.km, row.unrecorded_km) == (2, 160, 20)
    assert (row.litres, row.fuel_satang, row.km_per_litre) == (Decimal(30), 900_00, Decimal(9))
    assert (row.repairs, row.repair_satang, row.cost_satang) == (1, 5_000_00, 5_900_00)


def test_litres_are_measured_as_the_fuel_page_measures_them(car, fill, see, preecha):
    days = [date(2026, 1, 5), date(2026, 1, 20), date(2026, 2, 3), date(2026, 3, 1)]
    for n, day in enumerate(days):
        fill(day, 1000 + 250 * n, Decimal("20.5") + n)
    fill(date(2026, 3, 30), 2000, Decimal(33))

    rows = {row.month: row for row in vehicle_months(see(preecha), YEAR, at=LATER)}

    assert len(rows) == 3
    for month, row in rows.items():
        theirs = month_of(car.pk, month)
        assert (row.metered_km, row.metered_litres) == (theirs.km, theirs.litres_for_km)
        assert (row.km_per_litre, row.litres) == (theirs.km_per_litre, theirs.filled)


def test_what_uses_more_than_its_criterion_is_marked(car, fill, see, preecha, malee):
    FuelCriterion.objects.create(
        vehicle=car, fiscal_year=2569, km_per_litre=12, month_litres=200, set_by=malee, set_at=ASKED
    )
    fill(date(2026, 2, 1), 1000, Decimal(10))
    fill(date(2026, 3, 1), 1100, Decimal(10))
    fill(date(2026, 3, 9), 1300, Decimal(10))

    [_february, march] = vehicle_months(see(preecha), YEAR, at=LATER)
    [year] = by_vehicle([_february, march])

    assert (march.km_per_litre, march.criterion, march.thirsty) == (Decimal(15), Decimal(12), False)
    assert (year.month, year.litres, year.km_per_litre) == (None, Decimal(30), Decimal(15))


def test_a_vehicle_that_stood_still_is_named(car, see, preecha):
    [row] = vehicle_months(see(preecha), MARCH, at=LATER)

    assert (row.plate, row.month, row.trips, row.km_per_litre) == ("กข 2418 พิจิตร", None, 0, None)


def test_only_vehicles_one_looks_after_are_told_of(car, make_booking, see, prasert, engineering):
    booking = make_booking(car.resource, at("9.00"), at("10.00"))
    Booking.objects.filter(pk=booking.pk).update(office=engineering)

    assert vehicle_months(see(prasert), MARCH, at=LATER) == []


@pytest.fixture
def lend(make_resource, make_booking):
    """Lend a hall to an outsider: `lend(hall, day, fee, paid_on)`."""

    def book(hall, day, fee, paid=None, state=State.APPROVED):
        n = Outsider.objects.count()
        outsider = Outsider.objects.create(
            name="ชาวบ้าน", phone="+66812345678", token_hash=f"{n:064}"
        )
        more = {"receipt": f"12/{n}", "paid_at": paid} if paid else {}
        return make_booking(
            hall, at("9.00", day=day), at("12.00", day=day), by=None, state=state,
            outsider=outsider, fee_satang=fee, **more,
        )  # fmt: skip

    return book


def test_fees_count_when_paid_and_are_owed_when_used(make_resource, lend, see, preecha):
    hall = make_resource("หอประชุม")
    lend(hall, 0, 500_00, paid=at("9.00") - timedelta(days=1))
    lend(hall, 1, 300_00)
    lend(hall, 2, 200_00, state=State.CANCELLED)
    lend(hall, 40, 900_00, paid=at("9.00", day=3))  # of April, paid in March

    [row] = fees(see(preecha), MARCH, at=LATER)

    assert (row.name, row.times) == ("หอประชุม", 2)
    assert (row.paid_satang, row.receipts, row.owed_satang) == (1_400_00, 2, 300_00)
