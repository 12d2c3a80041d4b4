"""A fuel order that is locked for whoever decides on it or fills it, and what stops them."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from modules.booking.access.vehicles import approves_fuel, may_fill
from modules.booking.models import FuelOrder
from thai.dates import bangkok_date


class OrderStopped(Exception):
    """A fuel order cannot go that way; the text says in Thai why."""


def to_decide(*, by: Person, order: int, at: datetime) -> FuelOrder:
    """Return an order that waits, locked, for the approver of its vehicle.

    Raises `FuelOrder.DoesNotExist`, `PermissionDenied`, `OrderStopped`.
    """
    row = locked(order)
    today = bangkok_date(at)
    if approves_fuel(viewer_of(by, on=today), row.vehicle.resource, on=today) is None:
        raise PermissionDenied
    if row.approved_at or row.refused_at:
        raise OrderStopped(_("ใบสั่งจ่ายนี้พิจารณาแล้ว โหลดหน้านี้ใหม่เพื่อดูผล"))
    return row


def to_fill(*, by: Person, order: int, at: datetime) -> FuelOrder:
    """Return an approved order, locked, for who asked for it or looks after the vehicle.

    Raises `FuelOrder.DoesNotExist`, `PermissionDenied`, `OrderStopped`.
    """
    row = locked(order)
    if not may_fill(viewer_of(by, on=bangkok_date(at)), row):
        raise PermissionDenied
    if row.approved_at is None:
        raise OrderStopped(_("ใบสั่งจ่ายนี้ยังไม่ได้รับอนุมัติ จึงยังบันทึกการเติมไม่ได้"))
    if row.filled_at:
        raise OrderStopped(_("ใบสั่งจ่ายนี้บันทึกการเติมแล้ว"))
    return row


def locked(order: int) -> FuelOrder:
    """Return an order with its vehicle, locked until the transaction ends."""
    rows = FuelOrder.objects.select_related("vehicle__resource__office")
    return rows.select_for_update(of=("self",)).get(pk=order)
