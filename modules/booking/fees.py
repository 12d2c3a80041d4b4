"""What an outsider pays: by the hour, by the day, or by the hour up to what a day costs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from modules.booking.models import Resource
from thai.dates import BANGKOK

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Day:
    """What one Bangkok day costs: begun hours, and satang; `whole` when the day's price holds."""

    day: date
    hours: int
    satang: int
    whole: bool


@dataclass(frozen=True, kw_only=True)
class Fee:
    """What is paid in all, in satang; the deposit is given back and stands apart."""

    days: tuple[Day, ...]
    deposit_satang: int

    @property
    def satang(self) -> int:
        """Return the fee without the deposit."""
        return sum(day.satang for day in self.days)


def fee_of(resource: Resource, starts: datetime, ends: datetime) -> Fee:
    """Return what the use of a resource from a moment to a moment costs.

    A begun hour counts whole. Where both prices are set a day costs no more than the day's.
    """
    days: list[Day] = []
    start, last = starts.astimezone(BANGKOK), ends.astimezone(BANGKOK)
    while start < last:
        midnight = datetime.combine(start.date() + timedelta(days=1), time.min, tzinfo=BANGKOK)
        until = min(last, midnight)
        days.append(_day(resource, start, until))
        start = until
    return Fee(days=tuple(days), deposit_satang=resource.deposit_satang)


def _day(resource: Resource, starts: datetime, ends: datetime) -> Day:
    hours = -(-(ends - starts) // _HOUR)
    by_hour, by_day = resource.fee_hour_satang * hours, resource.fee_day_satang
    whole = bool(by_day) and (not by_hour or by_day <= by_hour)
    return Day(day=starts.date(), hours=hours, satang=by_day if whole else by_hour, whole=whole)
