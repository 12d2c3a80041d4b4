"""What vehicles did and cost, month by month: trips, km, fuel against the criterion, repairs."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F

from accounts.duties import Viewer
from database.work import connection_here
from modules.booking.access.reports import scope_of
from modules.booking.models import FuelCriterion
from modules.booking.queries.fills import FILLS, km_per_litre
from modules.booking.queries.reports_period import Period, asked
from thai.dates import fiscal_year

_MONTHS = f"""
    WITH mine AS (
        SELECT v.resource_id AS id, v.plate || ' ' || v.plate_province AS plate, r.name,
               r.sort, r.name_sort
        FROM booking_vehicle v JOIN booking_resource r ON r.id = v.resource_id
        WHERE %(everything)s OR r.keeper_id = %(person)s OR r.office_id = ANY (%(managed)s)
    ), fills AS (
{FILLS}
    ), facts (vehicle, day, trips, km, gap, litres, fuel, run, burnt, repairs, repaired) AS (
        SELECT vehicle_id, (out_at AT TIME ZONE 'Asia/Bangkok')::date, 1,
               coalesce(in_km - out_km, 0), gap_km, 0, 0, 0, 0, 0, 0
        FROM booking_trip WHERE out_at >= %(since)s AND out_at < %(until)s
        UNION ALL
        SELECT vehicle_id, ordered_on, 0, 0, 0, filled_litres, price_satang,
               coalesce(km, 0), burnt, 0, 0
        FROM fills WHERE ordered_on >= %(first)s
        UNION ALL
        SELECT vehicle_id, done_on, 0, 0, 0, 0, 0, 0, 0, 1, price_satang
        FROM booking_repair WHERE done_on BETWEEN %(first)s AND %(last)s
    )
    SELECT mine.id, mine.name, mine.plate, date_trunc('month', facts.day)::date,
           coalesce(sum(trips), 0), coalesce(sum(km), 0), coalesce(sum(gap), 0),
           coalesce(sum(litres), 0), coalesce(sum(fuel), 0), greatest(coalesce(sum(run), 0), 0),
           coalesce(sum(burnt), 0), coalesce(sum(repairs), 0), coalesce(sum(repaired), 0)
    FROM mine LEFT JOIN facts ON facts.vehicle = mine.id
    GROUP BY mine.id, mine.name, mine.plate, mine.sort, mine.name_sort, 4
    ORDER BY mine.sort, mine.name_sort, mine.id, 4
"""  # noqa: S608 - nothing in it comes from outside
_SUMS = (
    "trips", "km", "unrecorded_km", "litres", "fuel_satang", "metered_km", "metered_litres",
    "repairs", "repair_satang",
)  # fmt: skip
_TO = {name: int for name in _SUMS} | dict.fromkeys(("litres", "metered_litres"), Decimal)


@dataclass(frozen=True, kw_only=True)
class Running:
    """One vehicle in one month, or in all of a period (`month` None). Money in satang.

    `km` is by the log (แบบ 4), `unrecorded_km` what the odometer moved beside it; `metered_km`
    and `metered_litres` are from fill to fill, by which km per litre is measured.
    """

    vehicle: int
    name: str
    plate: str
    month: date | None
    trips: int = 0
    km: int = 0
    unrecorded_km: int = 0
    litres: Decimal = Decimal(0)
    fuel_satang: int = 0
    metered_km: int = 0
    metered_litres: Decimal = Decimal(0)
    repairs: int = 0
    repair_satang: int = 0
    criterion: Decimal | None = None  # km per litre

    @property
    def km_per_litre(self) -> Decimal | None:
        """Return what it did, None before two fills follow one another."""
        return km_per_litre(self.metered_km, self.metered_litres)

    @property
    def thirsty(self) -> bool:
        """Tell whether it used more than the criterion allows a litre."""
        done = self.km_per_litre
        return done is not None and self.criterion is not None and done < self.criterion

    @property
    def cost_satang(self) -> int:
        """Return what fuel and repairs cost together."""
        return self.fuel_satang + self.repair_satang


def vehicle_months(viewer: Viewer, period: Period, *, at: datetime) -> list[Running]:
    """Return each vehicle that the viewer looks after in each month in which anything was noted.

    A vehicle without anything stands there once, without a month. Two queries. Raises
    `PermissionDenied`.
    """
    with connection_here().cursor() as cursor:
        cursor.execute(_MONTHS, {**asked(scope_of(viewer), period, at), "vehicle": None})
        rows = cursor.fetchall()
    rules = FuelCriterion.objects.values_list("vehicle_id", "fiscal_year", "km_per_litre")
    criteria = {(vehicle, year): least for vehicle, year, least in rules.order_by(F("id"))}
    found = []
    for vehicle, name, plate, month, *sums in rows:
        kept: dict[str, Any] = {
            key: _TO[key](value) for key, value in zip(_SUMS, sums, strict=True)
        }
        year = fiscal_year(month or period.first)
        least = criteria.get((vehicle, year))
        row = Running(vehicle=vehicle, name=name, plate=plate, month=month, criterion=least, **kept)
        found.append(row)
    return found


def by_vehicle(months: list[Running]) -> list[Running]:
    """Return the months of each vehicle added up; the criterion is the last one's."""
    found: dict[int, Running] = {}
    for row in months:
        so_far = found.get(row.vehicle)
        sums = {
            name: getattr(row, name) + (getattr(so_far, name) if so_far else 0) for name in _SUMS
        }
        found[row.vehicle] = Running(
            vehicle=row.vehicle,
            name=row.name,
            plate=row.plate,
            month=None,
            criterion=row.criterion,
            **sums,
        )
    return list(found.values())
