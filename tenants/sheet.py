"""Read applications from a CSV file: all of it is checked before anything is opened."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from tenants.applications import Application, Taken, problems_of
from tenants.commands.open_tenant import unfinished
from tenants.directory import tenant_with
from tenants.modules import installed

NEEDED = ("code", "kind", "name", "host", "province")
KNOWN = {each.name for each in fields(Application)}
HEADINGS = {
    "รหัส อปท.": "code",
    "รหัส": "code",
    "ประเภท": "kind",
    "ชื่อ": "name",
    "ชื่อภาษาอังกฤษ": "english_name",
    "ชื่อเว็บ": "host",
    "จังหวัด": "province",
    "อำเภอ": "district",
    "เซลล์": "cell",
    "ระบบงาน": "modules",
    "โครงสร้าง": "preset",
}


class BadSheet(Exception):
    """The file as a whole cannot be read; the message says in Thai what to do."""


@dataclass
class Sheet:
    """What a file asks for: what is to be opened, what is open already, and what is wrong."""

    to_open: list[Application]
    open_already: int
    problems: list[tuple[int, str, str]]  # line, field, what to do


def read_sheet(path: Path, *, preset: str) -> Sheet:
    """Read a CSV file with a line of headings, in UTF-8. Raises `BadSheet`.

    A line that was opened before, with the same code, name and host, is counted and left out, so
    that the same file may be given again.
    """
    sheet = Sheet([], 0, [])
    taken = Taken.today()
    for line, row in _rows(path):
        application = _application(row, preset).tidied()
        if tenant_with(application.code, application.host, application.name):
            sheet.open_already += 1
        elif unfinished(application):
            sheet.to_open.append(application)
        elif problems := problems_of(application, taken):
            sheet.problems += [(line, name, text) for name, text in problems.items()]
        else:
            taken.add(application)
            sheet.to_open.append(application)
    return sheet


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadSheet("ไฟล์ไม่ใช่ UTF-8: ใน Excel ให้บันทึกเป็น “CSV UTF-8”") from None
    except OSError as trouble:
        raise BadSheet(f"เปิดไฟล์ {path} ไม่ได้: {trouble.strerror}") from None
    reader = csv.reader(text.splitlines(), strict=True)
    headings = [HEADINGS.get(name.strip(), name.strip().lower()) for name in next(reader, [])]
    if missing := [name for name in NEEDED if name not in headings]:
        raise BadSheet(f"บรรทัดแรกต้องเป็นหัวคอลัมน์ ยังขาด: {', '.join(missing)}")
    if unknown := [name for name in headings if name not in KNOWN]:
        raise BadSheet(f"ไม่รู้จักหัวคอลัมน์: {', '.join(unknown)}")
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, dict(zip(headings, cells, strict=False))
    except csv.Error as trouble:
        raise BadSheet(f"บรรทัด {reader.line_num} อ่านไม่ได้: {trouble}") from None


def _application(row: dict[str, str], preset: str) -> Application:
    modules = row.get("modules", "").replace(",", " ").split()
    return Application(
        code=row.get("code", ""),
        kind=row.get("kind", ""),
        name=row.get("name", ""),
        host=row.get("host", ""),
        province=row.get("province", ""),
        district=row.get("district", ""),
        english_name=row.get("english_name", ""),
        cell=row.get("cell", "").strip(),
        modules=modules or installed(),
        preset=row.get("preset", "").strip() or preset,
    )
