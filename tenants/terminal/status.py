"""`tenants suspend|resume|close|read-only`: change the status of one tenant."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from typing import Any, TextIO

from tenants.commands.close_tenant import close_tenant
from tenants.commands.make_read_only import make_read_only
from tenants.commands.resume_tenant import resume_tenant
from tenants.commands.suspend_tenant import suspend_tenant
from tenants.models import Status, Tenant
from tenants.status import NotPossible

Command = Callable[..., None]
COMMANDS: dict[str, tuple[str, Command]] = {
    "suspend": ("ระงับชั่วคราว", suspend_tenant),
    "resume": ("เปิดใช้อีกครั้ง", resume_tenant),
    "read-only": ("ให้อ่านได้อย่างเดียว", make_read_only),
    "close": ("ปิดถาวร", close_tenant),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what these commands take."""
    parser.add_argument("tenant", help="รหัส อปท. 8 หลัก หรือที่อยู่เว็บ")
    parser.add_argument("--reason", default="", help="เหตุผล (จำเป็น)")


def run(name: str, options: dict[str, Any], out: TextIO, err: TextIO, *, at: datetime) -> int:
    """Change the status; return the exit code: 0, or 2 when it was refused."""
    tenant = tenant_called(options["tenant"], err)
    if tenant is None:
        return 2
    try:
        COMMANDS[name][1](tenant=tenant, by=options["by"], reason=options["reason"], at=at)
    except NotPossible as trouble:
        err.write(f"{trouble}\n")
        return 2
    out.write(f"{tenant.name}: {Status(tenant.status).label}\n")
    return 0


def tenant_called(word: str, err: TextIO) -> Tenant | None:
    """Return the tenant with this code or host name; say so and return None if there is none."""
    tenants = Tenant.objects.exclude(status=Status.CLOSED).defer("emblem")
    tenant = tenants.filter(code=word).first() or tenants.filter(domains__host=word).first()
    if tenant is None:
        err.write(f"ไม่พบหน่วยงาน “{word}”: ใช้รหัส 8 หลักหรือที่อยู่เว็บเต็ม ดูได้จาก tenants list\n")
    return tenant
