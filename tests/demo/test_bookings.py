"""A year of bookings as a visitor finds it: every state, nothing twice, readings in order."""

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db.models import Max

from accounts.duties import viewer_of
from accounts.models import Person
from database.place import Place, standing_in
from database.work import atomic
from demo.booking.diary import diary_of_bookings, play_more, play_past, play_present
from demo.booking.large import fill_calendar
from demo.booking.texts import things, uses
from demo.booking.year import past_year
from demo.large import BIG
from demo.towns import TOWNS
from modules.booking.held.parts import tree
from modules.booking.models import (
    HELD,
    MUST_HOLD,
    Accident,
    Booking,
    Driver,
    FuelOrder,
    Hold,
    Photo,
    Repair,
    Resource,
    Series,
    State,
    StepKind,
    Trip,
    Validity,
    Vehicle,
)
from modules.booking.queries.reports_period import Period
from modules.booking.queries.reports_vehicles import vehicle_months
from numbering.draw import next_number
from tests.demo.test_small_set import _opened
from thai.dates import bangkok_date

OPENED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # Friday, three in the afternoon
FIRST = TOWNS[0]
# The tests of its letters open it too, and may run beside these.
ELSEWHERE = {"code": "06661598", "name": "องค์การบริหารส่วนตำบลทุ่งเล็ก", "host": "thunglek"}


@pytest.fixture(scope="module")
def booked(databases: None, django_db_blocker: Any) -> Iterator[Place]:
    """The first town of the demo with its year of bookings, and no letters."""
    complaints: list[str] = []
    listen = logging.Handler()
    listen.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("demo.play").addHandler(listen)
    with django_db_blocker.unblock():
        place = _opened(FIRST, "cell_01", **ELSEWHERE)
        assert play_present(FIRST, place, opened_at=OPENED) > 8
        assert play_more(FIRST, place, opened_at=OPENED) > 1000
        assert complaints == []
        yield place
    logging.getLogger("demo.play").removeHandler(listen)


@pytest.fixture
def here(booked: Place) -> Iterator[Place]:
    """Stand in the town, in a transaction."""
    with standing_in(booked), atomic():
        yield booked


def test_what_happened_to_a_booking_is_told_in_one_piece_so_that_no_worker_steps_between(
    here: Place,
) -> None:
    events = [e for more in (False, True) for e in diary_of_bookings(FIRST, OPENED, more=more)]
    told = [getattr(event.act, "keywords", {}).get("story") for event in events]
    stories = [story for story in told if story]
    assert len(stories) > 20
    for first, *steps in stories:
        assert all(step.act.keywords["made"] == first.at for step in steps)
    assert len({story[0].at for story in stories}) == len(stories)


def test_bookings_stand_in_every_state_that_staff_bring_about(here: Place) -> None:
    states = set(Booking.objects.values_list("state", flat=True))
    assert states == set(State) - {State.UNCONFIRMED}
    waiting = Booking.objects.exclude(waits_role="")
    assert waiting.filter(state=State.DONE, approved_at=None).exclude(afterwards="").exists()
    assert Series.objects.exists()


def test_every_step_of_the_path_was_taken(here: Place) -> None:
    taken = set(Booking.objects.values_list("steps__kind", flat=True))
    by_hand = {StepKind.OFFERED, StepKind.REMINDED, StepKind.CHANGED}
    assert taken >= set(StepKind) - by_hand


def test_what_is_given_holds_its_leaves_and_what_is_not_holds_nothing(here: Place) -> None:
    parts = tree()
    held: dict[int, set[int]] = {}
    for booking, resource in Hold.objects.values_list("booking", "resource"):
        held.setdefault(booking, set()).add(resource)
    rows = Booking.objects.prefetch_related("extras")
    for row in rows.iterator(500):
        wanted = [row.resource_id, *(extra.resource_id for extra in row.extras.all())]
        leaves = {leaf for key in wanted for leaf in parts.leaves(key)}
        assert held.get(row.pk, set()) == (leaves if row.state in HELD else set()), row.pk


def test_readings_follow_one_another_but_for_gaps_that_are_told(here: Place) -> None:
    for vehicle in Vehicle.objects.all():
        trips = list(vehicle.trips.order_by("year", "number"))
        for before, after in pairwise(trips):
            assert after.out_km == before.in_km + after.gap_km
            assert after.out_at > before.in_at
        if trips:
            assert vehicle.odometer == (trips[-1].in_km or trips[-1].out_km)
    assert 3 < Trip.objects.filter(gap_km__gt=0).count() < Trip.objects.count() / 10


