"""What is true of every office, whoever writes it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Office, OfficeKind
from thai.digits import arabic

# Letters of a province or ministry, then a number with points (domain 1.4); kept as typed.
CODE = re.compile(r"[ก-ฮ]{2,3}\s?[0-9]{4,6}(\.[0-9]{1,2}){0,2}")


class UnfitOffice(ValidationError):
    """What was typed of an office cannot stand."""


def check_office(office: Office) -> None:
    """Write the code in Arabic digits; raise `UnfitOffice` on each field at fault."""
    office.code = arabic(office.code)
    wrong: dict[str, str] = {}
    if not office.name:
        wrong["name"] = _("กรอกชื่อหน่วยงาน")
    if office.code and CODE.fullmatch(office.code) is None:
        wrong["code"] = _("รหัสหนังสือเป็นอักษรย่อตามด้วยเลข เช่น พจ 72101")
    if office.parent_id is not None and office.kind == OfficeKind.ORGANISATION:
        wrong["kind"] = _("มีองค์กรได้เพียงหนึ่งเดียว เลือกประเภทอื่น")
    if wrong:
        raise UnfitOffice(wrong)


def lineage(office: Office) -> list[int]:
    """Return the keys of an office and of all above it, nearest first (one query)."""
    parents = dict(Office.objects.values_list("pk", "parent_id"))
    found: list[int] = []
    key: int | None = office.pk
    while key is not None and key not in found:
        found.append(key)
        key = parents.get(key)
    return found
