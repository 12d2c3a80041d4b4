"""Write who approves what (กำหนดผู้อนุมัติ)."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit import trail
from database.work import atomic
from modules.booking import access
from modules.booking.matrix import RuleLine, RulesChanged, check_lines, lines_now
from modules.booking.models import ApprovalRule
from thai.dates import bangkok_date


@atomic()
def set_rules(
    *, by: Person, seen: Sequence[RuleLine], lines: Sequence[RuleLine], at: datetime
) -> list[ApprovalRule]:
    """Write the whole matrix anew, if it still is as the actor saw it; the first fit counts.

    Bookings that wait already go on to whom they wait for. Raises `PermissionDenied`,
    `RulesChanged`, `BadRules` on the first line at fault.
    """
    if not access.sets_rules(viewer_of(by, on=bangkok_date(at))):
        raise PermissionDenied(_("เฉพาะปลัดและผู้ดูแลระบบของหน่วยงานจึงกำหนดผู้อนุมัติได้"))
    root = Office.objects.select_for_update(no_key=True).get(parent=None)  # one writer at a time
    before = lines_now()
    if list(seen) != before:
        raise RulesChanged(_("มีผู้แก้ไขผู้อนุมัติไปก่อนแล้ว ดูรายการล่าสุดแล้วทำใหม่อีกครั้ง"))
    check_lines(lines)
    if list(lines) == before:
        return list(ApprovalRule.objects.order_by("sort"))
    ApprovalRule.objects.all().delete()
    rules = ApprovalRule.objects.bulk_create(_row(line, n) for n, line in enumerate(lines, 1))
    trail.record(
        by=by, at=at, action="booking.rules.set", subject=root,
        before=[line.told() for line in before], after=[line.told() for line in lines],
    )  # fmt: skip
    return rules


def _row(line: RuleLine, place: int) -> ApprovalRule:
    return ApprovalRule(
        sort=place * 10,
        kind=line.kind,
        resource_id=line.resource,
        reach=line.reach,
        over_km=line.over_km,
        overnight=line.overnight,
        outsider=line.outsider,
        head_first=line.head_first,
        role=line.role,
        office_id=line.office,
    )
