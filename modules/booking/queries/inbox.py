"""What a viewer is to decide on, and what they wait for, in the order in which it presses."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, F, Q, QuerySet
from django.db.models.functions import TruncDate

from accounts.duties import Viewer
from modules.booking.models import PENDING, Booking, FuelOrder
from modules.booking.queries.waiting import fuel_waiting_for, waiting_for
from thai.dates import BANGKOK

SOON = timedelta(days=3)
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How many requests wait for a viewer, by the day for which they are; and for others."""

    late: int
    today: int
    near: int
    unread: int
    total: int
    waiting: int


def numbers(viewer: Viewer, today: date) -> Numbers:
    """Return how much waits, fuel orders by the day on which they were asked (four queries)."""
    heaps = {name: Count("pk", filter=heap(name, today)) for name in _HEAPS}
    bookings = _by_day(waiting_for(viewer)).aggregate(total=Count("pk"), **heaps)
    fuel = _fuel_by_day(fuel_waiting_for(viewer)).aggregate(total=Count("pk"), **heaps)
    waiting = asked_by(viewer).count() + fuel_asked_by(viewer).count()
    return Numbers(**{name: bookings[name] + fuel[name] for name in bookings}, waiting=waiting)


def expected_of(
    viewer: Viewer, today: date, *, show: str = "", after: tuple[date, int] | None = None
) -> tuple[list[Booking], bool]:
    """Return a page of what a viewer is to decide on, by day and key, and whether more follow.

    `show` is a heap (late, today, near, unread) or empty; `after` the last day and key shown.
    """
    rows = _by_day(waiting_for(viewer))
    if show:
        rows = rows.filter(heap(show, today))
    if after is not None:
        rows = rows.filter(Q(day__gt=after[0]) | Q(day=after[0], pk__gt=after[1]))
    told = rows.select_related("resource", "office", "asked_by", "outsider").defer("words")
    found = list(told.order_by("day", "pk")[: PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def asked_by(viewer: Viewer) -> QuerySet[Booking]:
    """Return what the viewer asked for and others have not decided on, in no order."""
    return Booking.objects.filter(asked_by=viewer.person, state__in=PENDING)


def fuel_expected_of(viewer: Viewer, today: date, *, show: str = "") -> list[FuelOrder]:
    """Return the first fuel orders that a viewer is to decide on, or those of a heap."""
    rows = _fuel_by_day(fuel_waiting_for(viewer))
    if show:
        rows = rows.filter(heap(show, today))
    return list(rows.select_related("vehicle__resource", "asked_by").order_by("day", "pk")[:PAGE])


def fuel_asked_by(viewer: Viewer) -> QuerySet[FuelOrder]:
    """Return the fuel orders of the viewer on which others have not decided, in no order."""
    return FuelOrder.objects.filter(asked_by=viewer.person, approved_at=None, refused_at=None)


def heap(name: str, today: date) -> Q:
    """Return the condition of a heap: begun before today, begins today, within days, later."""
    return _HEAPS[name](today)


_HEAPS = {
    "late": lambda today: Q(day__lt=today),
    "today": lambda today: Q(day=today),
    "near": lambda today: Q(day__gt=today, day__lte=today + SOON),
    "unread": lambda today: Q(day__gt=today + SOON),
}


def _fuel_by_day(rows: QuerySet[FuelOrder]) -> QuerySet[Any]:
    return rows.annotate(day=F("ordered_on"))


def _by_day(rows: QuerySet[Booking]) -> QuerySet[Any]:
    day = TruncDate(F("during__startswith"), output_field=DateField(), tzinfo=BANGKOK)
    return rows.annotate(day=day)
