"""Appoint a person to a post (แต่งตั้งให้ดำรงตำแหน่ง)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Appointment, Person, Position
from accounts.periods import demand_period, overlapping
from audit import trail
from database.work import atomic


class CannotAppoint(ValidationError):
    """The post is closed, the person disabled, or they hold it on some of these days already."""


@atomic()
def appoint(
    *,
    by: Person | None,
    person: Person,
    position: Position,
    since: date,
    until: date | None = None,
    at: datetime,
) -> Appointment:
    """Let a person hold a post from a Bangkok day to a day, both included.

    Raises `PermissionDenied`, `CannotAppoint` or `periods.BackwardPeriod` on the field at fault.
    """
    access.demand_admin(by, at=at)
    demand_period(since, until)
    if position.closed_at is not None:
        raise CannotAppoint({"position": _("ตำแหน่งนี้ยุบเลิกแล้ว เลือกตำแหน่งอื่น")})
    if not person.is_active:
        raise CannotAppoint({"position": _("ผู้ใช้นี้ถูกระงับ เปิดใช้ก่อนจึงแต่งตั้งได้")})
    Person.objects.select_for_update().get(pk=person.pk)  # one appointment of a person at a time
    held = Appointment.objects.filter(person=person, position=position)
    if held.filter(overlapping(since, until)).exists():
        raise CannotAppoint({"position": _("ดำรงตำแหน่งนี้อยู่แล้วในช่วงวันดังกล่าว")})
    post = Appointment.objects.create(person=person, position=position, since=since, until=until)
    trail.record(
        by=by,
        at=at,
        action="accounts.appointed",
        subject=person,
        position=position.name,
        since=since.isoformat(),
        until=until.isoformat() if until else None,
    )
    return post
