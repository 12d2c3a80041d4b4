"""How a closure and what stands in its time are said."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.spoken import MARKS, last_day, on_day
from frontend.shell.spoken import screen_date
from modules.booking import access
from modules.booking.models import Booking, Closure, State
from thai.dates import BANGKOK

type Words = dict[str, Any]


def closed_words(closure: Closure, at: datetime) -> Words:
    """Return a closure as its line says it."""
    return {
        "pk": closure.pk,
        "kind": _(closure.get_kind_display()),
        "when": closed_span(closure.during.lower, closure.during.upper),
        "reason": closure.reason,
        "by": closure.closed_by.full_name,
        "begun": closure.during.lower <= at,
        "ended": closure.ended_at,
        "url": reverse("booking:closure", args=[closure.resource_id, closure.pk]),
    }


def closed_span(starts: datetime, ends: datetime) -> str:
    """Write from when to when; whole days without their hours: 25 พ.ย. 2569 ถึง 26 พ.ย. 2569."""
    first, last = starts.astimezone(BANGKOK), ends.astimezone(BANGKOK)
    if (first.time(), last.time()) != (time.min, time.min):
        return on_day(starts, ends)
    days = dict.fromkeys((screen_date(first.date()), screen_date(last_day(ends))))
    return _(" ถึง ").join(days)


def standing_words(request: SignedInRequest, bookings: Iterable[Booking]) -> list[Words]:
    """Return bookings as lines that lead to their pages, where they are moved or cancelled."""
    return [
        {
            "title": each.title if access.knows(request.viewer, each) else _("ไม่เปิดเผย"),
            "what": each.resource.name,
            "when": on_day(each.starts, each.ends),
            "who": each.asked_by.full_name if each.asked_by else _("ประชาชน"),
            "office": str(each.office),
            "state": _(each.get_state_display()),
            "mark": MARKS[State(each.state)],
            "url": reverse("booking:show", args=[each.pk]),
        }
        for each in bookings
    ]
