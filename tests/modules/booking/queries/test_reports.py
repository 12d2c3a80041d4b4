"""Reports of bookings: what was used, by whom, what was lost, and who may read it."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from modules.booking.models import Hold, ResourceKind, State
from modules.booking.queries.reports_period import month_period, year_period
from modules.booking.queries.reports_tally import tallies
from modules.booking.queries.reports_use import use_of_resources
from tests.modules.booking.conftest import at
from tests.people import give

MARCH = month_period(date(2026, 3, 9))
LATER = at("9.00", day=60)
WEEK = {day: (time(8), time(16)) for day in range(1, 6)}


@pytest.fixture
def uses(see, preecha):
    """What the clerk reads of March, by name."""

    def read(person=preecha, when=LATER):
        return {each.name: each for each in use_of_resources(see(person), MARCH, at=when)}

    return read


def test_a_fiscal_year_runs_from_october_to_september():
    period = year_period(2570)

    assert (period.first, period.last) == (date(2026, 10, 1), date(2027, 9, 30))
    assert [month.month for month in period.months][:4] == [10, 11, 12, 1]
    assert len(period.months) == 12


def test_hours_and_their_share_of_what_was_open(make_resource, make_booking, uses):
    room = make_resource("ห้องเล็ก", hours=WEEK)
    make_booking(room, at("8.00"), at("12.00"), state=State.DONE)
    make_booking(room, at("13.00"), at("16.00"), state=State.DONE)

    row = uses()["ห้องเล็ก"]

    days = 21  # weekdays of March 2026 but for มาฆบูชา on the 3rd
    assert (row.times, row.minutes, row.open_minutes) == (2, 7 * 60, days * 8 * 60)
    assert row.share == pytest.approx(7 / (days * 8))


def test_what_was_given_back_before_it_began_took_no_time(make_resource, make_booking, uses):
    room = make_resource("ห้องเล็ก", hours=WEEK)
    row = make_booking(room, at("9.00"), at("11.00"), state=State.DONE)
    Hold.objects.filter(booking=row).delete()  # as `check_out` does, at 8.50

    assert (uses()["ห้องเล็ก"].times, uses()["ห้องเล็ก"].minutes) == (1, 0)


def test_nights_away_are_hours_but_no_share_of_opening_hours(make_resource, make_booking, uses):
    car = make_resource("รถตู้", ResourceKind.VEHICLE, on_holidays=True)
    make_booking(car, at("8.30"), at("16.30", day=1))

    row = uses()["รถตู้"]

    assert (row.minutes, row.minutes_within) == (32 * 60, 16 * 60)


def test_a_closed_time_is_no_opening_hour(make_resource, make_closure, uses):
    room = make_resource("ห้องเล็ก", hours=WEEK)
    before = uses()["ห้องเล็ก"].open_minutes
    make_closure(room, at("8.00"), at("16.00", day=1))

    assert uses()["ห้องเล็ก"].open_minutes == before - 2 * 8 * 60


def test_parts_and_what_went_along_are_used_too(make_resource, make_booking, uses):
    halves = [make_resource("ซีกซ้าย"), make_resource("ซีกขวา")]
    hall = make_resource("ห้องใหญ่", parts=halves)
    beamer = make_resource("เครื่องฉาย", ResourceKind.EQUIPMENT)
    make_booking(hall, at("9.00"), at("11.00"), held=halves, extras=[beamer])
    make_booking(halves[0], at("13.00"), at("14.00"))

    found = uses()

    assert [found[name].times for name in ("ห้องใหญ่", "ซีกซ้าย", "ซีกขวา", "เครื่องฉาย")] == [1, 2, 1, 1]


def test_what_was_given_back_early_counts_until_then(make_resource, make_booking, uses):
    room = make_resource("ห้องเล็ก")
    booking = make_booking(room, at("9.00"), at("12.00"), state=State.DONE)
    Hold.objects.filter(booking=booking).update(during=(at("9.00"), at("10.00")))

    assert uses()["ห้องเล็ก"].minutes == 60


def test_what_is_still_to_come_is_not_told(make_resource, make_booking, uses):
    room = make_resource("ห้องเล็ก")
    make_booking(room, at("9.00"), at("11.00"))
    make_booking(room, at("9.00", day=2), at("11.00", day=2))

    row = uses(when=at("10.00"))["ห้องเล็ก"]

    assert (row.times, row.minutes) == (1, 60)


def test_counts_by_office_month_and_resource(make_resource, make_booking, see, preecha):
    room = make_resource("ห้องเล็ก")
    for state in (State.DONE, State.NO_SHOW, State.CANCELLED, State.REJECTED, State.UNCONFIRMED):
        make_booking(room, at("9.00"), at("11.00"), state=state)

    found = tallies(see(preecha), year_period(2569), at=LATER)

    [office], [of_room] = found.offices, found.resources
    march = next(month for month in found.months if month.month == date(2026, 3, 1))
    for row in (office, of_room, march, found.total):
        told = (row.asked, row.used, row.minutes, row.cancelled, row.no_shows, row.rejected)
        assert told == (4, 1, 120, 1, 1, 1)
    assert (office.name, of_room.name) == ("สำนักปลัด", "ห้องเล็ก")
    assert of_room.lost == pytest.approx(0.5)
    assert len(found.months) == 12


def test_the_month_turns_at_midnight_in_bangkok(make_resource, make_booking, see, preecha):
    room = make_resource("ห้องเล็ก")
    make_booking(room, at("0.00", day=23), at("1.00", day=23))  # 1 April, 31 March in UTC

    found = tallies(see(preecha), MARCH, at=LATER)

    assert found.total.asked == 0
    april = tallies(see(preecha), month_period(date(2026, 4, 1)), at=LATER)
    assert april.total.asked == 1


def test_a_head_reads_of_their_resources_and_of_their_offices_bookings(
    make_resource, make_booking, engineering, clerk_office, prasert, uses
):
    own = make_resource("ห้องช่าง", office=engineering)
    other = make_resource("ห้องปลัด", office=clerk_office)
    make_booking(own, at("9.00"), at("10.00"))
    make_booking(other, at("9.00"), at("10.00"))
    asked = make_booking(other, at("13.00"), at("15.00"))
    type(asked).objects.filter(pk=asked.pk).update(office=engineering)

    found = uses(prasert)

    assert found["ห้องช่าง"].minutes == 60
    assert found["ห้องปลัด"].minutes == 120
    assert found["ห้องปลัด"].share is None  # what others did there is not theirs to know


def test_a_keeper_reads_of_what_they_keep(make_resource, make_booking, anong, clerk_office, uses):
    kept = make_resource("ห้องปลัด", office=clerk_office, keeper=anong)
    make_resource("ห้องอื่น", office=clerk_office)
    make_booking(kept, at("9.00"), at("10.00"))

    assert list(uses(anong)) == ["ห้องปลัด"]


def test_others_read_none(make_resource, see, somchai):
    make_resource("ห้องเล็ก")

    with pytest.raises(PermissionDenied):
        use_of_resources(see(somchai), MARCH, at=LATER)
    with pytest.raises(PermissionDenied):
        tallies(see(somchai), MARCH, at=LATER)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPPLY_OFFICER, Role.LOCAL_ADMIN])
def test_who_checks_and_who_looks_after_all_reads_all(
    make_resource, somchai, clerk_office, engineering, uses, role
):
    make_resource("ห้องช่าง", office=engineering)
    give(somchai, role, clerk_office)

    assert list(uses(somchai)) == ["ห้องช่าง"]


def test_rows_cost_no_queries(make_resource, make_booking, see, preecha):
    viewer = see(preecha)
    for n in range(6):
        room = make_resource(f"ห้อง {n}")
        make_booking(room, at("9.00"), at("10.00"))

    with CaptureQueriesContext(connections["cell_01"]) as queries:
        use_of_resources(viewer, MARCH, at=LATER)
        tallies(viewer, MARCH, at=LATER)

    assert len(queries) <= 6
