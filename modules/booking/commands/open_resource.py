"""Open a resource again before its closure is over (เปิดใช้ตามเดิม)."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import Closure
from modules.booking.resources import demand_manager
from thai.dates import bangkok_date


@atomic()
def open_resource(*, by: Person, closure: int, at: datetime) -> Closure:
    """End a closure, begun or not; a second time changes nothing.

    Raises `PermissionDenied`, `Closure.DoesNotExist`.
    """
    row = Closure.objects.select_for_update(of=("self",)).select_related("resource").get(pk=closure)
    demand_manager(viewer_of(by, on=bangkok_date(at)), row.resource)
    if row.ended_at is not None:
        return row
    row.ended_at, row.ended_by = at, by
    row.save(update_fields=["ended_at", "ended_by"])
    trail.record(
        by=by, at=at, action="booking.resource.opened", subject=row.resource, closure=row.pk
    )
    return row
