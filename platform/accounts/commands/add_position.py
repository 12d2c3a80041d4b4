"""Add a post to an office (กำหนดตำแหน่ง)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Office, Person, Position, Role
from audit import trail
from database.work import atomic
from thai.text import tidy


class UnfitPosition(ValidationError):
    """The post has no name, or its office has one of that name, or the office is closed."""


@atomic()
def add_position(
    *, by: Person | None, office: Office, name: str, role: Role, at: datetime
) -> Position:
    """Add a post, vacant. Raises `PermissionDenied`, or `UnfitPosition` on the field at fault.

    A post may be held by several people; it need not be made twice.
    """
    access.demand_admin(by, at=at)
    name = tidy(name)
    if not name:
        raise UnfitPosition({"name": _("กรอกชื่อตำแหน่งตามแผนอัตรากำลัง")})
    if office.closed_at is not None:
        raise UnfitPosition({"office": _("หน่วยงานนี้ยุบแล้ว")})
    if Position.objects.filter(office=office, name=name, closed_at=None).exists():
        raise UnfitPosition({"name": _("หน่วยงานนี้มีตำแหน่งชื่อนี้แล้ว ตำแหน่งเดียวแต่งตั้งได้หลายคน")})
    position = Position.objects.create(office=office, name=name[:200], role=role)
    trail.record(by=by, at=at, action="accounts.position.added", subject=position, name=name)
    return position
