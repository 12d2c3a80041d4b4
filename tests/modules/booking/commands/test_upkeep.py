"""Repairs (แบบ 6) and accidents (แบบ 5) are written down, and keepers hear of accidents."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from modules.booking.commands.record_repair import RepairNote, record_repair
from modules.booking.commands.report_accident import AccidentNote, report_accident
from modules.booking.models import Accident, AccidentKind, Driver, Repair
from modules.booking.typed import Mistyped
from notifications.models import Notice
from tests.conftest import NOON

REPAIR = RepairNote(
    done_on=date(2026, 2, 27),
    odometer=48_000,
    items="เปลี่ยนน้ำมันเครื่อง\nเปลี่ยนยาง 4 เส้น",
    price_satang=12_400_50,
    garage="อู่ช่างเล็ก",
    ordered_by="นายปรีชา รอบคอบ ปลัดเทศบาล",
)
CRASH = AccidentNote(
    kind=AccidentKind.ACCIDENT,
    happened_at=NOON - timedelta(hours=2),
    place="แยกบางรัก",
    counterpart="รถจักรยานยนต์ 1กก 55",
    damage="กันชนหน้าแตก",
    driver_name="นายสำราญ ทางดี",
    user_name="นายสมชาย ใจดี",
)


def test_a_repair_is_a_line_of_the_card(malee, pickup):
    line = record_repair(by=malee, vehicle=pickup.pk, note=REPAIR, at=NOON)
    assert (line.price_satang, line.items.count("\n")) == (12_400_50, 1)


def test_only_who_looks_after_it_notes_repairs(somchai, prasert, pickup):
    for stranger in (somchai, prasert):
        with pytest.raises(PermissionDenied):
            record_repair(by=stranger, vehicle=pickup.pk, note=REPAIR, at=NOON)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"items": " "}, "items"),
        ({"items": "ก" * 2_001}, "items"),
        ({"garage": ""}, "garage"),
        ({"ordered_by": ""}, "ordered_by"),
        ({"done_on": date(2026, 3, 3)}, "done_on"),
        ({"odometer": -4}, "odometer"),
        ({"price_satang": 10_000_000_01}, "price_satang"),
    ],
)
def test_a_repair_that_cannot_be_is_refused(malee, pickup, wrong, field):
    with pytest.raises(Mistyped) as stopped:
        record_repair(by=malee, vehicle=pickup.pk, note=replace(REPAIR, **wrong), at=NOON)
    assert list(stopped.value.problems) == [field]
    assert not Repair.objects.exists()


def test_a_driver_reports_and_the_keeper_hears(driver, malee, somchai, pickup, run_jobs):
    samran = Driver.objects.get(pk=driver.pk).person
    with pytest.raises(PermissionDenied):
        report_accident(by=somchai, vehicle=pickup.pk, note=CRASH, at=NOON)
    report = report_accident(by=samran, vehicle=pickup.pk, note=CRASH, at=NOON)
    assert report.counterpart == "รถจักรยานยนต์ 1กก 55"
    run_jobs(now=NOON)
    assert "แยกบางรัก" in Notice.objects.get(person=malee).text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place": ""}, "place"),
        ({"damage": ""}, "damage"),
        ({"driver_name": ""}, "driver_name"),
        ({"user_name": "ก" * 201}, "user_name"),
        ({"account": "ก" * 4_001}, "account"),
        ({"happened_at": NOON + timedelta(minutes=1)}, "happened_at"),
        ({"happened_at": NOON - timedelta(days=400)}, "happened_at"),
        ({"kind": "magic"}, "kind"),
        ({"trip": 999_999}, "trip"),
    ],
)
def test_a_report_that_cannot_be_is_refused(malee, pickup, wrong, field):
    with pytest.raises(Mistyped) as stopped:
        report_accident(by=malee, vehicle=pickup.pk, note=replace(CRASH, **wrong), at=NOON)
    assert list(stopped.value.problems) == [field]
    assert not Accident.objects.exists()
