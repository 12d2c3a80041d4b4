"""The form of a week: on each day closed, or open from a time to a time."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from frontend.booking.fields import ClockField
from frontend.booking.resources.words import weekday_names
from modules.booking.models import OpenHours

type Words = dict[str, Any]

USUAL = (time(8, 30), time(16, 30))
MIDNIGHT = time(23, 59)
_DAYS = range(1, 8)


class ClosesField(ClockField):
    """A time at which a day ends; 24.00 is midnight, kept as 23.59."""

    def to_python(self, value: Any) -> time | None:
        """Return the time. Raises `ValidationError`."""
        midnight = str(value).strip().removesuffix("น.").strip() in ("24.00", "24:00", "๒๔.๐๐")
        closes = time.min if midnight else super().to_python(value)
        return MIDNIGHT if closes == time.min else closes


class HoursForm(forms.Form):
    """Always open, or the hours of each weekday."""

    def __init__(self, *args: Any, rows: Iterable[OpenHours] = (), **kwargs: Any) -> None:
        stand = {row.weekday: (row.opens, row.closes) for row in rows}
        super().__init__(*args, **{**kwargs, "initial": _initial(stand)})
        self.fields["always"] = forms.BooleanField(
            label=_("เปิดให้ใช้ตลอดเวลา"), required=False, help_text=_("ไม่ดูเวลาด้านล่าง")
        )
        for day, name in zip(_DAYS, weekday_names(), strict=True):
            self.fields[f"on_{day}"] = forms.BooleanField(label=name, required=False)
            self.fields[f"opens_{day}"] = ClockField(label=_("เปิด"), required=False)
            self.fields[f"closes_{day}"] = ClosesField(label=_("ปิด"), required=False)

    def days(self) -> list[dict[str, BoundField]]:
        """Return the fields of each weekday."""
        return [
            {"on": self[f"on_{n}"], "opens": self[f"opens_{n}"], "closes": self[f"closes_{n}"]}
            for n in _DAYS
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for both times of a day that is open, and for a day when none is."""
        typed = super().clean() or self.cleaned_data
        if typed.get("always"):
            return typed
        if not any(typed.get(f"on_{n}") for n in _DAYS):
            self.add_error("always", _("เลือกวันที่เปิดอย่างน้อยหนึ่งวัน หรือเลือกเปิดตลอดเวลา"))
        for n in _DAYS:
            for name in (f"opens_{n}", f"closes_{n}"):
                if typed.get(f"on_{n}") and typed.get(name) is None and name not in self.errors:
                    self.add_error(name, _("กรอกเวลา เช่น 08.30"))
        return typed

    def week(self) -> dict[int, tuple[time, time]]:
        """Return the hours as the command takes them; 24.00 is written 23.59."""
        typed = self.cleaned_data
        if typed["always"]:
            return {}
        return {n: (typed[f"opens_{n}"], typed[f"closes_{n}"]) for n in _DAYS if typed[f"on_{n}"]}


def _initial(stand: dict[int, tuple[time, time]]) -> Words:
    found: Words = {"always": not stand}
    for n in _DAYS:
        opens, closes = stand.get(n, USUAL)
        found |= {f"opens_{n}": opens, f"closes_{n}": "24.00" if closes == MIDNIGHT else closes}
        found[f"on_{n}"] = n in stand if stand else n <= 5
    return found
