"""What the control database keeps."""

from tenants.models.domain import Domain
from tenants.models.tenant import Kind, Status, Tenant

__all__ = ["Domain", "Kind", "Status", "Tenant"]
