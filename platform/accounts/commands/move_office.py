"""Move an office under another (ย้ายสังกัดหน่วยงาน)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import access
from accounts.commands.add_office import OfficeNameTaken
from accounts.models import Office, Person
from accounts.offices import lineage
from audit import trail
from database.work import atomic


class CannotStandThere(ValidationError):
    """The root was to be moved, or an office under itself or under a closed one."""


@atomic()
def move_office(*, by: Person | None, office: Office, parent: Office, at: datetime) -> Office:
    """Put an office, with all below it, under another parent.

    Raises `PermissionDenied`, `CannotStandThere` or `OfficeNameTaken` on the field at fault.
    """
    access.demand_admin(by, at=at)
    access.keep_the_door()  # two moves at once could make a ring
    office = Office.objects.get(pk=office.pk)
    if office.parent_id is None:
        raise CannotStandThere({"parent": _("องค์กรอยู่บนสุดเสมอ ย้ายไม่ได้")})
    if parent.closed_at is not None or office.pk in lineage(parent):
        raise CannotStandThere({"parent": _("เลือกสังกัดที่ยังเปิดอยู่และไม่อยู่ใต้หน่วยงานนี้เอง")})
    if parent.pk == office.parent_id:
        return office
    before, office.parent = office.parent_id, parent
    try:
        with atomic():
            office.save(update_fields=["parent"])
    except IntegrityError as clash:
        raise OfficeNameTaken({"parent": _("ในสังกัดนั้นมีหน่วยงานชื่อนี้อยู่แล้ว")}) from clash
    trail.record(
        by=by, at=at, action="accounts.office.moved", subject=office, before=before, to=parent.pk
    )
    return office
