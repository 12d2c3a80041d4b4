"""Dates and times as Thai offices write them; the day turns in Bangkok.

Days are stored Gregorian. A Buddhist year is only ever shown or read, never stored or
computed with: 29 February 2567 has no place in a Gregorian calendar of 2567.
"""

from datetime import date, datetime, time

from thai.digits import thai
from thai.months import BANGKOK, MONTHS, SHORT_MONTHS, WEEKDAYS, be_year_of_month
from thai.reading import UnreadableDate, UnreadableTime, read_date, read_time

__all__ = [
    "BANGKOK",
    "UnreadableDate",
    "UnreadableTime",
    "bangkok_date",
    "be_year",
    "buddhist_year",
    "fiscal_year",
    "official_date",
    "official_time",
    "order_date",
    "read_date",
    "read_time",
    "screen_date",
    "screen_moment",
    "screen_time",
    "screen_weekday",
]


def buddhist_year(moment: datetime) -> int:
    """Return the Buddhist year (พ.ศ.) of a moment, by the clock in Bangkok. Registers run by it.

    Raises `ValueError` if the moment has no zone.
    """
    return be_year(bangkok_date(moment))


def bangkok_date(moment: datetime) -> date:
    """Return the day in Bangkok at a moment. Raises `ValueError` if the moment has no zone."""
    return _in_bangkok(moment).date()


def be_year(day: date) -> int:
    """Return the Buddhist year of a day. Until พ.ศ. 2483 the year began on 1 April.

    Raises `TypeError` for a datetime: its day depends on the zone, ask `bangkok_date` first.
    """
    _refuse_moment(day)
    return be_year_of_month(day.year, day.month)


def fiscal_year(day: date) -> int:
    """Return the fiscal year (ปีงบประมาณ พ.ศ.) of a day: 2568 is 1 Oct 2567 to 30 Sep 2568."""
    _refuse_moment(day)
    return day.year + (544 if day.month >= 10 else 543)


def official_date(day: date) -> str:
    """Write a day as a letter does: ๒๖ สิงหาคม ๒๕๖๗."""
    return thai(_long_date(day))


def order_date(day: date) -> str:
    """Write a day as orders and announcements do: ๒๖ สิงหาคม พ.ศ. ๒๕๖๗."""
    return thai(f"{day.day} {MONTHS[day.month - 1]} พ.ศ. {be_year(day)}")


def screen_date(day: date) -> str:
    """Write a day for the screen: 26 ส.ค. 2567."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {be_year(day)}"


def screen_weekday(day: date) -> str:
    """Write a day with its weekday: วันจันทร์ที่ 26 สิงหาคม 2567."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {_long_date(day)}"


def screen_time(moment: datetime | time) -> str:
    """Write the hour for the screen: 09.35 น. A bare time is taken as Bangkok's."""
    clock = _in_bangkok(moment) if isinstance(moment, datetime) else moment
    return f"{clock.hour:02}.{clock.minute:02} น."


def official_time(moment: datetime | time) -> str:
    """Write the hour as paper does: ๐๙.๓๕ น."""
    return thai(screen_time(moment))


def screen_moment(moment: datetime) -> str:
    """Write day and hour for the screen: 26 ส.ค. 2567 09.35 น."""
    return f"{screen_date(bangkok_date(moment))} {screen_time(moment)}"


def _long_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {be_year(day)}"


def _in_bangkok(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("a moment without a zone has no day in Bangkok")
    return moment.astimezone(BANGKOK)


def _refuse_moment(day: date) -> None:
    if isinstance(day, datetime):
        raise TypeError("expected a date; ask bangkok_date(moment) for the day of a moment")
