"""Make a tenant read-only: its people can read, and change nothing."""

from datetime import datetime

from tenants.models import Status, Tenant
from tenants.status import change_status


def make_read_only(*, tenant: Tenant, by: str, reason: str, at: datetime) -> None:
    """Serve a tenant for reading alone. Raises `NotPossible`."""
    change_status(tenant, to=Status.READ_ONLY, by=by, reason=reason, at=at)
