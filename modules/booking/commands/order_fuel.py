"""Ask for fuel for a vehicle (ใบสั่งจ่ายน้ำมัน); above the month's ceiling, with a reason."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access.vehicles import fuel_decider, may_order_fuel
from modules.booking.models import Fuel, FuelOrder, Trip, Vehicle
from modules.booking.queries.fuel import criterion_of, ordered_in_month
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.fuel_notices import tell_approvers
from modules.booking.vehicles.odometer import FARTHEST_KM, GREATEST_KM
from numbering.draw import draw
from thai.dates import bangkok_date, be_year

BOOK = "booking.fuel"  # one running number of the house, by พ.ศ.
MOST_LITRES = Decimal(1_000)


@dataclass(frozen=True, kw_only=True)
class FuelWish:
    """What is asked for: litres to two places, the reading in km; `trip` it is for, if one is."""

    station: str
    litres: Decimal
    odometer: int
    fuel: Fuel | None = None
    trip: int | None = None
    over_reason: str = ""


@atomic()
def order_fuel(*, by: Person, vehicle: int, wish: FuelWish, at: datetime) -> FuelOrder:
    """Write an order under the next number of the year; it waits for the vehicle's approver.

    Raises `Vehicle.DoesNotExist`, `PermissionDenied`, and `Mistyped`: for more than the month
    still has, `over_reason` is asked for with the numbers.
    """
    day = bangkok_date(at)
    row = _locked(vehicle)
    if not may_order_fuel(viewer_of(by, on=day), row.resource):
        raise PermissionDenied
    kept = replace(wish, station=line(wish.station), over_reason=line(wish.over_reason))
    refuse(_problems(row, kept) or _over(row, kept, day))
    decided = fuel_decider(row.resource, on=day)
    order = FuelOrder.objects.create(
        vehicle=row,
        year=be_year(day),
        number=draw(key=BOOK, year=be_year(day)),
        trip_id=kept.trip,
        ordered_on=day,
        station=kept.station,
        fuel=kept.fuel or row.fuel,
        litres=kept.litres,
        odometer=kept.odometer,
        over_reason=kept.over_reason,
        asked_by=by,
        asked_at=at,
        waits_role=decided.role,
        waits_office=decided.office,
    )
    trail.record(
        by=by, at=at, action="booking.fuel.ordered", subject=order,
        number=str(order), litres=str(order.litres),
    )  # fmt: skip
    tell_approvers.follow(at=at, order=order.pk)
    return order


def _locked(vehicle: int) -> Vehicle:
    """Return a vehicle in use, locked so that two orders do not share what a month still has."""
    rows = Vehicle.objects.select_related("resource__office")
    return rows.select_for_update(of=("self",)).get(pk=vehicle, resource__retired_at=None)


def _problems(row: Vehicle, wish: FuelWish) -> dict[str, str]:
    texts = {"station": wish.station, "over_reason": wish.over_reason}
    problems = missing({"station": wish.station}, {"station": _("ใส่ชื่อปั๊มหรือร้านค้าที่จะเติม")})
    problems |= too_long(FuelOrder, texts)
    if not 0 < wish.litres <= MOST_LITRES or wish.litres != round(wish.litres, 2):
        problems["litres"] = _("จำนวนลิตรเป็น 0.01 ถึง 1,000 ทศนิยมไม่เกินสองตำแหน่ง")
    if wish.odometer < row.odometer:
        words = _("เลขไมล์ต่ำกว่าครั้งก่อน ครั้งก่อนบันทึกไว้ %(last)s กม. ดูเลขที่หน้าปัดแล้วพิมพ์ใหม่")
        problems["odometer"] = words % {"last": f"{row.odometer:,}"}
    elif wish.odometer > GREATEST_KM:
        problems["odometer"] = _("เลขไมล์เป็นจำนวนเต็ม ไม่เกิน 7 หลัก")
    elif row.odometer and wish.odometer - row.odometer > FARTHEST_KM:
        problems["odometer"] = _("เลขไมล์มากกว่าครั้งก่อนเกิน 2,000 กม. ตรวจเลขอีกครั้ง")
    if wish.fuel is not None and wish.fuel not in Fuel.values:
        problems["fuel"] = _("เลือกจากรายการที่มีให้")
    if wish.trip and not Trip.objects.filter(pk=wish.trip, vehicle=row).exists():
        problems["trip"] = _("เลือกเที่ยวของรถคันนี้")
    return problems


def _over(row: Vehicle, wish: FuelWish, day: date) -> dict[str, str]:
    """Return what to say when the month's ceiling is passed without a reason."""
    criterion = criterion_of(row.pk, day)
    if criterion is None or wish.over_reason:
        return {}
    used = ordered_in_month(row.pk, day)
    if used + wish.litres <= criterion.month_litres:
        return {}
    words = _("เดือนนี้เบิกแล้ว %(used)s ลิตร เกณฑ์ไม่เกิน %(most)s ลิตร ใส่เหตุที่ต้องเบิกเกินเกณฑ์")
    numbers = {"used": f"{used:,.2f}", "most": f"{criterion.month_litres:,.2f}"}
    return {"over_reason": words % numbers}
