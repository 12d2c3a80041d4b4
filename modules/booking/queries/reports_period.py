"""Of which days a report tells: a fiscal year, a month, or from a day to a day, by Bangkok."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from modules.booking.access.reports import Scope
from thai.dates import BANGKOK

_ONE = timedelta(days=1)
FIRST_MONTH = 10  # the fiscal year (ปีงบประมาณ) begins on 1 October
LONGEST = timedelta(days=5 * 366)


@dataclass(frozen=True, kw_only=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        """Return the moment it begins."""
        return datetime.combine(self.first, time.min, BANGKOK)

    @property
    def until(self) -> datetime:
        """Return the first moment after it."""
        return datetime.combine(self.last + _ONE, time.min, BANGKOK)

    @property
    def months(self) -> list[date]:
        """Return the first day of each month that it touches."""
        found, day = [], self.first.replace(day=1)
        while day <= self.last:
            found.append(day)
            day = _next_month(day)
        return found

    def past(self, at: datetime) -> datetime:
        """Return where counting ends: reports tell what has been, not what is to come."""
        return max(self.since, min(self.until, at))


def year_period(year: int) -> Period:
    """Return a fiscal year (พ.ศ.): 2570 is 1 Oct 2569 to 30 Sep 2570."""
    starts = year - 544
    return Period(first=date(starts, FIRST_MONTH, 1), last=date(starts + 1, FIRST_MONTH, 1) - _ONE)


def month_period(month: date) -> Period:
    """Return the calendar month of a day."""
    first = month.replace(day=1)
    return Period(first=first, last=_next_month(first) - _ONE)


def months_of_year(year: int) -> list[date]:
    """Return the months of a fiscal year (พ.ศ.) in order, October first."""
    return year_period(year).months


def asked(scope: Scope, period: Period, at: datetime) -> dict[str, Any]:
    """Return what the statements of all reports are given: whose rows, and of which time."""
    return {
        "everything": scope.everything,
        "person": scope.person,
        "managed": list(scope.managed),
        "headed": list(scope.headed),
        "first": period.first,
        "last": period.last,
        "since": period.since,
        "until": period.past(at),
    }


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
