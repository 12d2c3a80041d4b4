"""Take back a role that was given beside posts (ถอนบทบาท)."""

from datetime import datetime

from accounts import access
from accounts.models import Person, RoleGrant
from audit import trail
from database.work import atomic


@atomic()
def take_role(*, by: Person | None, grant: RoleGrant, at: datetime) -> RoleGrant:
    """Take a given role back at once. Raises `PermissionDenied`, or `LastLocalAdmin`."""
    access.demand_admin(by, at=at)
    access.keep_the_door()
    grant = RoleGrant.objects.select_related("person").get(pk=grant.pk)
    if grant.ended_at is None:
        grant.ended_at = at
        grant.save(update_fields=["ended_at"])
        access.demand_an_admin_left(at=at)
        trail.record(
            by=by,
            at=at,
            action="accounts.role_taken",
            subject=grant.person,
            role=grant.role,
            office=grant.office_id,
        )
    return grant
