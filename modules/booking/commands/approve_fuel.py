"""Approve a fuel order (ผู้มีอำนาจสั่งใช้รถ)."""

from datetime import datetime

from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import FuelOrder
from modules.booking.vehicles.fuel_notices import tell_asker
from modules.booking.vehicles.fuel_turn import TURN, to_decide


@atomic()
def approve_fuel(*, by: Person, order: int, at: datetime) -> FuelOrder:
    """Approve an order that waits.

    Raises `FuelOrder.DoesNotExist`, `PermissionDenied`, `OrderStopped`.
    """
    row = to_decide(by=by, order=order, at=at)
    row.approved_by, row.approved_at = by, at
    row.save(update_fields=["approved_by", "approved_at", *TURN])
    trail.record(by=by, at=at, action="booking.fuel.approved", subject=row, number=str(row))
    tell_asker.follow(at=at, order=row.pk)
    return row
