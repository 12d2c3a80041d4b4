"""What is asked for when a tenant is opened, and what may be wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.conf import settings

from tenants.hosts import look, problem_of_label
from tenants.models import Domain, Kind, Preset, Status, Tenant
from tenants.modules import installed, problem_of_modules
from thai.digits import arabic
from thai.provinces import PROVINCES, UnknownProvince, province
from thai.text import skeleton, tidy

KINDS = {
    **{kind.value: kind for kind in Kind},
    **{str(kind.label): kind for kind in Kind},
    "อบจ.": Kind.PAO,
    "ทน.": Kind.CITY,
    "ทม.": Kind.TOWN,
    "ทต.": Kind.SUBDISTRICT,
    "อบต.": Kind.SAO,
    "กทม.": Kind.BMA,
}
THAI_NAME = re.compile(r"(?=.*[\u0e01-\u0e2e])[\u0e01-\u0e3a\u0e40-\u0e4e0-9๐-๙ .()/-]+")
ENGLISH_NAME = re.compile(r"[A-Za-z0-9 .,()'&/-]*")


@dataclass(frozen=True, kw_only=True)
class Application:
    """What is asked for. `host` is the label before the base domain; `kind` a value or Thai word.

    `cell` empty: the cell with the fewest tenants is chosen.
    """

    code: str
    kind: str
    name: str
    host: str
    province: str
    district: str = ""
    english_name: str = ""
    cell: str = ""
    modules: Sequence[str] = field(default_factory=installed)
    preset: str = Preset.NONE

    def tidied(self) -> Self:
        """Return it as it will be stored: trimmed, Arabic digits, the host in lower case."""
        kind = tidy(self.kind)
        return replace(
            self,
            code=arabic(tidy(self.code)),
            kind=KINDS.get(kind, kind),
            name=tidy(self.name),
            english_name=tidy(self.english_name),
            host=self.host.strip().lower().removesuffix(f".{settings.BASE_DOMAIN}"),
            province=_province_code(arabic(tidy(self.province))),
            district=tidy(self.district),
        )

    def in_cell(self, cell: str) -> Self:
        """Return it with its cell chosen."""
        return replace(self, cell=cell)


class Refused(Exception):
    """An application cannot be taken; `problems` names each field with what to do, in Thai."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{name}: {text}" for name, text in problems.items()))


@dataclass
class Taken:
    """Codes, hosts and names that are in use already: in the directory, or earlier in a file."""

    codes: dict[str, str] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def today(cls) -> Self:
        """Read what is in use from the control database. Hosts of closed tenants stay in use."""
        taken = cls()
        open_ones = Tenant.objects.exclude(status=Status.CLOSED)
        facts = open_ones.values_list("code", "name", "province", "district", "name_key")
        for code, name, province_code, district, key in facts:
            taken.codes[code] = name
            taken.names[province_code, district, key] = name
        for host in Domain.objects.values_list("host", flat=True):
            label = host.removesuffix(f".{settings.BASE_DOMAIN}")
            taken.looks[look(label)] = label
        return taken

    def add(self, application: Application) -> None:
        """Count one more application as taken."""
        self.codes[application.code] = application.name
        self.looks[look(application.host)] = application.host
        self.names[_name_key(application)] = application.name


def problems_of(application: Application, taken: Taken) -> dict[str, str]:
    """Return what is wrong with a tidied application: field → what to do, in Thai."""
    found = {
        "code": _problem_of_code(application.code, taken),
        "kind": "" if application.kind in Kind.values else _unknown_kind(application.kind),
        "name": _problem_of_name(application, taken),
        "english_name": _problem_of_english_name(application.english_name),
        "host": problem_of_label(application.host) or _like_another(application.host, taken),
        "province": _problem_of_province(application.province),
        "district": "" if len(application.district) <= 100 else "ชื่ออำเภอยาวเกิน 100 ตัวอักษร",
        "cell": _problem_of_cell(application.cell),
        "modules": problem_of_modules(application.modules),
        "preset": "" if application.preset in Preset.values else "เลือก full, small หรือ none",
    }
    return {name: text for name, text in found.items() if text}


def _province_code(text: str) -> str:
    """Return the code of a province that is written as its code or as its name."""
    name = text.removeprefix("จังหวัด").strip()
    return next((each.code for each in PROVINCES if each.name == name), text)


def _problem_of_code(code: str, taken: Taken) -> str:
    if not re.fullmatch("[0-9]{8}", code):
        return "รหัส อปท. ต้องเป็นตัวเลข 8 หลัก รวมเลข 0 ข้างหน้า เช่น 05660101"
    if code in taken.codes:
        return f"รหัส {code} เป็นของ{taken.codes[code]}แล้ว"
    return ""


def _unknown_kind(kind: str) -> str:
    known = ", ".join(f"{each.value} ({each.label})" for each in Kind)
    return f"ไม่รู้จักประเภท “{kind}” เลือกจาก {known}"


def _problem_of_name(application: Application, taken: Taken) -> str:
    name = application.name
    if not name:
        return "กรุณากรอกชื่อหน่วยงาน"
    if len(name) > 200:
        return "ชื่อยาวเกิน 200 ตัวอักษร"
    if not THAI_NAME.fullmatch(name):
        return "ชื่อต้องเป็นภาษาไทย ใช้อักษรไทย ตัวเลข วรรค จุด ขีด และวงเล็บเท่านั้น"
    if other := taken.names.get(_name_key(application)):
        return f"ชื่อซ้ำหรือดูเหมือนกับ “{other}” ในจังหวัดและอำเภอเดียวกัน กรุณาระบุอำเภอให้ถูกต้อง"
    return ""


def _problem_of_english_name(name: str) -> str:
    good = len(name) <= 200 and ENGLISH_NAME.fullmatch(name)
    return "" if good else "ชื่อภาษาอังกฤษใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข และเครื่องหมายพื้นฐาน ไม่เกิน 200 ตัว"


def _like_another(host: str, taken: Taken) -> str:
    other = taken.looks.get(look(host))
    if other is None:
        return ""
    if other == host:
        return f"“{host}” ถูกใช้แล้ว กรุณาใช้ชื่ออื่น เช่น เติมชื่อจังหวัด"
    return f"“{host}” ดูคล้าย “{other}” ซึ่งมีอยู่แล้ว กรุณาใช้ชื่อที่ต่างออกไป"


def _problem_of_province(code: str) -> str:
    try:
        province(code)
    except UnknownProvince:
        return f"ไม่รู้จักรหัสจังหวัด “{code}” ใช้รหัสสองหลัก เช่น 10 กรุงเทพมหานคร"
    return ""


def _problem_of_cell(cell: str) -> str:
    known = [alias for alias in settings.DATABASES if alias != "default"]
    return "" if not cell or cell in known else f"ไม่มีเซลล์ “{cell}” มีแต่ {', '.join(known)}"


def _name_key(application: Application) -> tuple[str, str, str]:
    return application.province, application.district, skeleton(application.name)
