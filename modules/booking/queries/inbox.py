"""What a viewer is to decide on, and what they wait for, in the order in which it presses."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, F, Q, QuerySet
from django.db.models.functions import TruncDate

from accounts.duties import Viewer
from modules.booking.models import PENDING, Booking
from modules.booking.queries.waiting import waiting_for
from thai.dates import BANGKOK

SOON = timedelta(days=3)
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How many requests wait for a viewer, by the day on which they begin; and for others."""

    late: int
    today: int
    near: int
    unread: int
    total: int
    waiting: int


def numbers(viewer: Viewer, today: date) -> Numbers:
    """Return how much waits (two queries)."""
    counted = _by_day(waiting_for(viewer)).aggregate(
        total=Count("pk"),
        **{name: Count("pk", filter=heap(name, today)) for name in _HEAPS},
    )
    return Numbers(**counted, waiting=asked_by(viewer).count())


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


def heap(name: str, today: date) -> Q:
    """Return the condition of a heap: begun before today, begins today, within days, later."""
    return _HEAPS[name](today)


_HEAPS = {
    "late": lambda today: Q(day__lt=today),
    "today": lambda today: Q(day=today),
    "near": lambda today: Q(day__gt=today, day__lte=today + SOON),
    "unread": lambda today: Q(day__gt=today + SOON),
}


def _by_day(rows: QuerySet[Booking]) -> QuerySet[Any]:
    day = TruncDate(F("during__startswith"), output_field=DateField(), tzinfo=BANGKOK)
    return rows.annotate(day=day)
