"""The emblem of a tenant (ตราประจำองค์กร), read apart: it is large and rarely asked for."""

from tenants.models import Tenant


def emblem_of(tenant_id: int) -> bytes | None:
    """Return the picture of a tenant's emblem as it is kept, or None if it has none."""
    kept = Tenant.objects.filter(pk=tenant_id).values_list("emblem", flat=True).first()
    return bytes(kept) if kept else None
