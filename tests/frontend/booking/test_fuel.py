"""Fuel orders on screen: asked for, approved, refused, filled, printed."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from modules.booking.models import Driver, FuelCriterion, FuelOrder
from tests.conftest import NOON
from thai.dates import bangkok_date, fiscal_year

LAST = 48_210
TYPED = {"station": "ปั๊ม ปตท. บางรัก", "litres": "๔๐", "odometer": "48,300"}


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def ordered(as_, samran, pickup) -> FuelOrder:
    """An order of Samran for the pickup, by its form."""
    sent = as_(samran).post("/booking/fuel/new", {**TYPED, "vehicle": pickup.pk})
    assert sent.status_code == 303
    return FuelOrder.objects.get()


def url(order, verb=""):
    return f"/booking/fuel/{order.pk}{verb}"


def test_it_is_asked_for_approved_and_filled(as_, samran, boonmee, ordered):
    assert (ordered.litres, ordered.odometer) == (40, 48_300)
    assert "รออนุมัติ" in as_(samran).get(url(ordered)).text
    assert as_(boonmee).post(url(ordered, "/approve")).status_code == 303
    bill = {"filled_litres": "38.25", "price": "1,300.50", "bill": "9/12"}
    assert as_(samran).post(url(ordered, "/fill"), bill).status_code == 303
    ordered.refresh_from_db()
    assert ordered.price_satang == 1_300_50
    assert "1,300.50 บาท" in as_(samran).get("/booking/fuel?state=filled").text
    assert as_(boonmee).post(url(ordered, "/approve")).status_code == 409


def test_a_refusal_needs_a_reason_and_keeps_the_number(as_, boonmee, ordered):
    assert as_(boonmee).post(url(ordered, "/refuse"), {"refuse_reason": " "}).status_code == 422
    said = {"refuse_reason": "เดือนนี้พอแล้ว"}
    assert as_(boonmee).post(url(ordered, "/refuse"), said).status_code == 303
    assert "เดือนนี้พอแล้ว" in as_(boonmee).get(url(ordered)).text


def test_over_the_ceiling_the_form_asks_why(as_, samran, malee, pickup):
    year = fiscal_year(bangkok_date(timezone.now()))
    FuelCriterion.objects.create(
        vehicle_id=pickup.pk, fiscal_year=year, km_per_litre=11, month_litres=30,
        set_by=malee, set_at=NOON,
    )  # fmt: skip
    typed = {**TYPED, "vehicle": pickup.pk}
    sent = as_(samran).post("/booking/fuel/new", typed)
    assert sent.status_code == 422
    assert "ใส่เหตุที่ต้องเบิกเกินเกณฑ์" in sent.text
    assert 'value="ปั๊ม ปตท. บางรัก"' in sent.text
    again = as_(samran).post("/booking/fuel/new", {**typed, "over_reason": "น้ำท่วม"})
    assert again.status_code == 303


@pytest.mark.parametrize(
    "wrong",
    [{"litres": "มาก"}, {"litres": "-4"}, {"odometer": "48209"}, {"vehicle": "0"}, {"fuel": "น้ำ"},
     {"station": ""}, {"litres": "1e30"}, {"odometer": "9" * 300}],
)  # fmt: skip
def test_bad_input_writes_nothing(as_, samran, pickup, wrong):
    typed = {**TYPED, "vehicle": pickup.pk, **wrong}
    assert as_(samran).post("/booking/fuel/new", typed).status_code == 422
    assert not FuelOrder.objects.exists()


def test_others_neither_ask_nor_read_nor_decide(as_, anong, somchai, samran, ordered):
    assert as_(anong).get("/booking/fuel/new").status_code == 403
    assert as_(somchai).get(url(ordered)).status_code == 404
    assert as_(somchai).get(url(ordered, "/order.pdf")).status_code == 404
    assert as_(samran).post(url(ordered, "/approve")).status_code == 403
    assert as_(samran).post(url(ordered, "/steal")).status_code == 404
    assert "1/" not in as_(somchai).get("/booking/fuel").text.split("<main")[1]


def test_the_paper_has_the_log_with_it(as_, samran, ordered):
    sent = as_(samran).get(url(ordered, "/order.pdf"))
    assert sent.content.startswith(b"%PDF")


def test_the_list_pages_on_and_costs_the_same(as_, samran, pickup, town, ordered):
    page = as_(samran)
    with CaptureQueriesContext(connections[town.cell]) as few:
        page.get("/booking/fuel")
    for n in range(60):
        FuelOrder.objects.create(
            vehicle_id=pickup.pk, year=2569, number=100 + n, ordered_on=bangkok_date(NOON),
            station="ปั๊ม", fuel="diesel", litres=1, odometer=LAST, asked_by=samran, asked_at=NOON,
        )  # fmt: skip
    with CaptureQueriesContext(connections[town.cell]) as many:
        first = page.get("/booking/fuel").text
    assert len(many) <= len(few)
    older = first.split('href="?state=&amp;before=')[1].split('"')[0]
    assert page.get(f"/booking/fuel?before={older}").text.count('<th scope="row"') == 11
    assert page.get("/booking/fuel?before=x&state=magic").status_code == 200
