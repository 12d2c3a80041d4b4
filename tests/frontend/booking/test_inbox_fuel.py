"""Fuel orders in งานของฉัน: of whoever decides, counted once, and of whoever asked."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.duties import viewer_of
from database.work import connection_here
from frontend.booking.inbox.desk import counts, expected, waiting
from modules.booking.commands.approve_fuel import approve_fuel
from modules.booking.commands.order_fuel import FuelWish, order_fuel
from modules.booking.commands.refuse_fuel import refuse_fuel
from modules.booking.models import ApprovalRule, Driver, FuelOrder
from thai.dates import bangkok_date


@pytest.fixture
def today():
    return bangkok_date(timezone.now())


@pytest.fixture
def samran(driver):
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def order(samran, pickup):
    """Order fuel for the pickup: `order(days_ago=1)`."""

    def ask(days_ago=0) -> FuelOrder:
        wish = FuelWish(station="ปั๊ม ปตท. บางรัก", litres=Decimal(40), odometer=48_210)
        at = timezone.now() - timedelta(days=days_ago)
        return order_fuel(by=samran, vehicle=pickup.pk, wish=wish, at=at)

    return ask


def test_an_order_waits_in_the_inbox_of_whoever_decides_and_counts_once(
    as_, order, boonmee, preecha, samran, today
):
    asked = order()
    mayor = viewer_of(boonmee, on=today)
    assert (counts(mayor, today).today, counts(mayor, today).total) == (1, 1)
    (row,) = expected(mayor, today).beside
    assert (row.do, row.key, row.url) == ("อนุมัติ", asked.pk, f"/booking/fuel/{asked.pk}")
    assert "40.00 ลิตร" in row.facts
    page = as_(boonmee).get("/")
    assert page.text.count("40.00 ลิตร") == 1
    assert as_(boonmee).get("/-/counts").json()["inbox"] == 1
    for stranger in (preecha, samran):
        assert counts(viewer_of(stranger, on=today), today).total == 0
        assert as_(stranger).get("/-/counts").json()["inbox"] == 0


def test_who_asked_sees_for_whom_it_waits(order, samran, today):
    order()
    mine = viewer_of(samran, on=today)
    assert counts(mine, today).waiting == 1
    assert [row.do for row in waiting(mine, today, 5)] == ["รอ นายก"]


@pytest.mark.parametrize(
    ("show", "found"),
    [("", 2), ("late", 1), ("today", 1), ("near", 0), ("fuel", 2), ("bookings", 0)],
)
def test_a_filter_shows_its_heap(order, boonmee, today, show, found):
    order(days_ago=2)
    order()
    mayor = viewer_of(boonmee, on=today)
    assert len(expected(mayor, today, show=show).beside) == found
    assert expected(mayor, today, show=show, after="1.2026-01-01.1").beside == ()


def test_what_is_decided_waits_for_nobody(order, boonmee, today):
    approve_fuel(by=boonmee, order=order().pk, at=timezone.now())
    refuse_fuel(by=boonmee, order=order().pk, reason="เดือนนี้พอแล้ว", at=timezone.now())
    assert counts(viewer_of(boonmee, on=today), today).total == 0
    assert not FuelOrder.objects.exclude(waits_role="", waits_office=None).exists()


def test_the_post_that_was_asked_decides_although_the_matrix_has_changed(
    order, boonmee, pickup, today
):
    asked = order()
    ApprovalRule.objects.create(sort=1, resource=pickup, role="clerk")
    assert counts(viewer_of(boonmee, on=today), today).total == 1
    assert approve_fuel(by=boonmee, order=asked.pk, at=timezone.now()).approved_by == boonmee


def test_the_inbox_asks_no_more_however_many_orders_wait(as_, order, boonmee):
    def asked_for() -> int:
        with CaptureQueriesContext(connection_here()) as queries:
            assert as_(boonmee).get("/").status_code == 200
        return len(queries)

    order()
    asked_for()
    few = asked_for()
    for _n in range(5):
        order()
    assert asked_for() == few
