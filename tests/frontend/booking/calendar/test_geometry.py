"""Where things stand in a row of time."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from frontend.booking.calendar.geometry import (
    Hours,
    busy,
    hours_of,
    moment,
    now_place,
    place,
    rows_of,
)
from modules.booking.queries.calendar import Slot, SlotKind

DAY = date(2026, 11, 23)
SHOWN = Hours(day=DAY, first=6, last=20)


def at(hour: float, day: int = 0) -> datetime:
    return moment(DAY + timedelta(days=day), round(hour * 60))


def slot(starts: datetime, ends: datetime) -> Slot:
    bare = Slot(
        kind=SlotKind.HELD, booking=1, resource=1, resource_name="", leaves=frozenset(),
        starts=starts, ends=ends, held_from=starts, held_until=ends, title="", state="",
        state_name="",
    )  # fmt: skip
    return replace(bare)


@pytest.mark.parametrize(
    ("begin", "end", "classes"),
    [
        (at(9.5), at(11), "at-0930 for-6"),
        (at(9) + timedelta(minutes=7), at(9) + timedelta(minutes=52), "at-0900 for-4"),
        (at(4), at(7), "at-0600 for-4"),
        (at(19), at(9, day=1), "at-1900 for-4"),
        (at(22, day=-1), at(22, day=1), "at-0600 for-56"),
        (at(21), at(22), ""),
    ],
)
def test_a_place_is_whole_quarters_of_the_hours_shown(begin, end, classes):
    assert place(begin, end, SHOWN) == classes


def test_now_stands_within_its_quarter_and_not_on_other_days():
    assert now_place(at(9) + timedelta(minutes=40), SHOWN) == "at-0930 plus-10"
    assert now_place(at(9.5), SHOWN) == "at-0930"
    assert now_place(at(21), SHOWN) == ""
    assert now_place(at(9, day=1), SHOWN) == ""


def test_office_hours_are_shown_and_more_where_things_are_open_or_booked():
    office = hours_of(DAY, [(time(8, 30), time(16, 30))], [])
    assert (office.first, office.last) == (8, 17)
    always = hours_of(DAY, [(time.min, time.min)], [])
    assert (always.first, always.last) == (6, 20)
    late = hours_of(DAY, [(time(5), time(23))], [])
    assert (late.first, late.last) == (6, 20)
    early = hours_of(DAY, [], [slot(at(4.5), at(5)), slot(at(20), at(22.25))])
    assert (early.first, early.last) == (4, 23)


def test_what_goes_on_over_midnight_widens_only_to_its_edges():
    through = hours_of(DAY, [], [slot(at(20, day=-1), at(9, day=1))])
    assert (through.first, through.last) == (8, 17)
    returns = hours_of(DAY, [], [slot(at(20, day=-1), at(2))])
    assert returns.first == 1
    leaves = hours_of(DAY, [], [slot(at(21.5), at(2, day=1))])
    assert leaves.last == 22


def test_overlapping_stretches_stand_below_one_another():
    pairs = [(at(9), at(11)), (at(10), at(12)), (at(11), at(12)), (at(10.5), at(11))]
    assert rows_of(pairs) == [1, 2, 1, 3]


def test_what_touches_shares_a_row():
    assert rows_of([(at(9), at(10)), (at(10), at(11))]) == [1, 1]


def test_busy_steps_are_those_of_the_day():
    assert busy(at(8.5), at(10.25), SHOWN) == "34-41"
    assert busy(at(20, day=-1), at(9, day=1), SHOWN) == "0-96"
