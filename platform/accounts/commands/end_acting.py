"""End an order to act before its last day (ยกเลิกคำสั่งให้ทำแทน)."""

from datetime import datetime

from accounts import access
from accounts.models import Acting, Person
from audit import trail
from database.work import atomic


@atomic()
def end_acting(*, by: Person | None, acting: Acting, at: datetime) -> Acting:
    """End an order at once: the next request of the person no longer has the duty.

    Raises `PermissionDenied`, or `LastLocalAdmin`.
    """
    access.demand_admin(by, at=at)
    access.keep_the_door()
    acting = Acting.objects.select_related("person", "position").get(pk=acting.pk)
    if acting.ended_at is None:
        acting.ended_at = at
        acting.save(update_fields=["ended_at"])
        access.demand_an_admin_left(at=at)
        trail.record(
            by=by,
            at=at,
            action="accounts.acting_ended",
            subject=acting.person,
            position=acting.position.name,
            order=acting.order_number,
        )
    return acting
