"""`tenants list`: a table of tenants."""

import csv
from argparse import ArgumentParser
from typing import Any, TextIO

from django.db.models import Q

from tenants.engine.versions import this_version
from tenants.models import Status, Tenant
from tenants.terminal.table import table
from thai.provinces import PROVINCES

HEADINGS = ("รหัส", "ชื่อ", "จังหวัด", "ที่อยู่เว็บ", "สถานะ", "ที่เก็บ", "รุ่น")
PROVINCE_NAMES = {each.code: each.name for each in PROVINCES}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what `tenants list` takes."""
    parser.add_argument("--status", choices=Status.values, help="เฉพาะสถานะ")
    parser.add_argument("--cell", help="เฉพาะเซลล์")
    parser.add_argument("--province", help="เฉพาะจังหวัด (รหัส)")
    parser.add_argument("--kind", help="เฉพาะประเภท")
    parser.add_argument("--search", help="ส่วนของชื่อ รหัส หรือที่อยู่เว็บ")
    parser.add_argument("--problems", action="store_true", help="เฉพาะที่เปิดหรือปรับรุ่นไม่สำเร็จ")
    parser.add_argument("--csv", action="store_true", help="พิมพ์เป็น CSV")


def run(options: dict[str, Any], out: TextIO) -> int:
    """Print the tenants asked for; return 0."""
    tenants = Tenant.objects.defer("emblem").select_related("schema_state", "opening")
    for name in ("status", "cell", "province", "kind"):
        if options[name]:
            tenants = tenants.filter(**{name: options[name]})
    if text := options["search"]:
        matching = Q(name__icontains=text) | Q(code__startswith=text)
        in_host = Q(pk__in=Tenant.objects.filter(domains__host__contains=text.lower()).values("pk"))
        tenants = tenants.filter(matching | in_host)
    if options["problems"]:
        tenants = tenants.filter(Q(opening__problem__gt="") | Q(schema_state__problem__gt=""))
    rows = [_row(tenant) for tenant in tenants.order_by("pk").prefetch_related("domains")]
    if options["csv"]:
        csv.writer(out).writerows([HEADINGS, *rows])
    else:
        out.write(f"{table(HEADINGS, rows)}\n{len(rows)} แห่ง\n")
    return 0


def _row(tenant: Tenant) -> tuple[str, ...]:
    hosts = [domain.host for domain in tenant.domains.all() if domain.primary]
    state, opening = getattr(tenant, "schema_state", None), getattr(tenant, "opening", None)
    version = "-" if state is None else "ล่าสุด" if state.version == this_version() else state.version
    if state is not None and state.problem:
        version += " (ปรับรุ่นไม่สำเร็จ)"
    status = str(Status(tenant.status).label)
    if opening is not None and opening.problem:
        status += f" (ค้างที่ {opening.get_step_display()})"
    return (
        tenant.code,
        tenant.name,
        PROVINCE_NAMES.get(tenant.province, tenant.province),
        hosts[0] if hosts else "-",
        status,
        f"{tenant.cell}/{tenant.schema}",
        version,
    )
