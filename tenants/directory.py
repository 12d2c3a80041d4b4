"""Which tenant a host or a schema belongs to: the whole directory, kept in memory for seconds."""

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.http.request import split_domain_port

from database.place import Place
from tenants.models import Domain, Edition, Kind, Status, Tenant

KEPT_SECONDS = 5.0
READ_AGAIN_SECONDS = 60.0  # even if nobody counted a change up
SERVED_WITHOUT_CONTROL_SECONDS = 600.0
SERVED = {Status.ACTIVE, Status.READ_ONLY}
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What the directory says of one served tenant. `host` is its primary address."""

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


@dataclass(frozen=True)
class Directory:
    """All served tenants, as they were at one edition."""

    edition: int
    read_at: float
    by_host: Mapping[str, Listing]
    by_schema: Mapping[str, Listing]


_kept: Directory | None = None
_good_until = 0.0
_reading = threading.Lock()


def tenant_at(host: str) -> Listing | None:
    """Return the tenant that is served at exactly this Host header, or None.

    A change in the control database is seen within `KEPT_SECONDS`; no question about a host,
    known or not, reaches a database. Raises `DatabaseError` if the directory cannot be read.
    """
    name, _port = split_domain_port(host)
    return today().by_host.get(name)


def today() -> Directory:
    """Return the directory, at most `KEPT_SECONDS` old.

    While the control database is away, the last one is used for `SERVED_WITHOUT_CONTROL_SECONDS`.
    """
    kept = _kept
    if kept is not None and time.monotonic() < _good_until:
        return kept
    if not _reading.acquire(blocking=kept is None):
        return kept or today()  # another thread is reading; what we have will do
    try:
        return _renew()
    finally:
        _reading.release()


def forget() -> None:
    """Forget what was kept, so that the next question is asked of the database."""
    global _kept
    _kept = None


def place_of_schema(schema: str) -> Place:
    """Return where a served tenant lives by its schema name; raises `LookupError` for others."""
    try:
        return today().by_schema[schema].place
    except KeyError:
        raise LookupError(schema) from None


def open_places() -> list[Place]:
    """Return where every served tenant lives."""
    return [listing.place for listing in today().by_schema.values()]


def place_of(tenant: Tenant) -> Place:
    """Return the place of a tenant, whatever its status."""
    return Place(cell=tenant.cell, schema=tenant.schema)


def tenant_with(code: str, host: str, name: str) -> Tenant | None:
    """Return the tenant that was opened with this code, subdomain and name, if there is one."""
    full = f"{host}.{settings.BASE_DOMAIN}"
    found = Tenant.objects.filter(code=code, name=name, domains__host=full)
    return found.exclude(status=Status.OPENING).first()


def count_change() -> None:
    """Count a change of the directory up, in the transaction that makes it."""
    changed = Edition.objects.filter(pk=1).update(number=F("number") + 1)
    if not changed:
        Edition.objects.get_or_create(pk=1, defaults={"number": 1})
    transaction.on_commit(forget)


def _renew() -> Directory:
    global _kept, _good_until
    kept, now = _kept, time.monotonic()
    if kept is not None and now < _good_until:
        return kept
    try:
        edition = Edition.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        if kept is None or kept.edition != edition or now - kept.read_at > READ_AGAIN_SECONDS:
            kept = _read(edition, now)
    except DatabaseError as trouble:
        if kept is None or now - kept.read_at > SERVED_WITHOUT_CONTROL_SECONDS:
            raise
        log.warning("the control database is away, the directory is as it was: %s", trouble)
    _kept, _good_until = kept, now + KEPT_SECONDS
    return kept


def _read(edition: int, now: float) -> Directory:
    tenants = Tenant.objects.filter(status__in=SERVED).defer("emblem")
    tenants = tenants.annotate(has_emblem=Q(emblem__isnull=False))
    domains = Domain.objects.filter(tenant__status__in=SERVED).order_by("-primary", "pk")
    hosts: dict[int, list[str]] = {}
    for tenant_id, host in domains.values_list("tenant_id", "host"):
        hosts.setdefault(tenant_id, []).append(host)
    listings = {each.pk: _listing(each, hosts[each.pk][0]) for each in tenants if each.pk in hosts}
    return Directory(
        edition,
        now,
        {host: listings[key] for key, names in hosts.items() if key in listings for host in names},
        {listing.place.schema: listing for listing in listings.values()},
    )


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
        has_emblem=tenant.has_emblem,  # type: ignore[attr-defined]
        place=place_of(tenant),
    )
