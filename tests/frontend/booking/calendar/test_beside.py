"""What a row of the calendar offers to book: an hour at which an office works, if it is free."""

from datetime import UTC, date, datetime, time

import pytest

from frontend.booking.calendar.beside import to_propose
from thai.dates import BANGKOK

DAY = date(2026, 11, 24)
BEFORE = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "now", "offered"),
    [
        ((time.min, time.min), BEFORE, time(8, 30)),
        ((time(6), time(22)), BEFORE, time(8, 30)),
        ((time(13), time(22)), BEFORE, time(13)),
        ((time(5), time(8)), BEFORE, time(5)),
        ((time.min, time.min), datetime(2026, 11, 24, 10, 5, tzinfo=BANGKOK), time(10, 15)),
        ((time.min, time.min), datetime(2026, 11, 24, 20, 0, tzinfo=BANGKOK), time(20)),
    ],
)
def test_a_row_offers_the_first_free_time_after_offices_begin(
    hours: tuple[time, time], now: datetime, offered: time
) -> None:
    assert to_propose([], hours, DAY, now=now) == datetime.combine(DAY, offered, BANGKOK)


def test_what_is_closed_offers_nothing() -> None:
    assert to_propose([], None, DAY, now=BEFORE) is None
