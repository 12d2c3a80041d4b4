"""A series is asked for as a whole, or without the occurrences that cannot be had."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied

from audit.models import Entry
from modules.booking.commands.request_series import OccurrencesClash, request_series
from modules.booking.models import Booking, Hold, Series, State
from modules.booking.wish import BadWish
from notifications.models import Notice
from tests.bookings import clock
from tests.conftest import NOON

WEEKLY = "FREQ=WEEKLY;BYDAY=WE;COUNT=4"


@pytest.fixture
def ask(somchai, clerk_office, wish):
    def request(room, rule=WEEKLY, by=somchai, office=clerk_office, skip=False, **more):
        return request_series(
            by=by, office=office, wish=wish(room, **more), rule=rule, skip_clashes=skip, at=NOON
        )

    return request


def days(series):
    return [f"{each.starts:%d/%m}" for each in series.bookings.order_by("during__startswith")]


def test_each_occurrence_is_a_booking_and_what_needs_nobody_is_held(room, matrix, ask):
    series = ask(room)
    assert (series.rule, series.minutes, series.starts_at) == (
        "FREQ=WEEKLY;BYDAY=WE;COUNT=4",
        120,
        clock(9),
    )
    assert days(series) == ["04/03", "11/03", "18/03", "25/03"]
    assert set(series.bookings.values_list("state", flat=True)) == {State.APPROVED}
    assert Hold.objects.filter(booking__series=series).count() == 4


def test_what_needs_approval_waits_and_holds_nothing(hall, ask, somchai):
    series = ask(hall, people=100)
    assert set(series.bookings.values_list("state", flat=True)) == {State.ENDORSED}
    assert not Hold.objects.exists()


def test_one_clash_refuses_them_all_and_changes_nothing(room, matrix, ask, book, anong):
    book(anong, room, clock(10, day=date(2026, 3, 18)))
    with pytest.raises(OccurrencesClash) as refused:
        ask(room)
    assert [bool(each.problem) for each in refused.value.occurrences] == [False, False, True, False]
    assert "1 ครั้ง" in str(refused.value)
    assert not Series.objects.exists()
    assert Booking.objects.count() == 1


def test_clashes_are_skipped_when_asked_and_the_rest_is_made(room, matrix, ask, book, anong):
    book(anong, room, clock(10, day=date(2026, 3, 18)))
    series = ask(room, skip=True)
    assert days(series) == ["04/03", "11/03", "25/03"]
    line = Entry.objects.get(action="booking.series.requested")
    assert (line.detail["made"], line.detail["skipped"]) == (3, 1)


def test_nothing_left_after_skipping_is_no_series(room, matrix, ask):
    with pytest.raises(OccurrencesClash):
        ask(room, "FREQ=WEEKLY;BYDAY=SU;COUNT=3", skip=True)
    assert not Series.objects.exists()


def test_ten_thousand_are_refused_before_anything_is_written(room, matrix, ask):
    with pytest.raises(BadWish) as refused:
        ask(room, "FREQ=DAILY;COUNT=10000")
    assert "366" in refused.value.problems["rule"]
    assert not Series.objects.exists()


def test_only_who_may_ask_for_one_may_ask_for_many(room, ask, engineering, wichai, organisation):
    with pytest.raises(PermissionDenied):
        ask(room, office=engineering)
    with pytest.raises(PermissionDenied):
        ask(room, by=wichai, office=organisation)


def test_set_up_that_reaches_into_the_next_occurrence_is_a_clash(room, matrix, ask):
    room.cleanup_minutes = 60 * 23
    room.save()
    room.hours.all().update(closes=time(20))
    with pytest.raises(Exception, match="เว้นเวลา"):
        ask(room, "FREQ=DAILY;UNTIL=20260305")
    assert len(days(ask(room, "FREQ=DAILY;UNTIL=20260306", skip=True))) == 2


def test_who_decides_is_told_once_of_all_of_them(hall, ask, preecha, run_jobs):
    ask(hall, people=100)
    run_jobs()
    notices = Notice.objects.filter(person=preecha, text__contains="รอท่านพิจารณา")
    assert [each.text.endswith("และอีก 3 ครั้ง") for each in notices] == [True]
