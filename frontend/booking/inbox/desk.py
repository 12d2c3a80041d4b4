"""Booking's part of งานของฉัน."""

from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.duties import Viewer
from frontend.booking.inbox.rows import asked_row, decide_row, fuel_asked_row, fuel_row
from frontend.shell.inbox import Counts, Desk, Expected, Row
from modules.booking.models import Booking
from modules.booking.queries import inbox

BOOKINGS, FUEL = OWN = ("bookings", "fuel")  # what can be shown of booking alone


def counts(viewer: Viewer, today: date) -> Counts:
    """Return how much waits (four queries)."""
    return Counts(**asdict(inbox.numbers(viewer, today)))


def expected(viewer: Viewer, today: date, *, show: str = "", after: str = "") -> Expected:
    """Return a page of requests that the viewer is to decide on (two queries).

    Fuel orders stand beside them: there are few, and each is for its own day.
    """
    heap = "" if show in OWN else show
    found, more = ([], False) if show == FUEL else _bookings(viewer, today, heap, after)
    fuel = [] if after or show == BOOKINGS else inbox.fuel_expected_of(viewer, today, show=heap)
    return Expected(
        rows=tuple(decide_row(each, today) for each in found),
        more=more,
        beside=tuple(fuel_row(each, today) for each in fuel),
    )


def waiting(viewer: Viewer, today: date, most: int) -> list[Row]:
    """Return the viewer's requests on which others are to decide, oldest first (two queries)."""
    rows = inbox.asked_by(viewer).select_related("resource", "waits_office").defer("words")
    asked = [asked_row(each, today) for each in rows.order_by("asked_at", "pk")[:most]]
    orders = inbox.fuel_asked_by(viewer).select_related("vehicle__resource", "waits_office")
    fuel = [fuel_asked_row(each, today) for each in orders.order_by("asked_at", "pk")[:most]]
    return [*asked, *fuel]


def _bookings(viewer: Viewer, today: date, heap: str, after: str) -> tuple[list[Booking], bool]:
    return inbox.expected_of(viewer, today, show=heap, after=_place(after))


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
    shows=((BOOKINGS, _("คำขอห้องและรถ")), (FUEL, _("ใบสั่งจ่ายน้ำมัน"))),
)
