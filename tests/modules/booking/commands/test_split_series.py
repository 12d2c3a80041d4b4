"""This one and those that follow move together; what went before stays as it was."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from modules.booking.commands.request_series import OccurrencesClash, request_series
from modules.booking.commands.split_series import split_series
from modules.booking.models import Booking, Hold, Series, State
from modules.booking.wish import BadWish
from tests.bookings import clock
from tests.conftest import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def four(room, matrix, wish, somchai, clerk_office):
    """Four Wednesdays in the small room, 9 to 11, given at once."""
    series = request_series(
        by=somchai,
        office=clerk_office,
        wish=wish(room),
        rule="FREQ=WEEKLY;BYDAY=WE;COUNT=4",
        at=NOON,
    )
    return list(series.bookings.order_by("during__startswith"))


@pytest.fixture
def split(somchai):
    def change(booking, starts, ends=None, by=somchai, **more):
        ends = ends or starts + 2 * HOUR
        return split_series(by=by, booking=booking.pk, starts=starts, ends=ends, at=NOON, **more)

    return change


def times(series, state=State.APPROVED):
    rows = series.bookings.filter(state=state).order_by("during__startswith")
    return [f"{each.starts.astimezone(clock(1).tzinfo):%d/%m %H}" for each in rows]


def test_those_that_follow_move_and_are_a_series_of_their_own(four, split):
    made = split(four[1], clock(13, day=date(2026, 3, 11)))
    before = Series.objects.get(pk=four[0].series_id)
    assert times(before) == ["04/03 09"]
    assert times(made) == ["11/03 13", "18/03 13", "25/03 13"]
    assert before.rule == "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260310"
    assert (made.rule, made.split_from) == ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20260325", before)
    assert Hold.objects.count() == 4


def test_they_may_move_into_each_others_place_in_both_directions(four, split):
    later = split(four[0], clock(9, day=date(2026, 3, 11)))
    assert times(later) == ["11/03 09", "18/03 09", "25/03 09", "01/04 09"]
    earlier = split(later.bookings.earliest("during"), clock(10, day=date(2026, 3, 4)))
    assert times(earlier) == ["04/03 10", "11/03 10", "18/03 10", "25/03 10"]
    assert earlier == later
    assert Series.objects.count() == 1


def test_another_day_of_the_week_changes_the_rule(four, split):
    made = split(four[2], clock(9, day=date(2026, 3, 19)))
    assert times(made) == ["19/03 09", "26/03 09"]
    assert made.rule == "FREQ=WEEKLY;BYDAY=TH;UNTIL=20260326"


def test_another_rule_cancels_what_is_too_many(four, split):
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=2"
    made = split(four[1], clock(9, day=date(2026, 3, 11)), rule=rule)
    assert times(made) == ["11/03 09", "25/03 09"]
    assert Booking.objects.filter(state=State.CANCELLED).count() == 1


def test_another_rule_asks_for_what_is_missing(four, split):
    rule = "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260401"
    made = split(four[3], clock(9, day=date(2026, 3, 23)), rule=rule)
    assert times(made) == ["23/03 09", "25/03 09", "30/03 09", "01/04 09"]
    assert Hold.objects.filter(booking__series=made).count() == made.bookings.count()


def test_one_that_cannot_move_stops_them_all_unless_it_may_stay(four, split, book, anong, room):
    book(anong, room, clock(13, day=date(2026, 3, 18)))
    thirteen = clock(13, day=date(2026, 3, 11))
    with pytest.raises(OccurrencesClash) as refused:
        split(four[1], thirteen)
    assert [bool(each.problem) for each in refused.value.occurrences] == [False, True, False]
    assert times(four[0].series) == ["04/03 09", "11/03 09", "18/03 09", "25/03 09"]
    made = split(four[1], thirteen, skip_clashes=True)
    assert times(made) == ["11/03 13", "25/03 13"]
    assert times(four[0].series) == ["04/03 09", "18/03 09"]


def test_they_move_to_another_room_where_the_approver_is_asked_again(four, split, hall):
    made = split(four[2], clock(9, day=date(2026, 3, 18)), resource=hall)
    assert times(made, State.ENDORSED) == ["18/03 09", "25/03 09"]
    assert Hold.objects.count() == 2


def test_an_end_before_the_start_and_somebody_elses_series_are_refused(four, split, anong):
    with pytest.raises(BadWish):
        split(four[1], clock(9), clock(8))
    with pytest.raises(PermissionDenied):
        split(four[1], clock(13, day=date(2026, 3, 11)), by=anong)
    assert times(four[0].series) == ["04/03 09", "11/03 09", "18/03 09", "25/03 09"]


def test_a_booking_of_no_series_is_not_split(room, matrix, book, somchai, split):
    with pytest.raises(Booking.DoesNotExist):
        split(book(somchai, room), clock(13))
