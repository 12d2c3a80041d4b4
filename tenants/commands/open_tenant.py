"""Open a tenant: its entry, its schema, its first offices and people, its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from tenants import directory
from tenants.engine.schema import make_schema
from tenants.models import Domain, Kind, Status, Tenant


@dataclass(frozen=True, kw_only=True)
class Application:
    """What is asked for when a tenant is opened."""

    code: str
    kind: Kind
    name: str
    host: str
    province: str
    district: str = ""
    english_name: str = ""
    cell: str = ""
    modules: Sequence[str] = ("saraban",)


def open_tenant(*, application: Application, at: datetime) -> Tenant:
    """Open a tenant and return it, active and empty."""
    tenant = _record(application, at)
    make_schema(directory.place_of(tenant))
    Tenant.objects.filter(pk=tenant.pk).update(status=Status.ACTIVE)
    tenant.refresh_from_db()
    directory.forget()
    return tenant


@transaction.atomic
def _record(application: Application, at: datetime) -> Tenant:
    tenant = Tenant.objects.create(
        code=application.code,
        kind=application.kind,
        name=application.name,
        english_name=application.english_name,
        province=application.province,
        district=application.district,
        cell=application.cell or next(a for a in settings.DATABASES if a != "default"),
        modules=list(application.modules),
        added_at=at,
    )
    host = f"{application.host}.{settings.BASE_DOMAIN}"
    Domain.objects.create(host=host, tenant=tenant, primary=True)
    return tenant
