"""Dates, times and digits in templates, as Thai offices write them; in English, Gregorian."""

from datetime import date, datetime, time
from decimal import Decimal

from django import template

from accounts.duties import Duty
from frontend.shell.spoken import (
    capacity_of,
    screen_date,
    screen_moment,
    screen_time,
    screen_weekday,
)
from thai.dates import bangkok_date, official_date
from thai.digits import thai

register = template.Library()

_DATES = {"": screen_date, "weekday": screen_weekday, "paper": official_date}


@register.filter
def thai_date(day: date | datetime | None, form: str = "") -> str:
    """Write 26 ส.ค. 2567; with "weekday" วันจันทร์ที่ 26 สิงหาคม 2567; with "paper" ๒๖ สิงหาคม ๒๕๖๗."""
    if not isinstance(day, date):
        return ""
    return _DATES[form](bangkok_date(day) if isinstance(day, datetime) else day)


@register.filter
def thai_moment(moment: datetime | None) -> str:
    """Write 26 ส.ค. 2567 09.35 น., by the clock in Bangkok."""
    return screen_moment(moment) if isinstance(moment, datetime) else ""


@register.filter
def thai_time(moment: datetime | time | None) -> str:
    """Write 09.35 น., by the clock in Bangkok."""
    return screen_time(moment) if isinstance(moment, datetime | time) else ""


@register.filter
def capacity(duty: Duty) -> str:
    """Write a duty: รักษาราชการแทน ปลัด อบต."""
    return capacity_of(duty)


@register.filter
def thai_digits(words: object) -> str:
    """Write 0-9 as ๐-๙, for paper only."""
    return thai(str(words)) if words not in (None, "") else ""


@register.filter
def counted(number: int | Decimal | None) -> str:
    """Write a number with its commas: 48,210, 1,300.50; nothing for None."""
    return f"{number:,}" if isinstance(number, int | Decimal) else ""
