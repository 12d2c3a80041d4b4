"""Add a vehicle to the vehicle list (บัญชีรถ แบบ 1, แบบ 2), and so to what can be booked."""

import secrets
from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.models import Resource, ResourceKind, Vehicle
from modules.booking.typed import once
from modules.booking.vehicles.facts import (
    VehicleFacts,
    checked_vehicle,
    of_resource,
    of_vehicle,
    stands_already,
)
from thai.dates import bangkok_date
from thai.sorting import sort_key


@atomic()
def add_vehicle(*, by: Person, facts: VehicleFacts, at: datetime) -> Vehicle:
    """Add a vehicle of an office: its `Resource` and its `Vehicle`.

    Raises `PermissionDenied`, and `Mistyped` also for a name or plate that is there already.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    kept = checked_vehicle(facts, today=bangkok_date(at))
    resource = Resource(
        kind=ResourceKind.VEHICLE,
        name_sort=sort_key(kept.name)[:300],
        door=secrets.token_urlsafe(16),
        **of_resource(kept),
    )
    if not manages(viewer, Resource(office=kept.office)):
        raise PermissionDenied
    vehicle = Vehicle(resource=resource, odometer=kept.odometer, **of_vehicle(kept))
    with once(**stands_already()):
        resource.save(force_insert=True)
        vehicle.resource = resource
        vehicle.save(force_insert=True)
    trail.record(by=by, at=at, action="booking.vehicle.added", subject=resource, plate=str(vehicle))
    return vehicle
