"""Booking's part of งานของฉัน."""

from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.duties import Viewer
from frontend.booking.inbox.rows import asked_row, decide_row
from frontend.shell.inbox import Counts, Desk, Expected, Row
from modules.booking.queries import inbox

HEAPS = ("", "late", "today", "near", "unread")


def counts(viewer: Viewer, today: date) -> Counts:
    """Return how much waits (two queries)."""
    return Counts(**asdict(inbox.numbers(viewer, today)))


def expected(viewer: Viewer, today: date, *, show: str = "", after: str = "") -> Expected:
    """Return a page of requests that the viewer is to decide on (one query)."""
    heap = "" if show == "bookings" else show
    found, more = inbox.expected_of(viewer, today, show=heap, after=_place(after))
    return Expected(rows=tuple(decide_row(each, today) for each in found), more=more)


def waiting(viewer: Viewer, today: date, most: int) -> list[Row]:
    """Return the viewer's requests on which others are to decide, the oldest first (one query)."""
    rows = inbox.asked_by(viewer).select_related("resource", "waits_office").defer("words")
    return [asked_row(each, today) for each in rows.order_by("asked_at", "pk")[:most]]


def _place(after: str) -> tuple[date, int] | None:
    if not after:
        return None
    _heap, day, key = after.split(".")
    return date.fromisoformat(day), int(key)


DESK = Desk(
    module="booking",
    comes=_("คำขอใช้ห้องและรถที่รอท่านพิจารณา"),
    counts=counts,
    expected=expected,
    waiting=waiting,
    shows=(("bookings", _("คำขอห้องและรถ")),),
)
