"""`tenants modules`: see or choose the modules that one tenant has open."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any, TextIO

from tenants.applications import Refused
from tenants.commands.choose_modules import choose_modules
from tenants.terminal.status import tenant_called


def add_arguments(parser: ArgumentParser) -> None:
    """Say what `tenants modules` takes."""
    parser.add_argument("tenant", help="รหัส อปท. 8 หลัก หรือที่อยู่เว็บ")
    parser.add_argument("modules", nargs="*", help="ระบบงานที่เปิดใช้ (ไม่ระบุ: ดูอย่างเดียว)")


def run(options: dict[str, Any], out: TextIO, err: TextIO, *, at: datetime) -> int:
    """Show or change the modules; return the exit code: 0, or 2 when it was refused."""
    tenant = tenant_called(options["tenant"], err)
    if tenant is None:
        return 2
    if options["modules"]:
        try:
            choose_modules(tenant=tenant, modules=options["modules"], by=options["by"], at=at)
        except Refused as trouble:
            err.write(f"{trouble.problems['modules']}\n")
            return 2
    out.write(f"{tenant.name}: {', '.join(tenant.modules)}\n")
    return 0
