"""What waits for somebody to decide on it."""

from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from accounts.posts import everywhere
from modules.booking.models import Booking


def waiting_for(viewer: Viewer) -> QuerySet[Booking]:
    """Return the bookings on which it is a viewer's turn to decide, in no order."""
    turns = Q(pk__in=())
    for duty in viewer.duties:
        here = Q() if everywhere(duty) else Q(waits_office=duty.office)
        turns |= Q(waits_role=duty.role) & here
    return Booking.objects.filter(turns)
