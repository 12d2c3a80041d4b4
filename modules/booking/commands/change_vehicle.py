"""Change what the vehicle list says of a vehicle; with a day of disposal it leaves the list."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.held.standing import BookingsStand, standing_on
from modules.booking.models import Resource, Vehicle
from modules.booking.typed import once, refuse
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
def change_vehicle(*, by: Person, vehicle: int, facts: VehicleFacts, at: datetime) -> Vehicle:
    """Write the facts over a vehicle's row; its odometer stays, trips alone move it.

    A vehicle that is disposed of is not lent any more. Raises `Vehicle.DoesNotExist`,
    `PermissionDenied`, `Mistyped`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    row = Vehicle.objects.select_related("resource").select_for_update().get(pk=vehicle)
    resource = row.resource
    if not (manages(viewer, resource) and manages(viewer, Resource(office=facts.office))):
        raise PermissionDenied
    kept = checked_vehicle(facts, today=bangkok_date(at))
    if kept.disposed_on and (stands := standing_on([row.pk], start=at)):
        refuse({"disposed_on": str(BookingsStand(stands))})
    before = {name: str(getattr(row, name)) for name in of_vehicle(kept)}
    for name, value in of_vehicle(kept).items():
        setattr(row, name, value)
    for name, value in of_resource(kept).items():
        setattr(resource, name, value)
    resource.name_sort = sort_key(kept.name)[:300]
    if kept.disposed_on and resource.retired_at is None:
        resource.retired_at, resource.retired_by = at, by
    with once(**stands_already()):
        resource.save()
        row.save()
    changed = {name: old for name, old in before.items() if old != str(getattr(row, name))}
    trail.record(by=by, at=at, action="booking.vehicle.changed", subject=resource, before=changed)
    return row
