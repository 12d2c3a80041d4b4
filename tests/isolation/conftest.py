"""A second town in the cell of Bang Rak."""

from datetime import UTC, datetime

import pytest

from tenants.commands.open_tenant import Application, open_tenant
from tenants.models import Domain, Tenant


@pytest.fixture(scope="session")
def bangsai(databases: None) -> Tenant:
    """Bang Sai, in the same cell as Bang Rak."""
    if found := Domain.objects.filter(host="bangsai.localhost").first():
        return found.tenant
    application = Application(
        code="05660103",
        kind="subdistrict",
        name="เทศบาลตำบลบางไทร",
        host="bangsai",
        province="66",
        cell="cell_01",
    )
    return open_tenant(application=application, at=datetime(2026, 3, 2, 5, 0, tzinfo=UTC))
