"""What an outsider pays: by the hour, by the day, up to what a day costs; and once it is moved."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from modules.booking.models import Booking, Resource, StepKind
from modules.booking.wording import money_words
from thai.dates import BANGKOK

_HOUR = timedelta(hours=1)
_MOVES = (StepKind.MOVED, StepKind.SUBSTITUTED)


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


def reckon_again(booking: Booking) -> str:
    """Reckon the fee of an outsider's booking as it is now, and return what a step says of it.

    What was paid stays as the receipt has it: then the step says the difference. Of a fee that
    stays the same, and of whoever works here, nothing.
    """
    if booking.outsider_id is None:
        return ""
    before, now = booking.fee_satang or 0, _satang(booking)
    if before == now:
        return ""
    if booking.paid_at is None:
        booking.fee_satang = now
        booking.save(update_fields=["fee_satang"])
        return f"ค่าธรรมเนียม {money_words(before)} → {money_words(now)}"
    rest = f"เก็บเพิ่ม {money_words(now - before)}" if now > before else ""
    rest = rest or f"คืน {money_words(before - now)}"
    return f"ค่าธรรมเนียม {money_words(now)} ชำระแล้ว {money_words(before)} {rest}"


def difference(booking: Booking) -> int:
    """Return the satang that are still to come of a booking moved after it was paid.

    Negative: to be given back. Zero of all others, also where the prices were changed since.
    """
    if booking.paid_at is None or booking.outsider_id is None:
        return 0
    moved = any(step.kind in _MOVES and step.at > booking.paid_at for step in booking.steps.all())
    return _satang(booking) - (booking.fee_satang or 0) if moved else 0


def _satang(booking: Booking) -> int:
    return fee_of(booking.resource, booking.starts, booking.ends).satang


def _day(resource: Resource, starts: datetime, ends: datetime) -> Day:
    hours = -(-(ends - starts) // _HOUR)
    by_hour, by_day = resource.fee_hour_satang * hours, resource.fee_day_satang
    whole = bool(by_day) and (not by_hour or by_day <= by_hour)
    return Day(day=starts.date(), hours=hours, satang=by_day if whole else by_hour, whole=whole)
