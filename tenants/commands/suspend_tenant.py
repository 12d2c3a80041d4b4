"""Suspend a tenant: its address answers as an unknown one does."""

from datetime import datetime

from tenants.models import Status, Tenant
from tenants.status import change_status


def suspend_tenant(*, tenant: Tenant, by: str, reason: str, at: datetime) -> None:
    """Stop serving a tenant for a while; its rows stay as they are. Raises `NotPossible`."""
    change_status(tenant, to=Status.SUSPENDED, by=by, reason=reason, at=at)
