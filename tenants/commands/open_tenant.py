"""Open a tenant: its entry, its schema, its first offices, its address."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from tenants import directory
from tenants.applications import Application, Refused, Taken, problems_of
from tenants.engine.cells import roomiest_cell
from tenants.engine.crash import crash_point
from tenants.engine.opening import Engine, finish_opening
from tenants.models import Domain, Identity, Opening, Status, Tenant
from thai.dates import bangkok_date
from thai.text import skeleton

__all__ = ["Application", "Refused", "open_tenant", "record_tenant", "unfinished"]
OPERATOR = "ผู้ดูแลระบบ"


def open_tenant(
    *,
    application: Application,
    at: datetime,
    by: str = OPERATOR,
    taken: Taken | None = None,
    engine_of: Callable[[str], Engine] | None = None,
) -> Tenant:
    """Open a tenant and return it, active. The same application again finishes a cut-off opening.

    `taken` and `engine_of` (a cell's login) are for those who open many. Raises `Refused`,
    `CellsFull`, and `OpeningFailed` when a step did not succeed: nothing of it is served until
    it is finished.
    """
    application = application.tidied()
    tenant = unfinished(application)
    if tenant is None:
        problems = problems_of(application, Taken.today() if taken is None else taken)
        if problems:
            raise Refused(problems)
        tenant = record_tenant(application, by=by, at=at)
        crash_point("opening.recorded")
    finish_opening(tenant, at=at, engine=engine_of(tenant.cell) if engine_of else None)
    tenant.refresh_from_db()
    directory.forget()
    return tenant


def unfinished(application: Application) -> Tenant | None:
    """Return the tenant whose opening with this application was begun and not finished."""
    host = f"{application.host}.{settings.BASE_DOMAIN}"
    return Tenant.objects.filter(
        code=application.code, name=application.name, status=Status.OPENING, domains__host=host
    ).first()


def record_tenant(application: Application, *, by: str, at: datetime) -> Tenant:
    """Write down that a tenant is being opened. Raises `Refused` if another was faster."""
    try:
        with transaction.atomic():
            return _record(application, by, at)
    except IntegrityError as trouble:
        taken = problems_of(application, Taken.today())
        raise Refused(taken or {"code": str(trouble)}) from trouble


def _record(application: Application, by: str, at: datetime) -> Tenant:
    identity = {
        "code": application.code,
        "kind": application.kind,
        "name": application.name,
        "english_name": application.english_name,
    }
    tenant = Tenant.objects.create(
        **identity,
        name_key=skeleton(application.name),
        province=application.province,
        district=application.district,
        cell=application.cell or roomiest_cell(),
        modules=list(application.modules),
        added_at=at,
    )
    host = f"{application.host}.{settings.BASE_DOMAIN}"
    Domain.objects.create(host=host, tenant=tenant, primary=True)
    Identity.objects.create(tenant=tenant, since=bangkok_date(at), **identity)
    Opening.objects.create(tenant=tenant, preset=application.preset, by=by, begun_at=at)
    return tenant
