"""Days and months as the calendar says them, in the language of the page."""

from datetime import date

from django.utils.translation import gettext as _

from frontend.shell.spoken import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    in_english,
    month_names,
    screen_date,
)
from thai.dates import be_year
from thai.months import SHORT_MONTHS, WEEKDAYS

_SHORT = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")


def day_month(day: date) -> str:
    """Write 23 พ.ย., in English 23 Nov."""
    names = [name[:3] for name in ENGLISH_MONTHS] if in_english() else SHORT_MONTHS
    return f"{day.day} {names[day.month - 1]}"


def short_weekday(day: date) -> str:
    """Write จ., in English Mon."""
    return ENGLISH_WEEKDAYS[day.weekday()][:3] if in_english() else _SHORT[day.weekday()]


def long_weekday(day: date) -> str:
    """Write วันจันทร์ที่ 23, in English Monday 23."""
    if in_english():
        return f"{ENGLISH_WEEKDAYS[day.weekday()]} {day.day}"
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day}"


def day_words(day: date) -> str:
    """Write จ. 23 พ.ย. 2569."""
    return f"{short_weekday(day)} {screen_date(day)}"


def month_words(day: date) -> str:
    """Write พฤศจิกายน 2569, in English November 2026."""
    year = day.year if in_english() else be_year(day)
    return f"{month_names()[day.month - 1]} {year}"


def days_words(first: date, last: date) -> str:
    """Write 23–29 พ.ย. 2569, or 28 พ.ย. – 4 ธ.ค. 2569."""
    if first.month == last.month:
        return f"{first.day}–{screen_date(last)}"
    return f"{day_month(first)} – {screen_date(last)}"


def today_words(day: date, today: date) -> str:
    """Write วันนี้ of today, else the day and its month."""
    return _("วันนี้") if day == today else f"{short_weekday(day)} {day_month(day)}"
