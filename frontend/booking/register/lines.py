"""Rows of the register as the page shows them, gathered by day."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.new.desk import ICONS
from frontend.booking.posts import post_words
from frontend.booking.spoken import MARKS, clock, closing, last_day
from frontend.shell.spoken import day_words, screen_weekday
from modules.booking import access
from modules.booking.models import Booking, ResourceKind, State
from modules.booking.queries.bookings import title_for
from thai.dates import bangkok_date

type Line = dict[str, Any]


def line(viewer: Viewer, booking: Booking) -> Line:
    """Return a booking as a row."""
    return {
        "booking": booking,
        "url": reverse("booking:show", args=[booking.pk]),
        "day": bangkok_date(booking.starts),
        "time": clock(booking.starts),
        "until": _until(booking),
        "title": title_for(viewer, booking),
        "who": asker(booking),
        "office": str(booking.office),
        "resource": booking.resource.name,
        "icon": ICONS[ResourceKind(booking.resource.kind)],
        "people": booking.people,
        "mark": MARKS[State(booking.state)],
        "state": _(booking.get_state_display()),
        "waits": waits(booking),
        "mine": access.turn_of(viewer, booking) is not None,
    }


def _until(booking: Booking) -> str:
    """Return when it ends: ถึง 11.00 น., with the day if it is another one."""
    first, last = bangkok_date(booking.starts), last_day(booking.ends)
    day = "" if first == last else f"{day_words(last, first)} "
    return _("ถึง %(time)s") % {"time": f"{day}{closing(booking.ends)}"}


def by_day(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return the rows in groups of the day on which they begin."""
    return [
        {"day": screen_weekday(day), "lines": list(group)}
        for day, group in groupby(lines, key=lambda each: each["day"])
    ]


def asker(booking: Booking) -> str:
    """Return who asked; of somebody from outside only that they are."""
    return booking.asked_by.full_name if booking.asked_by else _("ประชาชน")


def waits(booking: Booking) -> str:
    """Return whose turn it is, as a post."""
    if not booking.waits_role or booking.waits_office is None:
        return ""
    return post_words(booking.waits_role, booking.waits_office)
