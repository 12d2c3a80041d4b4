"""What a month may be narrowed to, and how many bookings of it are a viewer's or wait."""

from datetime import date

from accounts.duties import Viewer
from modules.booking.models import HELD, Booking, Resource
from modules.booking.queries.calendar import window_of
from modules.booking.queries.resources import resources_for
from modules.booking.queries.slots import SHOWN_PENDING


def choices_for(viewer: Viewer) -> list[Resource]:
    """Return what a viewer may see, in the order in which it is shown, without photos."""
    return list(resources_for(viewer).prefetch_related(None))


def counts_in(viewer: Viewer, first: date, last: date) -> tuple[int, int]:
    """Return how many bookings of some days are the viewer's own, and how many wait (2 queries)."""
    rows = Booking.objects.filter(
        during__overlap=window_of(first, last), resource__retired_at=None
    ).order_by()
    mine = rows.filter(asked_by=viewer.person, state__in=(*HELD, *SHOWN_PENDING))
    return mine.count(), rows.filter(state__in=SHOWN_PENDING).count()
