"""Choose which modules a tenant has open."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tenants.applications import Refused
from tenants.directory import count_change
from tenants.models import Tenant
from tenants.modules import installed, problem_of_modules

log = logging.getLogger(__name__)


def choose_modules(*, tenant: Tenant, modules: Sequence[str], by: str, at: datetime) -> None:
    """Open exactly these modules to a tenant; the doors of the others answer 404 at once.

    What was written in a module stays. Raises `Refused` for none or an unknown one.
    """
    if problem := problem_of_modules(modules):
        raise Refused({"modules": problem})
    chosen = [name for name in installed() if name in modules]
    with transaction.atomic():
        Tenant.objects.filter(pk=tenant.pk).update(modules=chosen)
        count_change()
    log.info("%s: modules %s -> %s by %s at %s", tenant, tenant.modules, chosen, by, at)
    tenant.modules = chosen
