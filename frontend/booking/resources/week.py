"""What is booked of one resource in the week that is looked at."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.resources.closing import closed_span
from frontend.booking.spoken import MARKS, last_day, span
from frontend.shell.spoken import screen_weekday
from modules.booking.held.parts import tree
from modules.booking.models import Resource
from modules.booking.queries.calendar import window_of
from modules.booking.queries.slots import Slot, SlotKind, slots_of
from thai.dates import bangkok_date

type Words = dict[str, Any]

_FARTHEST = 60  # weeks from now that can be looked at


def week_words(request: SignedInRequest, resource: Resource, at: datetime) -> Words:
    """Return the days of a week that have something, and the ways to the weeks beside it.

    `?week=1` is the next one. What is private is said to be so.
    """
    n = _week(request.GET.get("week", ""))
    today = bangkok_date(at)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=n)
    parts = tree()
    window = window_of(monday, monday + timedelta(days=6))
    slots = slots_of(request.viewer, window, parts.leaves(resource.pk), parts)
    url = reverse("booking:resource", args=[resource.pk])
    return {
        "title": _("สัปดาห์นี้") if n == 0 else "",
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "days": [day for day in (_day(monday + timedelta(days=d), slots) for d in range(7)) if day],
        "before_url": f"{url}?week={n - 1}#week" if n > -_FARTHEST else "",
        "after_url": f"{url}?week={n + 1}#week" if n < _FARTHEST else "",
    }


def _week(text: str) -> int:
    try:
        return max(-_FARTHEST, min(_FARTHEST, int(text)))
    except ValueError:
        return 0


def _day(day: date, slots: list[Slot]) -> Words | None:
    rows = [_row(slot) for slot in slots if bangkok_date(slot.starts) <= day <= last_day(slot.ends)]
    return {"title": screen_weekday(day), "rows": rows} if rows else None


def _row(slot: Slot) -> Words:
    closed = slot.kind == SlotKind.CLOSED
    mark = "late" if closed else MARKS.get(slot.state, "quiet")  # type: ignore[call-overload]
    return {
        "when": closed_span(slot.starts, slot.ends) if closed else span(slot.starts, slot.ends),
        "title": slot.title,
        "url": reverse("booking:show", args=[slot.booking]) if slot.booking else "",
        "office": slot.office,
        "state": _(slot.state_name),
        "mark": mark,
    }
