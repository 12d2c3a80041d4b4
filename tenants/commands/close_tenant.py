"""Close a tenant for good: nobody else ever gets its address."""

from datetime import datetime

from tenants.models import Status, Tenant
from tenants.status import change_status


def close_tenant(*, tenant: Tenant, by: str, reason: str, at: datetime) -> None:
    """Stop serving a tenant for good. Its rows stay. Raises `NotPossible`."""
    change_status(tenant, to=Status.CLOSED, by=by, reason=reason, at=at)
