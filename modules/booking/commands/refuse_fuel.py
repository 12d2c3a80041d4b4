"""Refuse a fuel order, with the reason; its number stays used."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import FuelOrder
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.fuel_notices import tell_asker
from modules.booking.vehicles.fuel_turn import TURN, to_decide


@atomic()
def refuse_fuel(*, by: Person, order: int, reason: str, at: datetime) -> FuelOrder:
    """Refuse an order that waits.

    Raises `FuelOrder.DoesNotExist`, `PermissionDenied`, `OrderStopped`, `Mistyped` without reason.
    """
    row = to_decide(by=by, order=order, at=at)
    said = {"refuse_reason": line(reason)}
    refuse(missing(said, {"refuse_reason": _("เขียนเหตุผล เพื่อให้ผู้ขอทราบ")}))
    refuse(too_long(FuelOrder, said))
    row.refused_by, row.refused_at, row.refuse_reason = by, at, said["refuse_reason"]
    row.save(update_fields=["refused_by", "refused_at", "refuse_reason", *TURN])
    trail.record(
        by=by, at=at, action="booking.fuel.refused", subject=row,
        number=str(row), reason=row.refuse_reason,
    )  # fmt: skip
    tell_asker.follow(at=at, order=row.pk)
    return row
