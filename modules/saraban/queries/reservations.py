"""Read reserved numbers. Every query asks who is looking."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from accounts.models import Office
from modules.saraban import access
from modules.saraban.books import Book
from modules.saraban.models import NumberReservation
from thai.dates import bangkok_date, buddhist_year


def reservations_to_use(book: str, keeper: Office, *, at: datetime) -> list[NumberReservation]:
    """Return the reserved numbers of a book that a letter may take now, lowest first."""
    kept = NumberReservation.objects.filter(
        book=book,
        office=keeper,
        year=buddhist_year(at),
        ended_at=None,
        expires_on__gte=bangkok_date(at),
    )
    return list(kept.order_by("number"))


def reservations_visible_to(viewer: Viewer) -> QuerySet[NumberReservation]:
    """Return the reserved numbers a viewer may know of, newest first.

    Those of the central books for all who work here, those of a division's memos for that
    division and for whoever sees the whole house.
    """
    rows = NumberReservation.objects.select_related("office", "reserved_by", "used_by")
    if not access.sees_whole_house(viewer):
        rows = rows.filter(~Q(book=Book.MEMOS) | Q(office__in=access.letter_offices(viewer)))
    return rows.order_by("-reserved_at", "-id")


def numbers_kept_for(viewer: Viewer, *, at: datetime) -> list[NumberReservation]:
    """Return the reserved numbers that a registrar may use now, by book and number."""
    rows = reservations_visible_to(viewer).filter(
        ended_at=None, year=buddhist_year(at), expires_on__gte=bangkok_date(at)
    )
    kept = rows.order_by("book", "number")
    return [row for row in kept if access.may_issue(viewer, row.book, row.office)]
