"""Where things stand in a row of time: steps of a quarter of an hour, rows where they overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from modules.booking.queries.calendar import Slot
from thai.dates import BANGKOK

STEP = 15
OFFICE = (8, 17)
USUAL = (6, 20)  # no more than these without a reason, whatever may be used at any hour
MOST_ROWS = 12


@dataclass(frozen=True, kw_only=True)
class Hours:
    """The hours of a day that are shown, from `first` until `last` (1 to 24)."""

    day: date
    first: int
    last: int

    @cached_property
    def midnight(self) -> datetime:
        """Return the moment with which the day begins; steps are counted from it."""
        return moment(self.day, 0)

    @cached_property
    def starts(self) -> datetime:
        """Return the first moment that is shown."""
        return moment(self.day, self.first * 60)

    @cached_property
    def ends(self) -> datetime:
        """Return the moment with which it ends."""
        return moment(self.day, self.last * 60)

    @property
    def marks(self) -> list[time]:
        """Return the full hours, to stand above."""
        return [time(hour) for hour in range(self.first, self.last)]

    @property
    def classes(self) -> str:
        """Return the classes of the element that holds the rows."""
        return f"from-{self.first} hours-{self.last - self.first}"


def moment(day: date, minutes: int) -> datetime:
    """Return the moment some minutes after midnight in Bangkok."""
    return datetime.combine(day, time.min, tzinfo=BANGKOK) + timedelta(minutes=minutes)


def hours_of(day: date, openings: Iterable[tuple[time, time]], slots: Iterable[Slot]) -> Hours:
    """Return which hours of a day to show: office hours, opening hours, and what lies outside."""
    first, last = OFFICE
    for opens, closes in openings:
        begin, end = USUAL if opens == closes else (opens.hour, _up(closes))
        first, last = min(first, max(begin, USUAL[0])), max(last, min(end, USUAL[1]))
    begins, ends = moment(day, 0), moment(day, 24 * 60)
    for slot in slots:
        for edge in (slot.starts, slot.ends - timedelta(microseconds=1)):
            if begins <= edge < ends:
                hour = edge.astimezone(BANGKOK).hour
                first, last = min(first, hour), max(last, hour + 1)
    return Hours(day=day, first=first, last=last)


def place(starts: datetime, ends: datetime, shown: Hours) -> str:
    """Return the classes of something's place among the hours shown; empty when it is outside."""
    begin = max(_quarter(starts, shown.midnight), shown.first * 4)
    end = min(_quarter(ends, shown.midnight, up=True), shown.last * 4)
    if end <= begin:
        return ""
    return f"at-{clock_class(begin)} for-{end - begin}"


def busy(starts: datetime, ends: datetime, shown: Hours) -> str:
    """Return from which step to which of a day something takes up time: 34-41."""
    begin, end = _quarter(starts, shown.midnight), _quarter(ends, shown.midnight, up=True)
    return f"{max(begin, 0)}-{min(end, 96)}"


def now_place(now: datetime, shown: Hours) -> str:
    """Return the classes of the line that is now, empty when it is not among the hours shown."""
    if not shown.starts <= now < shown.ends:
        return ""
    minutes = int((now - shown.midnight).total_seconds()) // 60
    plus = minutes % STEP
    return f"at-{clock_class(minutes // STEP)}" + (f" plus-{plus}" if plus else "")


def clock_class(step: int) -> str:
    """Return how a class names a step after midnight: 38 is 0930."""
    return f"{step // 4:02}{step % 4 * STEP:02}"


def rows_of(slots: Sequence[tuple[datetime, datetime]]) -> list[int]:
    """Return the row of each of some stretches, so that none lies on another (1 is the first)."""
    ends: list[datetime] = []
    rows = []
    for begin, end in slots:
        free = next((row for row, until in enumerate(ends) if until <= begin), len(ends))
        if free == len(ends) and free < MOST_ROWS:
            ends.append(end)
        free = min(free, MOST_ROWS - 1)
        ends[free] = max(ends[free], end)
        rows.append(free + 1)
    return rows


def _quarter(at: datetime, midnight: datetime, *, up: bool = False) -> int:
    minutes = (at - midnight).total_seconds() / 60
    return int(-(-minutes // STEP) if up else minutes // STEP)


def _up(at: time) -> int:
    return at.hour + (1 if at.minute or at.second else 0) or 24
