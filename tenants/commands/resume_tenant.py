"""Resume a tenant that is suspended or read-only."""

from datetime import datetime

from tenants.models import Status, Tenant
from tenants.status import change_status


def resume_tenant(*, tenant: Tenant, by: str, reason: str, at: datetime) -> None:
    """Serve a tenant in full again. Raises `NotPossible`."""
    change_status(tenant, to=Status.ACTIVE, by=by, reason=reason, at=at)
