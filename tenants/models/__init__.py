"""What the control database keeps."""

from tenants.models.domain import Domain, Edition
from tenants.models.history import Identity, StatusChange
from tenants.models.opening import Opening, Preset, Step
from tenants.models.release import Rollout, SchemaChange, SchemaState
from tenants.models.tenant import Kind, Status, Tenant

__all__ = [
    "Domain",
    "Edition",
    "Identity",
    "Kind",
    "Opening",
    "Preset",
    "Rollout",
    "SchemaChange",
    "SchemaState",
    "Status",
    "StatusChange",
    "Step",
    "Tenant",
]
