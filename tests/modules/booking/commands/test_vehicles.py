"""The vehicle list is kept: vehicles, drivers, and what of them holds until when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from modules.booking.commands.add_driver import add_driver
from modules.booking.commands.add_vehicle import add_vehicle
from modules.booking.commands.change_driver import change_driver
from modules.booking.commands.change_vehicle import change_vehicle
from modules.booking.commands.record_validity import record_validity
from modules.booking.commands.warn_of_lapses import warn_of_lapses
from modules.booking.models import (
    BookableBy,
    Resource,
    Validity,
    ValidityKind,
    Vehicle,
    VehicleClass,
)
from modules.booking.typed import Mistyped
from modules.booking.vehicles.facts import DriverFacts, VehicleFacts
from modules.booking.vehicles.validities import lapsed, standings
from notifications.models import Notice
from tests.bookings import make_validity
from tests.conftest import NOON
from thai.dates import bangkok_date

TODAY = bangkok_date(NOON)


@pytest.fixture
def facts(clerk_office):
    """What is told of a new pickup of สำนักปลัด."""
    return VehicleFacts(
        name="กระบะ  กข 1234",
        office=clerk_office,
        plate=" กข 1234 ",
        plate_province="พิจิตร",
        body="รถบรรทุก (ดีเซล) 1 ตัน ดับเบิ้ลแค็บ",
        price_satang=868_000_00,
        acquired_on=date(2024, 2, 29),
        odometer=12_345,
        engine_cc=2494,
    )


def test_a_vehicle_is_added_with_what_can_be_booked(malee, facts):
    car = add_vehicle(by=malee, facts=facts, at=NOON)
    resource = Resource.objects.get(pk=car.pk)
    assert (resource.kind, resource.name) == ("vehicle", "กระบะ กข 1234")
    assert (car.plate, car.odometer, car.price_satang) == ("กข 1234", 12_345, 868_000_00)
    assert resource.bookable_by == BookableBy.STAFF
    assert len(resource.door) == 22


def test_a_car_of_a_post_is_not_lent(malee, facts):
    own = replace(facts, vehicle_class=VehicleClass.POSITION_CAR)
    assert add_vehicle(by=malee, facts=own, at=NOON).resource.bookable_by == BookableBy.NOBODY


def test_only_who_looks_after_the_office_adds_and_changes(malee, somchai, prasert, facts):
    for stranger in (somchai, prasert):
        with pytest.raises(PermissionDenied):
            add_vehicle(by=stranger, facts=facts, at=NOON)
    car = add_vehicle(by=malee, facts=facts, at=NOON)
    with pytest.raises(PermissionDenied):
        change_vehicle(by=prasert, vehicle=car.pk, facts=facts, at=NOON)


def test_a_vehicle_is_not_given_away_to_an_office_one_does_not_look_after(
    malee, engineering, facts
):
    car = add_vehicle(by=malee, facts=facts, at=NOON)
    with pytest.raises(PermissionDenied):
        change_vehicle(by=malee, vehicle=car.pk, facts=replace(facts, office=engineering), at=NOON)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"plate": ""}, "plate"),
        ({"plate_province": ""}, "plate_province"),
        ({"body": ""}, "body"),
        ({"plate": "ก" * 21}, "plate"),
        ({"capacity": 0}, "capacity"),
        ({"engine_cc": 1}, "engine_cc"),
        ({"odometer": -1}, "odometer"),
        ({"acquired_on": TODAY + timedelta(days=1)}, "acquired_on"),
        ({"disposed_on": date(2023, 1, 1)}, "disposed_on"),
        ({"price_satang": 10**13}, "price_satang"),
    ],
)
def test_what_cannot_be_is_refused_by_field(malee, facts, wrong, field):
    with pytest.raises(Mistyped) as stopped:
        add_vehicle(by=malee, facts=replace(facts, **wrong), at=NOON)
    assert list(stopped.value.problems) == [field]
    assert not Vehicle.objects.exists()


def test_a_name_and_a_plate_stand_once(malee, facts):
    add_vehicle(by=malee, facts=facts, at=NOON)
    for wrong, field in (({"plate": "กข 9"}, "name"), ({"name": "คันใหม่"}, "plate")):
        with pytest.raises(Mistyped) as stopped:
            add_vehicle(by=malee, facts=replace(facts, **wrong), at=NOON)
        assert list(stopped.value.problems) == [field]


def test_a_change_leaves_the_odometer_alone_and_disposal_ends_the_lending(malee, facts):
    car = add_vehicle(by=malee, facts=facts, at=NOON)
    sold = replace(facts, odometer=5, disposed_on=TODAY, remark="ขายทอดตลาด")
    changed = change_vehicle(by=malee, vehicle=car.pk, facts=sold, at=NOON)
    assert (changed.odometer, changed.remark) == (12_345, "ขายทอดตลาด")
    assert changed.resource.retired_at == NOON
    assert add_vehicle(by=malee, facts=facts, at=NOON).plate == "กข 1234"


def test_a_vehicle_with_bookings_is_not_disposed_of(malee, pickup, book, boonmee, facts):
    book(boonmee, pickup)
    sold = replace(facts, name=pickup.name, disposed_on=TODAY)
    with pytest.raises(Mistyped) as stopped:
        change_vehicle(by=malee, vehicle=pickup.pk, facts=sold, at=NOON)
    assert list(stopped.value.problems) == ["disposed_on"]


def test_a_driver_is_an_employee_once_or_hired(malee, somchai, clerk_office):
    told = DriverFacts(name="นายสมชาย ใจดี", office=clerk_office, person=somchai)
    driver = add_driver(by=malee, facts=told, at=NOON)
    assert driver.resource.bookable_by == BookableBy.NOBODY
    with pytest.raises(Mistyped) as stopped:
        add_driver(by=malee, facts=replace(told, name="อีกชื่อ"), at=NOON)
    assert list(stopped.value.problems) == ["person"]
    hired = DriverFacts(name="นายจ้าง รายวัน", office=clerk_office, licence_no="5501")
    assert add_driver(by=malee, facts=hired, at=NOON).person is None


def test_a_driver_is_changed_by_who_looks_after_them(malee, prasert, clerk_office):
    told = DriverFacts(name="นายจ้าง รายวัน", office=clerk_office)
    driver = add_driver(by=malee, facts=told, at=NOON)
    new = replace(told, licence_no="5501", licence_class="ท.2")
    with pytest.raises(PermissionDenied):
        change_driver(by=prasert, driver=driver.pk, facts=new, at=NOON)
    assert change_driver(by=malee, driver=driver.pk, facts=new, at=NOON).licence_class == "ท.2"


def test_the_latest_line_of_a_kind_counts(malee, pickup):
    for days in (300, 20, 100):
        record_validity(
            by=malee, resource=pickup.pk, kind=ValidityKind.INSURANCE,
            expires_on=TODAY + timedelta(days=days), at=NOON,
        )  # fmt: skip
    lines = {line.kind: line.days for line in standings([pickup.pk], on=TODAY)[pickup.pk]}
    assert lines[ValidityKind.INSURANCE] == 300


def test_a_validity_is_of_what_has_it_and_of_our_days(malee, somchai, pickup, driver):
    soon = TODAY + timedelta(days=30)
    for resource, kind, day, field in (
        (pickup, ValidityKind.LICENCE, soon, "kind"),
        (driver, ValidityKind.TAX, soon, "kind"),
        (pickup, ValidityKind.TAX, TODAY + timedelta(days=4000), "expires_on"),
    ):
        with pytest.raises(Mistyped) as stopped:
            record_validity(by=malee, resource=resource.pk, kind=kind, expires_on=day, at=NOON)
        assert list(stopped.value.problems) == [field]
    with pytest.raises(PermissionDenied):
        record_validity(
            by=somchai, resource=pickup.pk, kind=ValidityKind.TAX, expires_on=soon, at=NOON
        )


def test_insurance_of_choice_may_lapse_tax_may_not(malee, van):
    yesterday = TODAY - timedelta(days=1)
    make_validity(van, ValidityKind.INSURANCE, yesterday, malee)
    assert lapsed([van.pk], on=TODAY) == []
    make_validity(van, ValidityKind.TAX, yesterday, malee)
    assert [line.kind for line in lapsed([van.pk], on=TODAY)] == [ValidityKind.TAX]
    assert lapsed([van.pk], on=yesterday) == []


def test_keepers_hear_once_a_threshold(malee, van, run_jobs):
    make_validity(van, ValidityKind.TAX, TODAY + timedelta(days=61), malee)
    heard = []
    for day in range(80):
        at = NOON + timedelta(days=day)
        warn_of_lapses(moment=at.isoformat())
        run_jobs(now=at)
        if Notice.objects.count() > len(heard):
            heard.append(61 - day)
    assert heard == [60, 30, 7, -1]
    texts = [notice.text for notice in Notice.objects.order_by("at")]
    assert "อีก 60 วัน" in texts[0]
    assert "ขาดอายุแล้ว" in texts[-1]
    assert set(Notice.objects.values_list("person", flat=True)) == {malee.pk}


def test_a_missed_night_still_warns_and_a_renewal_ends_it(malee, driver, run_jobs):
    make_validity(driver, ValidityKind.LICENCE, TODAY + timedelta(days=25), malee)
    warn_of_lapses(moment=NOON.isoformat())
    Validity.objects.create(
        resource=driver, kind=ValidityKind.LICENCE, expires_on=TODAY + timedelta(days=1000),
        noted_by=malee, noted_at=NOON,
    )  # fmt: skip
    run_jobs(now=NOON)
    assert not Notice.objects.exists()


def test_a_driver_hears_of_their_own_licence(malee, driver, run_jobs):
    make_validity(driver, ValidityKind.LICENCE, TODAY, malee)
    warn_of_lapses(moment=NOON.isoformat())
    run_jobs(now=NOON)
    assert set(Notice.objects.values_list("person__username", flat=True)) == {"malee", "samran"}
