"""Give a tenant a new code, kind or name, as an announcement says (ประกาศเปลี่ยนชื่อ/ยกฐานะ)."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db import transaction

from tenants.applications import Application, Refused, Taken, problems_of
from tenants.directory import count_change
from tenants.models import Identity, Tenant
from thai.text import skeleton

FACTS = ("code", "kind", "name", "english_name")


def rename_tenant(
    *,
    tenant: Tenant,
    since: date,
    announcement: str,
    code: str = "",
    kind: str = "",
    name: str = "",
    english_name: str = "",
) -> None:
    """Change what is given, from a day on; what held before stays in the history.

    Raises `Refused`, naming the field.
    """
    with transaction.atomic():
        now = Tenant.objects.select_for_update().get(pk=tenant.pk)
        application = Application(
            code=code or now.code,
            kind=kind or now.kind,
            name=name or now.name,
            english_name=english_name or now.english_name,
            province=now.province,
            district=now.district,
            host=now.domains.get(primary=True).host.removesuffix(f".{settings.BASE_DOMAIN}"),
        ).tidied()
        _refuse(application, now, since)
        now.identities.filter(until=None).update(until=since)
        facts = {name: getattr(application, name) for name in FACTS}
        Identity.objects.create(tenant=now, since=since, announcement=announcement, **facts)
        name_key = skeleton(application.name)
        Tenant.objects.filter(pk=now.pk).update(name_key=name_key, **facts)
        count_change()
    tenant.refresh_from_db()


def _refuse(application: Application, tenant: Tenant, since: date) -> None:
    """Refuse what would be refused of a newcomer, its own code, name and host aside."""
    taken = replace(Taken.today(), looks={})
    taken.codes.pop(tenant.code, None)
    taken.names.pop((tenant.province, tenant.district, tenant.name_key), None)
    problems = problems_of(application, taken)
    problems.pop("host", None)
    if tenant.identities.filter(until=None, since__gte=since).exists():
        problems["since"] = "วันที่มีผลต้องอยู่หลังวันที่เริ่มใช้ชื่อปัจจุบัน"
    if problems:
        raise Refused(problems)
