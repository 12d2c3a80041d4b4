"""A fuel order that is locked for whoever decides on it or fills it, and what stops them."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from modules.booking.access.vehicles import approves_fuel, fuel_turn_of, may_fill
from modules.booking.models import FuelOrder
from thai.dates import bangkok_date

TURN = ("waits_role", "waits_office")  # the columns that say whose turn it is


class OrderStopped(Exception):
    """A fuel order cannot go that way; the text says in Thai why."""


def to_decide(*, by: Person, order: int, at: datetime) -> FuelOrder:
    """Return an order that waits, locked, for whoever's turn it is; it waits for nobody then.

    Raises `FuelOrder.DoesNotExist`, `PermissionDenied`, `OrderStopped`.
    """
    row = locked(order)
    today = bangkok_date(at)
    viewer = viewer_of(by, on=today)
    if row.approved_at or row.refused_at:
        if approves_fuel(viewer, row.vehicle.resource, on=today) is None:
            raise PermissionDenied
        raise OrderStopped(_("ใบสั่งจ่ายนี้พิจารณาแล้ว โหลดหน้านี้ใหม่เพื่อดูผล"))
    if fuel_turn_of(viewer, row, on=today) is None:
        raise PermissionDenied
    row.waits_role, row.waits_office = "", None
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
    """Return an order with its vehicle, locked until the transaction ends (two queries).

    Read after it is locked, as another may just have decided on it (`locks.locked`).
    """
    FuelOrder.objects.select_for_update().only("pk").get(pk=order)
    rows = FuelOrder.objects.select_related("vehicle__resource__office", "waits_office")
    return rows.get(pk=order)
