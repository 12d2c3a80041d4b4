"""`tenants rollout`: bring every schema to this release."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any, TextIO

from tenants.commands.roll_out import AlreadyRunning, roll_out, waves
from tenants.engine.cells import cells
from tenants.engine.template import Ahead, pending_sql
from tenants.engine.versions import this_version
from tenants.models import SchemaState
from tenants.terminal.progress import Progress

OK, FAILED, REFUSED, HALTED = 0, 1, 2, 3


def add_arguments(parser: ArgumentParser) -> None:
    """Say what `tenants rollout` takes."""
    parser.add_argument("--dry-run", action="store_true", help="แสดงสิ่งที่จะทำ ไม่แก้ไขอะไร")
    parser.add_argument("--workers", type=int, default=4, help="ทำพร้อมกันกี่แห่ง (ค่าปกติ 4)")
    parser.add_argument(
        "--halt-percent", type=float, default=0.5, help="หยุดเมื่อล้มเหลวเกินร้อยละ (ค่าปกติ 0.5)"
    )


def run(options: dict[str, Any], out: TextIO, err: TextIO, *, clock: Callable[[], datetime]) -> int:
    """Roll out; return the exit code: 0 all are there, 1 some failed, 2 refused, 3 halted."""
    if options["dry_run"]:
        return _preview(out)
    shown: list[Progress] = []

    def tell(done: int, failed: int, total: int) -> None:
        if not shown:
            shown.append(Progress(out, total))
        shown[0].show(done, failed)

    try:
        outcome = roll_out(
            by=options["by"],
            at=clock(),
            clock=clock,
            workers=options["workers"],
            halt_percent=options["halt_percent"],
            tell=tell,
        )
    except (AlreadyRunning, Ahead) as trouble:
        err.write(f"{trouble}\n")
        return REFUSED
    err.writelines(f"{line}\n" for line in outcome.failed)
    if not outcome.done and not outcome.failed:
        out.write(f"ทุกหน่วยงานเป็นรุ่น {outcome.version} อยู่แล้ว\n")
        return OK
    out.write(
        f"ปรับเป็นรุ่น {outcome.version} แล้ว {outcome.done} แห่ง"
        f" ไม่สำเร็จ {len(outcome.failed)} แห่ง เหลือ {outcome.waiting} แห่ง\n"
    )
    if outcome.halted:
        err.write("หยุดเพราะล้มเหลวเกินกำหนด แก้สาเหตุแล้วสั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อ\n")
        return HALTED
    return FAILED if outcome.failed else OK


def _preview(out: TextIO) -> int:
    target = this_version()
    states = list(SchemaState.objects.exclude(version=target))
    if not states:
        out.write(f"ทุกหน่วยงานเป็นรุ่น {target} อยู่แล้ว\n")
        return OK
    for version, count in Counter(state.version for state in states).items():
        out.write(f"จากรุ่น {version} ไปรุ่น {target}: {count} แห่ง\n")
    sizes = ", ".join(str(len(wave)) for wave in waves(states))
    out.write(f"ทำเป็นรอบ: {sizes}\n")
    if pending := pending_sql(cells()[0]):
        out.write(f"-- SQL ที่จะรัน\n{pending}")
    return OK
