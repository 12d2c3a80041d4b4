"""A month as anybody may see it: on which days something is free, and on one day when."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontend.booking.fields import in_address
from frontend.booking.spoken import lasting, span
from frontend.shell.spoken import in_english, month_names, screen_weekday
from modules.booking.models import Resource
from modules.booking.queries.outsiders import OpenDay, Openness, open_days
from thai.dates import bangkok_date

type Words = dict[str, Any]

_WEEK = timedelta(days=7)
_OPEN = (Openness.FREE, Openness.PARTLY)


def month_words(place: Resource, month: str, day: str, *, at: datetime) -> Words:
    """Return the weeks of a month (`2026-11`) and the free times of a day (`2026-11-23`)."""
    today = bangkok_date(at)
    last = today + timedelta(days=place.horizon_days)
    chosen = _date(day, today, last)
    first = _date(f"{month}-01", today.replace(day=1), last) or (chosen or today).replace(day=1)
    end = (first.replace(day=28) + _WEEK).replace(day=1) - timedelta(days=1)
    days = {each.day: each for each in open_days(place, first, end, at=at)}
    monday = first - timedelta(days=first.weekday())
    starts = [monday + n * _WEEK for n in range(6) if monday + n * _WEEK <= end]
    return {
        "title": f"{month_names()[first.month - 1]} {first.year + (0 if in_english() else 543)}",
        "weeks": [
            [_cell(place, w + timedelta(days=n), days, chosen) for n in range(7)] for w in starts
        ],
        "before_url": _month_url(place, first - timedelta(days=1)) if first > today else "",
        "after_url": _month_url(place, end + timedelta(days=1)) if end < last else "",
        "chosen": _chosen(place, days[chosen]) if chosen in days else None,
    }


def openness_words(openness: Openness) -> str:
    """Say what a day is to anybody."""
    return {
        Openness.FREE: _("ว่าง"),
        Openness.PARTLY: _("ว่างบางช่วง"),
        Openness.FULL: _("ไม่ว่าง"),
        Openness.CLOSED: pgettext("that day", "ปิด"),
        Openness.HOLIDAY: _("วันหยุด"),
        Openness.PAST: "",
        Openness.LATER: _("ยังไม่เปิดให้ขอ"),
    }[openness]


def _date(text: str, first: date, last: date) -> date | None:
    """Return a day of an address if it lies between two others."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if first <= day <= last else None


def _month_url(place: Resource, day: date) -> str:
    return f"{reverse('public:place', args=[place.pk])}?month={day:%Y-%m}#calendar"


def _cell(place: Resource, day: date, days: dict[date, OpenDay], chosen: date | None) -> Words:
    found = days.get(day)
    if found is None:
        return {"day": "", "openness": "", "words": "", "url": ""}
    url = f"{reverse('public:place', args=[place.pk])}?day={day.isoformat()}#day"
    return {
        "day": day.day,
        "spoken": screen_weekday(day),
        "openness": found.openness.value,
        "words": openness_words(found.openness),
        "url": url if found.openness in _OPEN else "",
        "current": day == chosen,
    }


def _chosen(place: Resource, found: OpenDay) -> Words:
    ask = reverse("public:ask", args=[place.pk])
    return {
        "title": screen_weekday(found.day),
        "words": openness_words(found.openness),
        "free": [
            {
                "when": span(starts, ends),
                "long": lasting(starts, ends),
                "url": f"{ask}?starts={in_address(starts)}&ends={in_address(ends)}",
            }
            for starts, ends in found.free
        ],
    }
