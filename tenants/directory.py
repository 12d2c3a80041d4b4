"""Which tenant a host or a schema belongs to; read from the control database, kept for seconds."""

import time
from dataclasses import dataclass, field

from django.http.request import split_domain_port

from database.place import Place
from tenants.models import Domain, Kind, Status, Tenant

KEPT_SECONDS = 5.0
SERVED = {Status.ACTIVE, Status.READ_ONLY}


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What the directory says of one tenant."""

    id: int
    name: str
    english_name: str
    kind: Kind
    code: str
    province: str
    district: str
    status: Status
    modules: tuple[str, ...]
    host: str
    has_emblem: bool
    place: Place = field(compare=False)


_by_host: dict[str, tuple[float, Listing | None]] = {}


def tenant_at(host: str) -> Listing | None:
    """Return the tenant that is served at exactly this Host header, or None.

    A change in the control database is seen within `KEPT_SECONDS`.
    """
    name, _port = split_domain_port(host)
    now = time.monotonic()
    kept = _by_host.get(name)
    if kept is None or kept[0] < now:
        if len(_by_host) > 20_000:
            _by_host.clear()
        kept = (now + KEPT_SECONDS, _look_up(name))
        _by_host[name] = kept
    return kept[1]


def forget() -> None:
    """Forget what was kept, so that the next question is asked of the database."""
    _by_host.clear()


def place_of_schema(schema: str) -> Place:
    """Return where a served tenant lives by its schema name; raises `LookupError` for others."""
    prefix, _, digits = schema.partition("_")
    if prefix != "t" or not (digits.isascii() and digits.isdecimal()):
        raise LookupError(schema)
    tenant = Tenant.objects.filter(pk=int(digits), status__in=SERVED).first()
    if tenant is None or tenant.schema != schema:
        raise LookupError(schema)
    return place_of(tenant)


def open_places() -> list[Place]:
    """Return the places of all served tenants."""
    return [place_of(tenant) for tenant in Tenant.objects.filter(status__in=SERVED).order_by("id")]


def place_of(tenant: Tenant) -> Place:
    """Return the place of a tenant, whatever its status."""
    return Place(cell=tenant.cell, schema=tenant.schema)


def _look_up(host: str) -> Listing | None:
    found = Domain.objects.filter(host=host, tenant__status__in=SERVED)
    domain = found.select_related("tenant").first()
    return None if domain is None else _listing(domain.tenant, host)


def _listing(tenant: Tenant, host: str) -> Listing:
    return Listing(
        id=tenant.pk,
        name=tenant.name,
        english_name=tenant.english_name,
        kind=Kind(tenant.kind),
        code=tenant.code,
        province=tenant.province,
        district=tenant.district,
        status=Status(tenant.status),
        modules=tuple(tenant.modules),
        host=host,
        has_emblem=tenant.emblem is not None,
        place=place_of(tenant),
    )
