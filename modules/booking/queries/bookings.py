"""Read bookings. Every query asks who is looking."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.models import Booking, State


def bookings_visible_to(viewer: Viewer) -> QuerySet[Booking]:
    """Return the bookings a viewer may know of, in no order.

    Everybody who works here knows of all of them, if not what each is about (`title_for`). What
    was asked for from outside, and nobody has confirmed, is for whoever looks after the resource.
    """
    if not viewer.duties:
        return Booking.objects.filter(asked_by=viewer.person)
    confirmed = ~Q(state=State.UNCONFIRMED)
    return Booking.objects.filter(confirmed | access.managed_by(viewer, "resource__"))


def booking_for(viewer: Viewer, pk: int) -> Booking:
    """Return a booking with what its page shows. Raises `Booking.DoesNotExist`."""
    rows = bookings_visible_to(viewer).select_related(
        "resource__office", "office", "asked_by", "outsider", "series", "waits_office"
    )
    return rows.prefetch_related("steps", "extras__resource", "holds__resource").get(pk=pk)


def title_for(viewer: Viewer, booking: Booking) -> str:
    """Return what a booking is about, or that it is not told to this viewer."""
    return booking.title if access.knows(viewer, booking) else _("ไม่เปิดเผยหัวข้อ")
