"""Trips that were given but never recorded, for those who may write them down afterwards."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.access.vehicles import driver_row
from modules.booking.models import Booking, ResourceKind, State, Vehicle
from thai.dates import BANGKOK

SINCE = timedelta(days=14)  # so long a driver is reminded on their own page
MOST = 20


def may_be_recorded(booking: Booking, *, at: datetime) -> bool:
    """Tell whether a trip may have been made that nobody has recorded."""
    begun = booking.state == State.APPROVED and booking.starts <= at
    trip = booking.resource.kind == ResourceKind.VEHICLE
    return trip and (begun or booking.state == State.NO_SHOW)


def forgotten_by(viewer: Viewer, *, at: datetime) -> list[Booking]:
    """Return the latest trips that a viewer was to drive and did not record (two queries)."""
    recent = Q(during__endswith__gt=at - SINCE, during__endswith__lte=at)
    rows = _unrecorded(Booking.objects.filter(recent & _driven_by(viewer)))
    return list(rows.order_by("-during__startswith", "-pk")[:MOST])


def forgotten_of(viewer: Viewer, vehicle: Vehicle, first: date, last: date) -> list[Booking]:
    """Return a vehicle's trips from a day to a day that a viewer may still write down.

    All of them to its keeper, to others those they were to drive (at most two queries).
    """
    since, until = (datetime.combine(day, time(), BANGKOK) for day in (first, last))
    during = Q(during__startswith__gte=since, during__startswith__lt=until + timedelta(days=1))
    rows = Booking.objects.filter(during, resource=vehicle.pk)
    if not access.manages(viewer, vehicle.resource):
        rows = rows.filter(_driven_by(viewer))
    return list(_unrecorded(rows).order_by("during__startswith", "pk")[:MOST])


def _driven_by(viewer: Viewer) -> Q:
    """Return the condition that a viewer was to drive."""
    driver = driver_row(viewer)
    own = Q(self_drive=True, asked_by=viewer.person)
    return own if driver is None else own | Q(extras__resource=driver.resource_id)


def _unrecorded(rows: QuerySet[Booking]) -> QuerySet[Booking]:
    rows = rows.filter(state=State.NO_SHOW, resource__kind=ResourceKind.VEHICLE)
    told = rows.select_related("resource__vehicle", "asked_by", "office")
    return told.prefetch_related("steps").defer("words").distinct()
