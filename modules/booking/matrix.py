"""The approval matrix as it is written: its lines, what a line may say, which it makes useless."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Office, Role
from accounts.posts import HOUSE_ROLES
from modules.booking.models import ApprovalRule, Reach, Resource, ResourceKind

# Posts that may decide on what is lent; "" means that nobody needs to.
DECIDERS = (
    Role.CHIEF_EXECUTIVE,
    Role.DEPUTY_EXECUTIVE,
    Role.CLERK,
    Role.DEPUTY_CLERK,
    Role.DIVISION_DIRECTOR,
    Role.SECTION_HEAD,
    Role.SUPPLY_OFFICER,
    Role.REGISTRY_CENTRAL,
    Role.REGISTRY_DIVISION,
)
MOST = 60


class BadRules(Exception):
    """A line of the matrix cannot stand: `line` counts from 0, `field` is its part at fault."""

    def __init__(self, line: int, field: str, text: str) -> None:
        self.line, self.field = line, field
        super().__init__(text)


class RulesChanged(Exception):
    """Somebody else changed the matrix meanwhile; the text says to look again."""


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """One line: conditions (empty fits everything), then who approves. Keys, not rows."""

    kind: str = ""
    resource: int | None = None
    reach: str = ""
    over_km: int | None = None
    overnight: bool | None = None
    outsider: bool | None = None
    head_first: bool = False
    role: str = ""
    office: int | None = None

    def told(self) -> dict[str, Any]:
        """Return what the line says, without what it leaves open."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}


_CONDITIONS = ("kind", "resource", "reach", "overnight", "outsider")


def lines_now() -> list[RuleLine]:
    """Return the matrix as it stands, in its order (one query)."""
    names = RuleLine.__dataclass_fields__
    return [
        RuleLine(**{name: getattr(rule, _column(name)) for name in names})
        for rule in ApprovalRule.objects.order_by("sort")
    ]


def check_lines(lines: Sequence[RuleLine]) -> None:
    """Raise `BadRules` on the first line that cannot stand (two queries)."""
    if len(lines) > MOST:
        raise BadRules(
            MOST, "kind", _("มีได้ไม่เกิน %(most)s บรรทัด รวมบรรทัดที่เหมือนกันก่อน") % {"most": MOST}
        )
    kinds = dict(Resource.objects.filter(retired_at=None).values_list("pk", "kind"))
    offices = set(Office.objects.filter(closed_at=None).values_list("pk", flat=True))
    for n, line in enumerate(lines):
        for field, text in (*_unfit_conditions(line, kinds), *_unfit_decider(line, offices)):
            raise BadRules(n, field, text)
        if any(_same_conditions(line, other) for other in lines[:n]):
            raise BadRules(n, "kind", _("มีบรรทัดที่เงื่อนไขเหมือนกันอยู่แล้ว แก้บรรทัดเดิมแทน"))


def shadowed_by(lines: Sequence[RuleLine]) -> list[int | None]:
    """Return for each line the place of an earlier one that takes all it would fit, or None."""
    return [
        next((i for i, other in enumerate(lines[:n]) if _covers(other, line)), None)
        for n, line in enumerate(lines)
    ]


def _column(name: str) -> str:
    return f"{name}_id" if name in ("resource", "office") else name


def _unfit_conditions(line: RuleLine, kinds: dict[int, str]) -> list[tuple[str, str]]:
    wrong = []
    if line.kind and line.kind not in ResourceKind.values:
        wrong.append(("kind", _("เลือกประเภทจากรายการ")))
    if line.resource is not None and line.resource not in kinds:
        wrong.append(("resource", _("สิ่งที่เลือกเลิกใช้แล้ว เลือกใหม่")))
    elif line.resource is not None and line.kind not in ("", kinds[line.resource]):
        wrong.append(("resource", _("สิ่งที่เลือกไม่ใช่ประเภทที่ระบุ แก้ให้ตรงกัน")))
    kind = line.kind if line.resource is None else kinds.get(line.resource, line.kind)
    travels = kind in ("", ResourceKind.VEHICLE)
    for field in ("reach", "over_km", "overnight"):
        if getattr(line, field) not in ("", None) and not travels:
            wrong.append((field, _("เขตเดินทาง ระยะทาง และค้างคืน ใช้กับรถเท่านั้น")))
    if line.reach and line.reach not in Reach.values:
        wrong.append(("reach", _("เลือกเขตเดินทางจากรายการ")))
    if line.over_km is not None and not 1 <= line.over_km <= 5_000:
        wrong.append(("over_km", _("ใช้เลข 1 ถึง 5,000 กม.")))
    if line.outsider and kind not in ("", ResourceKind.ROOM, ResourceKind.EQUIPMENT):
        wrong.append(("outsider", _("ประชาชนขอใช้ได้เฉพาะห้องและอุปกรณ์")))
    return wrong


def _unfit_decider(line: RuleLine, offices: set[int]) -> list[tuple[str, str]]:
    if line.role and line.role not in DECIDERS:
        return [("role", _("เลือกผู้อนุมัติจากรายการ"))]
    if line.office is None:
        return []
    if not line.role or line.role in HOUSE_ROLES:
        return [("office", _("ตำแหน่งนี้มีหนึ่งเดียวทั้งองค์กร ไม่ต้องเลือกหน่วยงาน"))]
    if line.office not in offices:
        return [("office", _("หน่วยงานนี้ยุบแล้ว เลือกหน่วยงานอื่น"))]
    return []


def _same_conditions(line: RuleLine, other: RuleLine) -> bool:
    return line.over_km == other.over_km and all(
        getattr(line, name) == getattr(other, name) for name in _CONDITIONS
    )


def _covers(first: RuleLine, later: RuleLine) -> bool:
    """Tell whether whatever fits `later` fits `first` too, which then counts."""
    open_or_same = all(
        getattr(first, name) in ("", None, getattr(later, name)) for name in _CONDITIONS
    )
    near = first.over_km is None or (later.over_km is not None and first.over_km <= later.over_km)
    return open_or_same and near
