"""Note what was filled and paid on a fuel order, by the bill."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import FuelOrder
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.fuel_turn import to_fill

MOST_SATANG = 100_000_00  # a hundred thousand baht in one fill is a slip of the hand


@atomic()
def record_fill(
    *, by: Person, order: int, litres: Decimal, price_satang: int, bill: str, at: datetime
) -> FuelOrder:
    """Write litres (at most what was ordered), money in satang and the bill's number.

    Raises `FuelOrder.DoesNotExist`, `PermissionDenied`, `OrderStopped`, `Mistyped`.
    """
    row = to_fill(by=by, order=order, at=at)
    told = {"bill": line(bill)}
    problems = missing(told, {"bill": _("ใส่เลขที่ใบเสร็จหรือใบส่งของ")}) | too_long(FuelOrder, told)
    if not 0 < litres <= row.litres or litres != round(litres, 2):
        words = _("จำนวนลิตรต้องไม่เกินที่สั่งจ่าย (%(most)s ลิตร) ทศนิยมไม่เกินสองตำแหน่ง")
        problems["filled_litres"] = words % {"most": f"{row.litres:,.2f}"}
    if not 0 < price_satang <= MOST_SATANG:
        problems["price_satang"] = _("ใส่จำนวนเงินตามใบเสร็จ ไม่เกิน 100,000 บาท")
    refuse(problems)
    row.filled_at, row.filled_litres = at, litres
    row.price_satang, row.bill = price_satang, told["bill"]
    row.save(update_fields=["filled_at", "filled_litres", "price_satang", "bill"])
    trail.record(
        by=by, at=at, action="booking.fuel.filled", subject=row,
        number=str(row), litres=str(litres), price_satang=price_satang,
    )  # fmt: skip
    return row
