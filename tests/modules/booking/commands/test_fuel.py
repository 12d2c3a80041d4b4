"""Fuel is ordered, approved and filled, within the month's ceiling or with a reason."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from modules.booking.commands.approve_fuel import approve_fuel
from modules.booking.commands.order_fuel import FuelWish, order_fuel
from modules.booking.commands.record_fill import record_fill
from modules.booking.commands.refuse_fuel import refuse_fuel
from modules.booking.commands.set_fuel_criterion import set_fuel_criterion
from modules.booking.models import ApprovalRule, Driver, FuelOrder, Resource, Vehicle
from modules.booking.queries.fuel import fuel_orders_visible_to, month_of, months_of
from modules.booking.typed import Mistyped
from modules.booking.vehicles.fuel_turn import OrderStopped
from notifications.models import Notice
from tests.conftest import NOON

LAST = 48_210
TODAY = date(2026, 3, 2)


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def criterion(malee, pickup):
    """11.5 km a litre and 100 litres a month in fiscal year 2569."""
    return set_fuel_criterion(
        by=malee, vehicle=pickup.pk, year=2569, km_per_litre=Decimal("11.5"),
        month_litres=Decimal(100), announced="ประกาศ ลงวันที่ 1 ต.ค. 2568", at=NOON,
    )  # fmt: skip


def order(by, car, litres="40", km=LAST, at=NOON, **more) -> FuelOrder:
    wish = FuelWish(station="ปั๊ม ปตท. บางรัก", litres=Decimal(litres), odometer=km, **more)
    return order_fuel(by=by, vehicle=car.pk, wish=wish, at=at)


def filled(by, boss, car, litres, km, at, satang=1_500_00) -> FuelOrder:
    asked = order(by, car, litres, km, at=at, over_reason="ทดสอบ")
    approve_fuel(by=boss, order=asked.pk, at=at)
    return record_fill(
        by=by, order=asked.pk, litres=Decimal(litres), price_satang=satang, bill="12/345", at=at
    )


def test_an_order_has_the_next_number_of_the_house(samran, pickup, van):
    assert [str(order(samran, car)) for car in (pickup, van, pickup)] == [
        "1/2569", "2/2569", "3/2569",
    ]  # fmt: skip
    assert order(samran, pickup).fuel == "diesel"


def test_the_approver_hears_approves_and_the_asker_hears_back(samran, boonmee, pickup, run_jobs):
    asked = order(samran, pickup)
    run_jobs(now=NOON)
    assert "1/2569" in Notice.objects.get(person=boonmee).text
    done = approve_fuel(by=boonmee, order=asked.pk, at=NOON + timedelta(minutes=5))
    assert done.approved_by == boonmee
    run_jobs(now=NOON + timedelta(minutes=5))
    assert "อนุมัติแล้ว" in Notice.objects.get(person=samran).text


def test_only_the_post_that_gives_the_vehicle_approves(
    samran, malee, preecha, boonmee, pickup, engineering
):
    asked = order(samran, pickup)
    for stranger in (samran, malee, preecha):
        with pytest.raises(PermissionDenied):
            approve_fuel(by=stranger, order=asked.pk, at=NOON)
    ApprovalRule.objects.create(sort=1, resource=pickup, role="clerk")
    assert approve_fuel(by=preecha, order=asked.pk, at=NOON).approved_by == preecha


def test_where_trips_need_nobody_the_chief_executive_approves_fuel(samran, boonmee, pickup):
    ApprovalRule.objects.create(sort=1, resource=pickup)
    assert approve_fuel(by=boonmee, order=order(samran, pickup).pk, at=NOON).approved_at == NOON


def test_over_the_ceiling_a_reason_is_asked_for_with_the_numbers(samran, pickup, criterion):
    order(samran, pickup, "70")
    with pytest.raises(Mistyped) as stopped:
        order(samran, pickup, "30.01")
    words = stopped.value.problems["over_reason"]
    assert "70.00" in words
    assert "100.00" in words
    assert FuelOrder.objects.count() == 1
    assert order(samran, pickup, "30").number == 2
    assert order(samran, pickup, "1", over_reason="น้ำท่วม").over_reason == "น้ำท่วม"


def test_a_new_month_begins_at_nothing_and_refused_orders_do_not_count(
    samran, boonmee, pickup, criterion
):
    asked = order(samran, pickup, "90")
    assert order(samran, pickup, "90", at=NOON + timedelta(days=31)).number == 2
    refuse_fuel(by=boonmee, order=asked.pk, reason="ยังไม่จำเป็น", at=NOON)
    assert order(samran, pickup, "90").number == 3


def test_the_criterion_is_of_the_fiscal_year(samran, pickup, criterion):
    october = NOON.replace(month=10)
    assert order(samran, pickup, "500", at=october).litres == 500


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"litres": "0"}, "litres"),
        ({"litres": "1000.01"}, "litres"),
        ({"litres": "1.005"}, "litres"),
        ({"km": LAST - 1}, "odometer"),
        ({"km": LAST + 2_001}, "odometer"),
        ({"fuel": "milk"}, "fuel"),
        ({"trip": 999_999}, "trip"),
    ],
)
def test_what_cannot_be_is_refused_and_uses_no_number(samran, pickup, wrong, field):
    with pytest.raises(Mistyped) as stopped:
        order(samran, pickup, **wrong)
    assert list(stopped.value.problems) == [field]
    assert order(samran, pickup).number == 1


def test_only_drivers_and_keepers_ask(somchai, malee, pickup):
    with pytest.raises(PermissionDenied):
        order(somchai, pickup)
    assert order(malee, pickup).asked_by == malee


def test_it_is_decided_once_and_filled_once_after_approval(samran, boonmee, pickup):
    asked = order(samran, pickup)
    fill = {"litres": Decimal("38.25"), "price_satang": 1_300_50, "bill": "9/12", "at": NOON}
    with pytest.raises(OrderStopped):
        record_fill(by=samran, order=asked.pk, **fill)
    with pytest.raises(Mistyped):
        refuse_fuel(by=boonmee, order=asked.pk, reason=" ", at=NOON)
    approve_fuel(by=boonmee, order=asked.pk, at=NOON)
    with pytest.raises(OrderStopped):
        refuse_fuel(by=boonmee, order=asked.pk, reason="สาย", at=NOON)
    assert record_fill(by=samran, order=asked.pk, **fill).filled_litres == Decimal("38.25")
    with pytest.raises(OrderStopped):
        record_fill(by=samran, order=asked.pk, **fill)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"litres": Decimal("40.01")}, "filled_litres"),
        ({"litres": Decimal(0)}, "filled_litres"),
        ({"price_satang": 0}, "price_satang"),
        ({"price_satang": 100_000_01}, "price_satang"),
        ({"bill": ""}, "bill"),
    ],
)
def test_a_bill_is_of_what_was_ordered(samran, boonmee, pickup, wrong, field):
    asked = order(samran, pickup)
    approve_fuel(by=boonmee, order=asked.pk, at=NOON)
    bill = {"litres": Decimal(40), "price_satang": 1_300_00, "bill": "9/12", **wrong}
    with pytest.raises(Mistyped) as stopped:
        record_fill(by=samran, order=asked.pk, **bill, at=NOON)
    assert list(stopped.value.problems) == [field]


def test_only_who_asked_or_keeps_it_notes_the_bill(samran, boonmee, anong, pickup):
    asked = order(samran, pickup)
    approve_fuel(by=boonmee, order=asked.pk, at=NOON)
    with pytest.raises(PermissionDenied):
        record_fill(by=anong, order=asked.pk, litres=Decimal(1), price_satang=1, bill="1", at=NOON)


def test_km_per_litre_is_from_fill_to_fill_by_odometer(samran, boonmee, pickup, criterion):
    february = NOON - timedelta(days=10)
    filled(samran, boonmee, pickup, "40", LAST, february)
    filled(samran, boonmee, pickup, "30", LAST + 300, NOON)
    filled(samran, boonmee, pickup, "20", LAST + 520, NOON + timedelta(days=5))
    march = month_of(pickup.pk, TODAY)
    assert (march.km, march.litres_for_km) == (520, Decimal(50))
    assert march.km_per_litre == Decimal("10.40")
    assert march.thirsty
    assert (march.left, march.price_satang) == (Decimal(50), 3_000_00)


def test_the_first_fill_of_all_measures_nothing(samran, boonmee, pickup):
    filled(samran, boonmee, pickup, "40", LAST, NOON)
    month = month_of(pickup.pk, TODAY)
    assert (month.km, month.km_per_litre, month.left) == (0, None, None)
    assert [one.first for one in months_of(pickup.pk, date(2026, 1, 31), count=3)] == [
        date(2026, 1, 1), date(2025, 12, 1), date(2025, 11, 1),
    ]  # fmt: skip


def test_drivers_and_keepers_read_all_orders_others_their_own(
    see_today, samran, malee, wichai, somchai, pickup
):
    order(malee, pickup)
    assert [fuel_orders_visible_to(see_today(who)).count() for who in (samran, malee, wichai)] == [
        1, 1, 1,
    ]  # fmt: skip
    assert fuel_orders_visible_to(see_today(somchai)).count() == 0


@pytest.fixture
def see_today():
    """Look as somebody on the day of the tests."""
    return lambda person: viewer_of(person, on=TODAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"km_per_litre": Decimal(0)}, "km_per_litre"),
        ({"month_litres": Decimal(20_000)}, "month_litres"),
        ({"year": 2026}, "fiscal_year"),
    ],
)
def test_a_criterion_is_possible(malee, pickup, wrong, field):
    told = {"year": 2569, "km_per_litre": Decimal(11), "month_litres": Decimal(100), **wrong}
    with pytest.raises(Mistyped) as stopped:
        set_fuel_criterion(by=malee, vehicle=pickup.pk, at=NOON, **told)
    assert list(stopped.value.problems) == [field]


def test_a_criterion_is_set_anew_by_who_looks_after_the_vehicle(malee, somchai, pickup, criterion):
    told = {"year": 2569, "km_per_litre": Decimal(12), "month_litres": Decimal(90), "at": NOON}
    with pytest.raises(PermissionDenied):
        set_fuel_criterion(by=somchai, vehicle=pickup.pk, **told)
    assert set_fuel_criterion(by=malee, vehicle=pickup.pk, **told).pk == criterion.pk
    assert Vehicle.objects.get(pk=pickup.pk).criteria.get().month_litres == 90


def test_no_fuel_is_ordered_for_what_was_disposed_of(samran, pickup, boonmee):
    Resource.objects.filter(pk=pickup.pk).update(retired_at=NOON, retired_by=boonmee)
    with pytest.raises(Vehicle.DoesNotExist):
        order(samran, pickup)
    assert not FuelOrder.objects.exists()


def test_the_first_reading_of_a_car_is_no_number_that_cannot_be(samran, van):
    Vehicle.objects.filter(pk=van.pk).update(odometer=0)
    with pytest.raises(Mistyped) as refused:
        order(samran, van, km=10_000_000)
    assert set(refused.value.problems) == {"odometer"}
