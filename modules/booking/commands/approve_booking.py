"""Approve a booking (อนุมัติ; of vehicles คำสั่งผู้มีอำนาจสั่งใช้รถ, แบบ 3)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person, Role
from accounts.posts import duty_as
from database.work import atomic
from modules.booking import announce, asking, path
from modules.booking.giving import grant
from modules.booking.held import holding
from modules.booking.models import Booking, Resource, ResourceKind, State, StepKind
from modules.booking.path import Turn
from modules.booking.wish import BadWish

_STATES = (State.ENDORSED, State.WAITING, State.IN_USE, State.DONE)


@atomic()
def approve_booking(
    *,
    by: Person,
    booking: int,
    note: str = "",
    driver: Resource | None = None,
    vehicle: Resource | None = None,
    at: datetime,
) -> Booking:
    """Give what was asked for; of a trip perhaps another vehicle, and the driver.

    One from the queue may be given if it fits now. Of what was used first and asked for
    afterwards, only the approval is written down. Raises `PermissionDenied`, `path.WrongState`,
    `BadWish` on `vehicle` or `driver`, and `holding.Clash`: nothing is changed then.
    """
    turn = path.take(by=by, booking=booking, at=at, states=_STATES)
    found = turn.booking
    if found.state in (State.IN_USE, State.DONE):
        return _afterwards(turn, note)
    if found.state == State.WAITING:
        duty = path.may_approve(turn.viewer, found, on=turn.today)
        if duty is None:
            raise PermissionDenied
        found.waits_role, found.waits_office = duty.role, duty.office  # the step says in which
    else:
        path.demand_turn(turn)
    path.demand_not_over(turn)
    if vehicle is not None and vehicle.pk != found.resource_id:
        _change_vehicle(turn, vehicle)
    if driver is not None:
        grant.set_driver(found, driver)
    _demand_usable(found, "vehicle" if vehicle else "resource")
    grant.give(turn, note=note)
    return found


def _change_vehicle(turn: Turn, vehicle: Resource) -> None:
    booking = turn.booking
    if vehicle.kind != ResourceKind.VEHICLE or booking.resource.kind != ResourceKind.VEHICLE:
        raise BadWish("vehicle", _("เลือกรถจากรายการ"))
    seats = vehicle.capacity
    if seats is not None and booking.people > seats:
        words = _("%(name)s นั่งได้ %(seats)d คน มีผู้ไป %(people)d คน เลือกคันที่ใหญ่กว่า")
        given = {"name": vehicle.name, "seats": seats, "people": booking.people}
        raise BadWish("vehicle", words % given)
    booking.resource = vehicle
    decided = path.decider(booking, on=turn.today)
    if decided.role and duty_as(turn.viewer, Role(decided.role), decided.office) is None:
        words = _("%(name)s มีผู้อื่นเป็นผู้อนุมัติ เลือกคันที่ท่านอนุมัติได้")
        raise BadWish("vehicle", words % {"name": vehicle.name})
    booking.save(update_fields=["resource"])


def _demand_usable(booking: Booking, field: str) -> None:
    """Raise `BadWish` if the thing, or what goes with it, is closed or unfit in its time."""
    asking.demand_usable(booking.resource, booking, field)
    for each in holding.extras_of(booking):
        where = "driver" if each.kind == ResourceKind.DRIVER else "extras"
        asking.demand_usable(each, booking, where)


def _afterwards(turn: Turn, note: str) -> Booking:
    """Approve what was used before anybody could approve it (ขออนุญาตภายหลัง)."""
    booking = turn.booking
    if not booking.afterwards or booking.approved_at:
        raise path.WrongState(_("รายการจองนี้อนุมัติไปแล้ว"))
    path.demand_turn(turn)
    step = path.note_step(turn, StepKind.APPROVED_AFTERWARDS, note=note)
    booking.approved_at = turn.at
    booking.waits_role, booking.waits_office = "", None
    path.save(booking)
    announce.tell_of_step.follow(at=turn.at, step=step.pk)
    return booking