def test_trips_and_fuel_orders_are_numbered_from_one_without_gaps(here: Place) -> None:
    for vehicle in Vehicle.objects.all():
        for year in (2568, 2569):
            numbers = list(vehicle.trips.filter(year=year).values_list("number", flat=True))
            assert sorted(numbers) == list(range(1, len(numbers) + 1))
            key = f"booking.trips/{vehicle.pk}"
            assert next_number(key=key, year=year) == len(numbers) + 1
    last = FuelOrder.objects.filter(year=2569).aggregate(last=Max("number"))["last"]
    assert FuelOrder.objects.filter(year=2569).count() == last
    assert FuelOrder.objects.filter(approved_at=None).exists()


def test_a_report_of_the_year_has_something_of_everything(here: Place) -> None:
    clerk = viewer_of(Person.objects.get(username="preecha"), on=bangkok_date(OPENED))
    period = Period(first=date(2025, 11, 25), last=bangkok_date(OPENED))
    months = vehicle_months(clerk, period, at=OPENED)
    pickup = [row for row in months if row.name == "กระบะ กข 2418"]
    assert len(pickup) == 13
    assert all(row.trips and row.litres for row in pickup[1:-1])
    assert {row.thirsty for row in pickup if row.km_per_litre} == {True, False}
    assert Repair.objects.count() > 5
    assert Accident.objects.count() == 1
    outside = Booking.objects.exclude(outsider=None)
    assert outside.exclude(paid_at=None).exists()
    assert outside.filter(state=State.DONE, paid_at=None).exists()
    assert Booking.objects.filter(state=State.NO_SHOW).count() > 5


def test_what_lapses_is_told_and_the_car_of_the_post_is_not_lent(here: Place) -> None:
    today = bangkok_date(OPENED)
    tax = Validity.objects.get(resource__vehicle__plate="81-2345", kind="tax")
    assert tax.expires_on < today
    assert tax.kind in MUST_HOLD
    soon = Validity.objects.filter(expires_on__range=(today, today + timedelta(days=30)))
    assert set(soon.values_list("resource__kind", flat=True)) == {"vehicle", "driver"}
    assert Resource.objects.get(vehicle__vehicle_class="position_car").bookable_by == "nobody"
    assert Driver.objects.get(person__username="banjob").resource.name == "นายบรรจบ มั่นคง"


def test_titles_that_are_private_are_not_found_and_the_others_are(here: Place) -> None:
    private = Booking.objects.filter(private=True)
    assert private.count() > 5
    assert not private.exclude(words=None).exists()
    assert not Booking.objects.filter(private=False, words=None).exists()


def test_every_room_and_vehicle_has_its_picture(here: Place) -> None:
    rows = Resource.objects.filter(kind__in=("room", "vehicle"))
    assert set(Photo.objects.values_list("resource", flat=True)) == {row.pk for row in rows}


def test_the_past_stands_before_the_present_and_is_told_once(booked: Place) -> None:
    with standing_in(booked), atomic():
        before = Booking.objects.count()
        edge = Booking.objects.get(title="ประชุมคณะกรรมการพัฒนาท้องถิ่น", asked_at__gte=OPENED - timedelta(days=9), steps__kind="asked")  # fmt: skip  # noqa: E501
        assert Booking.objects.filter(pk__lt=edge.pk, asked_at__gt=OPENED).count() == 0
        newest = Booking.objects.order_by("-pk")[:10].values_list("asked_at", flat=True)
        assert min(newest) > OPENED - timedelta(days=15)
    for play in (play_present, play_more, play_past):
        assert play(FIRST, booked, opened_at=OPENED) == 0
    with standing_in(booked), atomic():
        assert Booking.objects.count() == before


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.host)
def test_a_year_reads_the_same_every_time_and_gives_nothing_twice(town: Any) -> None:
    days = (date(2025, 11, 20), date(2026, 11, 12))
    year = past_year(town, *days, off=())
    assert year == past_year(town, *days, off=())
    assert {past.key for past in year} <= set(things(town))
    by_key: dict[str, list[Any]] = {}
    for past in year:
        assert past.asked < past.ends
        if past.state == State.DONE:
            by_key.setdefault(past.key, []).append(past)
    for those in by_key.values():
        those.sort(key=lambda past: past.starts)
        assert all(before.ends <= after.starts for before, after in pairwise(those))


def test_an_agency_holds_no_meeting_of_a_council() -> None:
    agency = next(town for town in TOWNS if town.kind == "agency")
    titles = {text["title"] for text in uses("meeting", agency)}
    assert titles
    assert not {title for title in titles if "สภา" in title}


def test_a_large_town_is_filled_once_to_the_number_that_is_asked_for(
    databases: None, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock():
        place = _opened(BIG, "cell_02")
        with standing_in(place):
            assert fill_calendar(BIG, count=300, until=OPENED) == 300
            assert fill_calendar(BIG, count=300, until=OPENED) == 0
            with atomic():
                assert Booking.objects.count() == 300
                assert Resource.objects.count() > 40
