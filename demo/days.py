"""Office hours: working days from 08.30 to 16.30 in Bangkok, and moments in them."""

import random
from datetime import date, datetime, time, timedelta

from thai.dates import BANGKOK, bangkok_date

OPENS, CLOSES = time(8, 30), time(16, 30)
# Holidays with a fixed date; those that follow the moon are left out.
HOLIDAYS = {
    (1, 1), (4, 6), (4, 13), (4, 14), (4, 15), (5, 4), (6, 3), (7, 28), (8, 12), (10, 13), (10, 23),
    (12, 5), (12, 10), (12, 31),
}  # fmt: skip


def is_working(day: date) -> bool:
    """Tell whether offices are open on a day."""
    return day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS


def working_days(since: date, until: date) -> list[date]:
    """Return the working days from a day to a day, both included."""
    span = (until - since).days
    days = (since + timedelta(days=ahead) for ahead in range(span + 1))
    return [day for day in days if is_working(day)]


def moment_on(day: date, rng: random.Random) -> datetime:
    """Return a moment of the day's office hours."""
    seconds = rng.randrange(8 * 3600)
    return datetime.combine(day, OPENS, BANGKOK) + timedelta(seconds=seconds)


def later(at: datetime, hours: float) -> datetime:
    """Return the moment that many office hours after `at`."""
    left = timedelta(hours=hours)
    while True:
        closes = datetime.combine(bangkok_date(at), CLOSES, BANGKOK)
        if at + left <= closes:
            return at + left
        left -= max(closes - at, timedelta())
        day = bangkok_date(at) + timedelta(days=1)
        while not is_working(day):
            day += timedelta(days=1)
        at = datetime.combine(day, OPENS, BANGKOK)


def on_working_day(day: date) -> date:
    """Return the day, or the first working day after it."""
    while not is_working(day):
        day += timedelta(days=1)
    return day
