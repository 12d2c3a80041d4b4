"""Days, hours and names of choices in the language of the page; papers never use these."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import get_language, gettext, gettext_lazy, pgettext

from accounts.duties import Duty
from accounts.models import ActingMode
from thai import dates
from thai.dates import BANGKOK, bangkok_date
from thai.months import MONTHS

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def in_english() -> bool:
    """Tell whether the page is in English: its days are then written in Gregorian years."""
    return (get_language() or "").startswith("en")


def screen_date(day: date) -> str:
    """Write 26 ส.ค. 2567, in English 26 Aug 2024."""
    if not in_english():
        return dates.screen_date(day)
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1][:3]} {day.year}"


def screen_weekday(day: date) -> str:
    """Write วันจันทร์ที่ 26 สิงหาคม 2567, in English Monday 26 August 2024."""
    if not in_english():
        return dates.screen_weekday(day)
    month = ENGLISH_MONTHS[day.month - 1]
    return f"{ENGLISH_WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}"


def screen_time(moment: datetime | time) -> str:
    """Write 09.35 น., in English 09:35. A bare time is taken as Bangkok's."""
    if not in_english():
        return dates.screen_time(moment)
    clock = moment.astimezone(BANGKOK) if isinstance(moment, datetime) else moment
    return f"{clock:%H:%M}"


def screen_moment(moment: datetime) -> str:
    """Write 26 ส.ค. 2567 09.35 น., in English 26 Aug 2024 09:35."""
    return f"{screen_date(bangkok_date(moment))} {screen_time(moment)}"


def day_words(day: date, today: date) -> str:
    """Return 24 พ.ย., with the year only when it is another one."""
    words = screen_date(day)
    return words.rsplit(" ", 1)[0] if day.year == today.year else words


def moment_words(moment: datetime, today: date) -> str:
    """Return วันนี้ 09.42 น., or the day and the hour."""
    if bangkok_date(moment) == today:
        return gettext("วันนี้ %(time)s") % {"time": screen_time(moment)}
    return f"{day_words(bangkok_date(moment), today)} {screen_time(moment)}"


def typed_date(day: date) -> str:
    """Write a day as a text box shows it, which `read_date` reads again: in English 26/8/2024."""
    return f"{day.day}/{day.month}/{day.year}" if in_english() else dates.screen_date(day)


def month_names() -> tuple[str, ...]:
    """Return the names of the twelve months."""
    return ENGLISH_MONTHS if in_english() else tuple(MONTHS)


def labels(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the choices of a model with names that follow the language of each page."""
    return [(value, gettext_lazy(name) if name else name) for value, name in choices]


def did(kind: str) -> str:
    """Return what somebody did, within a sentence: เสนอ, in English proposed."""
    return pgettext("did", kind)


def awaited(expected: str) -> str:
    """Return what is awaited of somebody, within a sentence: สั่งการ, in English directive."""
    return pgettext("awaited", expected)


def acting(mode: str) -> str:
    """Return how somebody stands in for another; empty for nobody's stand-in."""
    return gettext(ActingMode(mode).label) if mode else ""


def capacity_of(duty: Duty) -> str:
    """Return a duty's label: รักษาราชการแทน ปลัด อบต.; names of posts stay as they are printed."""
    if duty.acting_mode:
        return f"{acting(duty.acting_mode)} {duty.acting_for}"
    return gettext(duty.position) if duty.position == duty.role.label else duty.position
