"""Let a person stand in for a post by an order (รักษาราชการแทน ปฏิบัติราชการแทน รักษาการ)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Acting, ActingMode, Appointment, Person, Position
from accounts.periods import demand_period, overlapping
from audit import trail
from database.work import atomic
from thai.digits import arabic
from thai.text import tidy


class CannotAct(ValidationError):
    """No order, their own post, a closed post or disabled person, or an order that overlaps."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """The order (คำสั่ง) on which acting rests: its number, how, and its days (both included)."""

    number: str
    mode: ActingMode
    since: date
    until: date | None = None


@atomic()
def set_acting(
    *, by: Person | None, person: Person, position: Position, order: Order, at: datetime
) -> Acting:
    """Let a person sign and be asked as the holder of a post, within the days of the order.

    Raises `PermissionDenied`, or `CannotAct` or `periods.BackwardPeriod` on the field at fault.
    """
    access.demand_admin(by, at=at)
    demand_period(order.since, order.until)
    _demand_sense(person, position, order)
    acting = Acting.objects.create(
        person=person,
        position=position,
        mode=order.mode,
        order_number=arabic(tidy(order.number))[:80],
        since=order.since,
        until=order.until,
        made_by=by or person,
        made_at=at,
    )
    trail.record(
        by=by,
        at=at,
        action="accounts.acting_set",
        subject=person,
        position=position.name,
        mode=order.mode,
        order=acting.order_number,
        since=order.since.isoformat(),
        until=order.until.isoformat() if order.until else None,
    )
    return acting


def _demand_sense(person: Person, position: Position, order: Order) -> None:
    if not tidy(order.number):
        raise CannotAct({"order_number": _("กรอกเลขที่คำสั่ง เช่น 398/2569")})
    if position.closed_at is not None:
        raise CannotAct({"position": _("ตำแหน่งนี้ยุบเลิกแล้ว เลือกตำแหน่งอื่น")})
    if not person.is_active:
        raise CannotAct({"person": _("ผู้ใช้นี้ถูกระงับ เลือกคนอื่น")})
    Person.objects.select_for_update().get(pk=person.pk)  # one order of a person at a time
    days = overlapping(order.since, order.until)
    if Appointment.objects.filter(days, person=person, position=position).exists():
        raise CannotAct({"person": _("ดำรงตำแหน่งนี้เองในช่วงวันดังกล่าว ไม่ต้องมีคำสั่งให้ทำแทน")})
    if Acting.objects.filter(days, person=person, position=position, ended_at=None).exists():
        raise CannotAct({"person": _("มีคำสั่งให้ทำแทนตำแหน่งนี้ในช่วงวันดังกล่าวแล้ว")})
