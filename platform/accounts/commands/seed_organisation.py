"""Set up the usual offices and posts of a kind of organisation (วางโครงสร้างเริ่มต้น)."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Office, OfficeKind, Person, Position
from accounts.presets import PlannedOffice, executives, planned_offices
from audit import trail
from database.work import atomic
from thai.digits import arabic
from thai.text import tidy

_CODE_OF_LOCAL_GOVERNMENT = re.compile(r"(?P<stem>[ก-ฮ]{2,3} ?[0-9]{3})00")


class AlreadySetUp(Exception):
    """The organisation has offices; they are changed one by one."""


@atomic()
def seed_organisation(
    *,
    by: Person | None,
    kind: str,
    name: str,
    code: str = "",
    small: bool = False,
    at: datetime,
) -> Office:
    """Make and return the root office of a town, its offices and their posts, all vacant.

    `kind` is one of sao, subdistrict, town, city, pao, pattaya, bma, agency; `small` leaves what
    none can do without. A `code` such as `พจ 72100` gives the offices พจ 72101, 72102 …; another is
    the root's alone. Raises `PermissionDenied`, `AlreadySetUp`, or `KeyError` for another kind.
    """
    access.demand_admin(by, at=at)
    root, _made = Office.objects.get_or_create(
        parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": tidy(name)}
    )
    if Office.objects.filter(parent=root).exists():
        raise AlreadySetUp(_("วางโครงสร้างหน่วยงานไว้แล้ว แก้ไขทีละหน่วยงานได้ที่หน้าหน่วยงาน"))
    root.name, root.code = tidy(name), arabic(tidy(code))
    root.save(update_fields=["name", "code"])
    planned = planned_offices(kind, small=small)
    offices = Office.objects.bulk_create(
        _office(root, plan, place) for place, plan in enumerate(planned, start=1)
    )
    posts = [(root, executives(kind, small=small))]
    posts += [(office, plan.posts) for office, plan in zip(offices, planned, strict=True)]
    Position.objects.bulk_create(
        Position(office=office, name=post, role=role) for office, own in posts for post, role in own
    )
    trail.record(
        by=by, at=at, action="accounts.organisation_seeded", subject=root, kind=kind, small=small
    )
    return root


def _office(root: Office, plan: PlannedOffice, place: int) -> Office:
    pattern = _CODE_OF_LOCAL_GOVERNMENT.fullmatch(root.code)
    return Office(
        parent=root,
        kind=plan.kind,
        name=plan.name,
        code=f"{pattern['stem']}{place:02}" if pattern else "",
        sort=place * 10,
    )
