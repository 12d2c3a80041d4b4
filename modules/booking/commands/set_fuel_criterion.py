"""Set what a vehicle may use in a fiscal year (เกณฑ์การใช้สิ้นเปลืองน้ำมันเชื้อเพลิง)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.models import FuelCriterion, Vehicle
from modules.booking.typed import line, refuse, too_long
from thai.dates import bangkok_date, fiscal_year

MOST_KM = Decimal(100)
MOST_LITRES = Decimal(10_000)


@atomic()
def set_fuel_criterion(
    *,
    by: Person,
    vehicle: int,
    year: int,
    km_per_litre: Decimal,
    month_litres: Decimal,
    announced: str = "",
    at: datetime,
) -> FuelCriterion:
    """Write the criterion of a fiscal year (พ.ศ.), over the one that stood.

    Raises `Vehicle.DoesNotExist`, `PermissionDenied`, `Mistyped`.
    """
    today = bangkok_date(at)
    row = Vehicle.objects.select_related("resource").select_for_update(of=("self",)).get(pk=vehicle)
    if not manages(viewer_of(by, on=today), row.resource):
        raise PermissionDenied
    said = {
        "km_per_litre": km_per_litre,
        "month_litres": month_litres,
        "announced": line(announced),
    }
    refuse(_problems(said) | _year_problem(year, fiscal_year(today)))
    found, _made = FuelCriterion.objects.update_or_create(
        vehicle=row, fiscal_year=year, defaults={**said, "set_by": by, "set_at": at}
    )
    trail.record(
        by=by, at=at, action="booking.criterion.set", subject=found,
        year=year, km_per_litre=str(km_per_litre), month_litres=str(month_litres),
    )  # fmt: skip
    return found


def _problems(said: dict[str, Any]) -> dict[str, str]:
    problems = too_long(FuelCriterion, {"announced": said["announced"]})
    if not 0 < said["km_per_litre"] <= MOST_KM:
        problems["km_per_litre"] = _("ใส่จำนวนกิโลเมตรต่อลิตร เช่น 11.5 ไม่เกิน 100")
    if not 0 < said["month_litres"] <= MOST_LITRES:
        problems["month_litres"] = _("ใส่จำนวนลิตรต่อเดือน ไม่เกิน 10,000")
    return problems


def _year_problem(year: int, now: int) -> dict[str, str]:
    if now - 10 <= year <= now + 1:
        return {}
    return {"fiscal_year": _("ปีงบประมาณเป็น พ.ศ. ไม่เกินปีหน้า")}
