"""`tenants open`: one, or a CSV file of many."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings

from tenants.applications import Application, Refused, Taken, problems_of
from tenants.commands.open_many import open_many
from tenants.commands.open_tenant import open_tenant
from tenants.engine.cells import CellsFull
from tenants.engine.opening import OpeningFailed
from tenants.models import Preset
from tenants.modules import installed
from tenants.sheet import BadSheet, Sheet, read_sheet
from tenants.terminal.progress import Progress

OK, FAILED, REFUSED = 0, 1, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Say what `tenants open` takes."""
    parser.add_argument("--csv", type=Path, metavar="FILE", help="เปิดหลายหน่วยงานจากไฟล์ CSV")
    parser.add_argument("--dry-run", action="store_true", help="ตรวจอย่างเดียว ไม่เปิดจริง")
    parser.add_argument("--workers", type=int, default=4, help="เปิดพร้อมกันกี่แห่ง (ค่าปกติ 4)")
    parser.add_argument("--code", default="", help="รหัส อปท. 8 หลัก")
    parser.add_argument("--kind", default="", help="sao, subdistrict, town, city, pao, agency …")
    parser.add_argument("--name", default="", help="ชื่อภาษาไทย")
    parser.add_argument("--english-name", default="", help="ชื่อภาษาอังกฤษ")
    parser.add_argument("--host", default="", help="ชื่อย่อยของเว็บ เช่น bangrak")
    parser.add_argument("--province", default="", help="รหัสหรือชื่อจังหวัด")
    parser.add_argument("--district", default="", help="อำเภอ")
    parser.add_argument("--cell", default="", help="เซลล์ (ไม่ระบุ: เลือกที่ว่างที่สุด)")
    parser.add_argument("--modules", nargs="+", help="ระบบงานที่เปิดใช้ (ไม่ระบุ: ทุกระบบ)")
    parser.add_argument(
        "--preset", default="full", choices=Preset.values, help="โครงสร้างเริ่มต้น (ค่าปกติ full)"
    )


def run(options: dict[str, Any], out: TextIO, err: TextIO, *, at: datetime) -> int:
    """Open what was asked for; return the exit code: 0, 1 something failed, 2 refused."""
    if options["csv"]:
        return _run_csv(options, out, err, at)
    names = ("code", "kind", "name", "english_name", "host", "province", "district", "cell")
    application = Application(
        **{name: options[name] for name in names},
        modules=options["modules"] or installed(),
        preset=options["preset"],
    )
    if options["dry_run"]:
        return _check(application, out, err)
    try:
        tenant = open_tenant(application=application, at=at, by=options["by"])
    except Refused as trouble:
        return _refused(trouble.problems, err)
    except (OpeningFailed, CellsFull) as trouble:
        err.write(f"{trouble}\nสั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อจากที่ค้าง\n")
        return FAILED
    host = tenant.domains.get(primary=True).host
    out.write(f"เปิด {tenant.name} แล้วที่ {host} ({tenant.cell}/{tenant.schema})\n")
    return OK


def _check(application: Application, out: TextIO, err: TextIO) -> int:
    tidied = application.tidied()
    if problems := problems_of(tidied, Taken.today()):
        return _refused(problems, err)
    out.write(f"ตรวจแล้ว เปิด {tidied.name} ที่ {tidied.host}.{settings.BASE_DOMAIN} ได้\n")
    return OK


def _refused(problems: dict[str, str], err: TextIO) -> int:
    for name, text in problems.items():
        err.write(f"--{name.replace('_', '-')}: {text}\n")
    return REFUSED


def _run_csv(options: dict[str, Any], out: TextIO, err: TextIO, at: datetime) -> int:
    try:
        sheet = read_sheet(options["csv"], preset=options["preset"])
    except BadSheet as trouble:
        err.write(f"{trouble}\n")
        return REFUSED
    if sheet.problems:
        for line, name, text in sheet.problems:
            err.write(f"บรรทัด {line}: {name}: {text}\n")
        lines = len({line for line, _name, _text in sheet.problems})
        err.write(f"มี {lines} บรรทัดที่ต้องแก้ ยังไม่ได้เปิดหน่วยงานใดเลย\n")
        return REFUSED
    out.write(f"จะเปิด {len(sheet.to_open)} แห่ง (เปิดไว้แล้ว {sheet.open_already} แห่ง)\n")
    return OK if options["dry_run"] else _open_all(sheet, options, out, err, at)


def _open_all(sheet: Sheet, options: dict[str, Any], out: TextIO, err: TextIO, at: datetime) -> int:
    done, failed = 0, []
    progress = Progress(out, len(sheet.to_open))
    for application, problem in open_many(
        applications=sheet.to_open, at=at, by=options["by"], workers=options["workers"]
    ):
        if problem:
            failed.append(f"{application.code} {application.host}: {problem}\n")
        else:
            done += 1
        progress.show(done, len(failed))
    err.writelines(failed)
    out.write(f"เปิดแล้ว {done} แห่ง ไม่สำเร็จ {len(failed)} แห่ง\n")
    if failed:
        err.write("สั่งคำสั่งเดิมด้วยไฟล์เดิมอีกครั้งเพื่อทำต่อ\n")
    return FAILED if failed else OK
