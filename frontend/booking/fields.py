"""Form fields of booking: times of day as people type them, days and times together."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from frontend.shell.spoken import in_english
from thai.dates import BANGKOK, UnreadableTime, read_time
from thai.digits import arabic

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

type Words = str | StrPromise

UNREADABLE = gettext_noop("อ่านเวลานี้ไม่ได้ พิมพ์ เช่น 09.30")
# No calendar looks further, whatever an address says.
EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)
_LONGEST_KEY = 18  # digits: what a database keeps
# What a time box offers to pick: office hours by the half hour. Any other time can be typed.
OFFERED = [time(minutes // 60, minutes % 60) for minutes in range(6 * 60, 21 * 60, 30)]


class ClockInput(forms.TextInput):
    """A text box for a time of day, with the usual ones offered."""

    def __init__(self) -> None:
        super().__init__(
            {"list": "times", "inputmode": "decimal", "autocomplete": "off", "maxlength": 20}
        )

    def format_value(self, value: Any) -> str | None:
        """Show a time as 09.30; what was typed as it was typed."""
        return f"{value:%H.%M}" if isinstance(value, time) else value


class ClockField(forms.Field):
    """A time of day by the clock of 24 hours: 9.30, 09:30, ๐๙.๓๐ น.; cleans to `time`."""

    widget = ClockInput

    def to_python(self, value: Any) -> time | None:
        """Return the time, or None when nothing was typed. Raises `ValidationError`."""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        try:
            return read_time(str(value))
        except UnreadableTime as unreadable:
            words = _(UNREADABLE) if in_english() else str(unreadable)
            raise forms.ValidationError(words, code="unreadable") from unreadable


def words_field(label: Words, longest: int, missing: Words = "", **more: Any) -> forms.CharField:
    """Return a field of words; `missing` is what is said when nothing was typed."""
    # Forms are made once, when their module is read: the words are chosen with each page.
    too_long = gettext_lazy("ยาวเกินไป ย่อให้ไม่เกิน %(limit_value)d ตัวอักษร")
    messages: dict[str, Words] = {"max_length": too_long, "required": missing}
    return forms.CharField(
        label=label, max_length=longest, required=bool(missing), error_messages=messages, **more
    )


def moment(day: date, clock: time) -> datetime:
    """Return a time of a day in Bangkok."""
    return datetime.combine(day, clock, tzinfo=BANGKOK)


def moment_of(text: str) -> datetime | None:
    """Return the Bangkok moment that an address says (2026-11-23T09:30), or None.

    What lies beyond the years that a calendar shows is no moment either.
    """
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not EARLIEST.year <= said.year < LATEST.year:
        return None
    return said.replace(tzinfo=BANGKOK) if said.tzinfo is None else said.astimezone(BANGKOK)


def key_of(text: str) -> int:
    """Return the key of a row that an address or a box names, 0 for anything else."""
    digits = arabic(text).strip()
    known = digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_KEY
    return int(digits) if known else 0


def in_address(at: datetime) -> str:
    """Write a moment as an address says it: 2026-11-23T09:30, by the clock in Bangkok."""
    return f"{at.astimezone(BANGKOK):%Y-%m-%dT%H:%M}"
