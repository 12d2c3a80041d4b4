"""What waits for somebody to decide on it."""

from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from accounts.posts import everywhere
from modules.booking.models import Booking, FuelOrder


def waiting_for(viewer: Viewer) -> QuerySet[Booking]:
    """Return the bookings on which it is a viewer's turn to decide, in no order."""
    return Booking.objects.filter(_turns(viewer))


def fuel_waiting_for(viewer: Viewer) -> QuerySet[FuelOrder]:
    """Return the fuel orders on which it is a viewer's turn to decide, in no order."""
    return FuelOrder.objects.filter(_turns(viewer))


def _turns(viewer: Viewer) -> Q:
    """Return the condition that something waits for a post that a viewer has."""
    turns = Q(pk__in=())
    for duty in viewer.duties:
        here = Q() if everywhere(duty) else Q(waits_office=duty.office)
        turns |= Q(waits_role=duty.role) & here
    return turns
