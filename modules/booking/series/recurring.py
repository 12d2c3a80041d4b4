"""What comes again: the rules that are understood (RRULE of RFC 5545), and the days they give."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Literal, Self

from dateutil.rrule import rrule, weekday
from django.utils.translation import gettext as _

from modules.booking.wish import BadWish
from thai.dates import BANGKOK, bangkok_date, screen_date

MOST = 366  # occurrences of one series
LONGEST = timedelta(days=5 * 366)  # from its first day to its last
# As dateutil numbers them.
FREQUENCIES: dict[str, Literal[1, 2, 3]] = {"MONTHLY": 1, "WEEKLY": 2, "DAILY": 3}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(T\d{6}Z?)?")
_MOST_INTERVAL = 99
_LONGEST_TEXT = 280  # as it is kept, with room for another end when a series is split


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule with an end: `until` (a Bangkok day, included) or `count`.

    `by_day` has an ordinal of the month, or 0 for each such day; `by_month_day` and `by_set_pos`
    may count from the end. Times are those of the first occurrence, by the clock in Bangkok.
    """

    frequency: str
    interval: int = 1
    by_day: tuple[tuple[int, int], ...] = ()  # (ordinal, weekday from Monday = 0)
    by_month_day: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None

    def __str__(self) -> str:
        """Return it as RFC 5545 writes it, always in the same way."""
        days = ",".join(f"{nth or ''}{DAYS[day]}" for nth, day in self.by_day)
        parts = {
            "FREQ": self.frequency,
            "INTERVAL": self.interval if self.interval > 1 else "",
            "BYDAY": days,
            "BYMONTHDAY": ",".join(map(str, self.by_month_day)),
            "BYSETPOS": ",".join(map(str, self.by_set_pos)),
            "UNTIL": f"{self.until:%Y%m%d}" if self.until else "",
            "COUNT": self.count or "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)

    def ending(self, last: date) -> Self:
        """Return the same rule until another day."""
        return replace(self, until=last, count=None)


def read_rule(text: str) -> Rule:
    """Return the rule that a text in the manner of RFC 5545 says.

    Raises `BadWish("rule")` for what is not understood, has no end, or comes too often.
    """
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in parts or name not in _READ:
            raise BadWish("rule", _("อ่านกฎการซ้ำไม่ได้ตรง “%(part)s”") % {"part": part[:40]})
        parts[name] = value
    try:
        read: dict[str, Any] = {
            _READ[name][0]: _READ[name][1](value) for name, value in parts.items()
        }
        read.pop("week_start", None)
        rule = Rule(**{"frequency": "", **read})
    except (ValueError, OverflowError) as wrong:
        raise BadWish("rule", _("กฎการซ้ำไม่ถูกต้อง เลือกวันที่ซ้ำและวันสิ้นสุดใหม่")) from wrong
    _check(rule)
    return rule


def _frequency(value: str) -> str:
    if value not in FREQUENCIES:
        raise ValueError(value)
    return value


def _interval(value: str) -> int:
    return _numbers(value, 1, _MOST_INTERVAL)[0]


def _days(value: str) -> tuple[tuple[int, int], ...]:
    found = [_DAY.fullmatch(day) for day in value.split(",")]
    if not all(found):
        raise ValueError(value)
    return tuple((int(day[1] or 0), DAYS.index(day[2])) for day in found if day)


def _numbers(value: str, low: int, high: int) -> tuple[int, ...]:
    numbers = tuple(int(each) for each in value[:_LONGEST_TEXT].split(","))
    if any(not each or not low <= each <= high for each in numbers):
        raise ValueError(value)
    return numbers


def _until(value: str) -> date:
    found = _UNTIL.fullmatch(value)
    if found is None:
        raise ValueError(value)
    if value.endswith("Z"):
        return bangkok_date(datetime.strptime(value, "%Y%m%dT%H%M%S%z"))
    return date.fromisoformat(found[1])


_READ: dict[str, tuple[str, Callable[[str], object]]] = {
    "FREQ": ("frequency", _frequency),
    "INTERVAL": ("interval", _interval),
    "BYDAY": ("by_day", _days),
    "BYMONTHDAY": ("by_month_day", lambda value: _numbers(value, -31, 31)),
    "BYSETPOS": ("by_set_pos", lambda value: _numbers(value, -31, 31)),
    "UNTIL": ("until", _until),
    "COUNT": ("count", lambda value: _numbers(value, 1, 10**9)[0]),
    "WKST": ("week_start", lambda value: ("MO",).index(value)),  # as calendars here begin
}


def _check(rule: Rule) -> None:
    """Refuse a rule that is well written but not one of ours."""
    if len(str(rule)) > _LONGEST_TEXT:
        raise BadWish("rule", _("กฎการซ้ำยาวเกินไป เลือกวันที่ซ้ำให้น้อยลง"))
    if not rule.frequency:
        raise BadWish("rule", _("เลือกว่าซ้ำทุกวัน ทุกสัปดาห์ หรือทุกเดือน"))
    if (rule.until is None) == (rule.count is None):
        raise BadWish("rule", _("ใส่วันสิ้นสุดหรือจำนวนครั้งของการซ้ำ อย่างใดอย่างหนึ่ง"))
    if rule.count is not None and rule.count > MOST:
        raise _too_often()
    monthly = rule.frequency == "MONTHLY"
    if not monthly and (rule.by_month_day or any(nth for nth, _day in rule.by_day)):
        raise BadWish("rule", _("ลำดับวันในเดือนใช้ได้กับการซ้ำทุกเดือนเท่านั้น"))
    if rule.by_set_pos and not (rule.by_day or rule.by_month_day):
        raise BadWish("rule", _("กฎการซ้ำไม่ถูกต้อง เลือกวันที่ซ้ำและวันสิ้นสุดใหม่"))


def _too_often() -> BadWish:
    return BadWish("rule", _("ซ้ำได้ไม่เกิน %(n)d ครั้ง เลือกวันสิ้นสุดให้เร็วขึ้น") % {"n": MOST})


def occurrences(rule: Rule, starts: datetime) -> list[datetime]:
    """Return when the occurrences of a rule begin, from `starts` on, at its hour in Bangkok.

    Never looks further than `MOST` of them and `LONGEST`. Raises `BadWish("rule")` beyond either,
    and if there is none at all.
    """
    first = starts.astimezone(BANGKOK).replace(tzinfo=None)
    if rule.until is not None and rule.until > first.date() + LONGEST:
        last = screen_date(first.date() + LONGEST)
        raise BadWish("rule", _("ซ้ำได้ถึงวันที่ %(day)s เลือกวันสิ้นสุดให้เร็วขึ้น") % {"day": last})
    last_moment = datetime.combine(rule.until or first.date() + LONGEST, time.max)
    expanded = rrule(
        FREQUENCIES[rule.frequency],
        dtstart=first,
        interval=rule.interval,
        byweekday=[weekday(day, nth or None) for nth, day in rule.by_day] or None,
        bymonthday=rule.by_month_day or None,
        bysetpos=rule.by_set_pos or None,
        until=last_moment,
    )
    found = list(islice(expanded, min(rule.count or MOST + 1, MOST + 1)))
    if len(found) > MOST:
        raise _too_often()
    if not found or len(found) < (rule.count or 0):
        raise BadWish("rule", _("กฎนี้ไม่ได้วันครบในช่วงที่ซ้ำได้ เลือกวันที่ซ้ำหรือวันสิ้นสุดใหม่"))
    return [each.replace(tzinfo=BANGKOK) for each in found]
