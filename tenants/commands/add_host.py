"""Add a host name to a tenant: another subdomain, or a name of its own."""

from django.conf import settings
from django.db import IntegrityError, transaction

from tenants.applications import Refused, Taken
from tenants.directory import count_change
from tenants.hosts import look, problem_of_custom_host, problem_of_label
from tenants.models import Domain, Tenant


def add_host(*, tenant: Tenant, host: str, primary: bool = False) -> Domain:
    """Add a subdomain (`bangrak`) or a full name (`eoffice.bangrak.go.th`) and return it.

    Raises `Refused` for a bad, reserved, used or look-alike name.
    """
    host = host.strip().lower().removesuffix(".")
    full = host if "." in host else f"{host}.{settings.BASE_DOMAIN}"
    label = full.removesuffix(f".{settings.BASE_DOMAIN}")
    problem = (
        problem_of_custom_host(full, settings.BASE_DOMAIN)
        if "." in label
        else problem_of_label(label)
    )
    if not problem and (other := Taken.today().looks.get(look(label))):
        problem = f"“{label}” ซ้ำหรือดูคล้าย “{other}” ซึ่งมีอยู่แล้ว"
    if problem:
        raise Refused({"host": problem})
    try:
        return _add(tenant, full, primary)
    except IntegrityError:
        raise Refused({"host": f"“{full}” ถูกใช้แล้ว"}) from None


@transaction.atomic
def _add(tenant: Tenant, host: str, primary: bool) -> Domain:
    if primary:
        tenant.domains.filter(primary=True).update(primary=False)
    domain = Domain.objects.create(tenant=tenant, host=host, primary=primary)
    count_change()
    return domain
