"""Change what is told of a resource: its seats, times, fees (แก้ไขข้อมูล)."""

from datetime import datetime
from typing import Any

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.commands.add_resource import name_taken
from modules.booking.models import Resource
from modules.booking.resources import ResourceDetails, check_resource, demand_manager
from modules.booking.typed import once
from thai.dates import bangkok_date


@atomic()
def change_resource(
    *, by: Person, resource: int, details: ResourceDetails, at: datetime
) -> Resource:
    """Write new details; what changed stands in the trail with what it was. Its kind stays.

    Bookings that stand already are left as they are. Raises `PermissionDenied` (also for an
    office that the actor does not look after), `Resource.DoesNotExist`, `typed.Mistyped`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    # Read after it is locked: another may just have given it to a different office.
    Resource.objects.select_for_update().only("pk").get(pk=resource, retired_at=None)
    row = Resource.objects.select_related("office").get(pk=resource)
    demand_manager(viewer, row)
    if details.office.pk != row.office_id:
        demand_manager(viewer, Resource(office=details.office))
    columns = details.columns()
    columns.pop("kind")
    before = {name: getattr(row, name) for name in columns}
    for name, value in columns.items():
        setattr(row, name, value)
    check_resource(row)
    changed = {name: was for name, was in before.items() if was != getattr(row, name)}
    if not changed:
        return row
    with once(resource_name_once_of_its_kind=("name", name_taken())):
        row.save(update_fields=list(changed))
    told = {name: _told(was) for name, was in changed.items() if name != "name_sort"}
    trail.record(by=by, at=at, action="booking.resource.changed", subject=row, before=told)
    return row


def _told(value: Any) -> Any:
    """Return a value as the trail keeps it: of another row, its key."""
    return getattr(value, "pk", value)
