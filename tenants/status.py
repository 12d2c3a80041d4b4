"""The status of a tenant, and the only ways from one to another."""

from datetime import datetime

from django.db import transaction

from tenants.directory import count_change
from tenants.models import Status, StatusChange, Tenant

FROM: dict[Status, frozenset[Status]] = {
    Status.ACTIVE: frozenset({Status.READ_ONLY, Status.SUSPENDED}),
    Status.READ_ONLY: frozenset({Status.ACTIVE, Status.SUSPENDED}),
    Status.SUSPENDED: frozenset({Status.ACTIVE, Status.READ_ONLY}),
    Status.CLOSED: frozenset(Status) - {Status.CLOSED},  # an opening that failed may be closed too
}


class NotPossible(Exception):
    """A tenant cannot come to this status from the one it has; the message says so in Thai."""


def change_status(tenant: Tenant, *, to: Status, by: str, reason: str, at: datetime) -> None:
    """Change a tenant's status and note who did it, when and why. Raises `NotPossible`.

    Servers see it within `directory.KEPT_SECONDS`.
    """
    if not reason.strip():
        raise NotPossible("กรุณาระบุเหตุผล (--reason)")
    with transaction.atomic():
        current = Tenant.objects.select_for_update().only("status", "name").get(pk=tenant.pk)
        if current.status == to:
            raise NotPossible(f"{current.name} มีสถานะ “{to.label}” อยู่แล้ว")
        if current.status not in FROM[to]:
            now = Status(current.status).label
            raise NotPossible(f"{current.name} มีสถานะ “{now}” จึงเปลี่ยนเป็น “{to.label}” ไม่ได้")
        Tenant.objects.filter(pk=tenant.pk).update(status=to)
        StatusChange.objects.create(
            tenant=tenant, before=current.status, after=to, by=by, reason=reason.strip(), at=at
        )
        count_change()
    tenant.status = to
