"""What vehicles use: fuel orders, the month's ceiling, and km per litre against the criterion."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import DecimalField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from accounts.duties import Viewer
from modules.booking.access import managed_by
from modules.booking.access.vehicles import driver_row, may_read_fuel
from modules.booking.models import Fuel, FuelCriterion, FuelOrder, Vehicle
from modules.booking.queries.fills import burnt, km_per_litre
from modules.booking.queries.vehicles import vehicles_for
from thai.dates import fiscal_year

NOTHING = Decimal(0)
_LITRES = DecimalField(max_digits=9, decimal_places=2)


@dataclass(frozen=True, kw_only=True)
class Month:
    """One vehicle in one calendar month. `km` is by odometer from fill to fill, gaps included.

    `ordered` are the litres that count against the ceiling: filled, or given and not filled yet.
    """

    first: date
    ordered: Decimal
    filled: Decimal
    price_satang: int
    km: int
    litres_for_km: Decimal
    criterion: FuelCriterion | None

    @property
    def km_per_litre(self) -> Decimal | None:
        """Return what it did, None before two fills follow one another."""
        return km_per_litre(self.km, self.litres_for_km)

    @property
    def left(self) -> Decimal | None:
        """Return the litres the month still has, None without a criterion; negative when over."""
        return None if self.criterion is None else self.criterion.month_litres - self.ordered

    @property
    def thirsty(self) -> bool:
        """Tell whether it used more than the criterion allows a litre."""
        if self.criterion is None or self.km_per_litre is None:
            return False
        return self.km_per_litre < self.criterion.km_per_litre


def fuel_orders_visible_to(viewer: Viewer) -> QuerySet[FuelOrder]:
    """Return the fuel orders a viewer may read, newest first.

    All of them to who looks after vehicles, drives, approves or checks; others their own.
    """
    rows = FuelOrder.objects.select_related(
        "vehicle__resource__office", "vehicle__resource__keeper"
    )
    rows = rows.select_related("asked_by", "approved_by", "refused_by", "waits_office")
    if not may_read_fuel(viewer):
        rows = rows.filter(asked_by=viewer.person)
    return rows.order_by("-year", "-number")


def fuel_orders_in(
    rows: QuerySet[FuelOrder], state: str, *, before: int = 0
) -> QuerySet[FuelOrder]:
    """Return the orders of a state (waiting approved filled refused, else all), after a page.

    `before` is the key of the last order of the page before, 0 for the first page.
    """
    states = {
        "waiting": Q(approved_at=None, refused_at=None),
        "approved": Q(approved_at__isnull=False, filled_at=None),
        "filled": Q(filled_at__isnull=False),
        "refused": Q(refused_at__isnull=False),
    }
    rows = rows.filter(states.get(state, Q())).order_by("-pk")
    return rows.filter(pk__lt=before) if before else rows


def vehicles_to_fuel(viewer: Viewer) -> list[Vehicle]:
    """Return the vehicles for which a viewer may order fuel: a driver all, a keeper their own."""
    rows = vehicles_for(viewer).exclude(fuel=Fuel.ELECTRIC)
    if driver_row(viewer) is None:
        rows = rows.filter(managed_by(viewer, "resource__"))
    return list(rows)


def criterion_of(vehicle: int, day: date) -> FuelCriterion | None:
    """Return the criterion of a vehicle in the fiscal year of a day, if one was announced."""
    return FuelCriterion.objects.filter(vehicle=vehicle, fiscal_year=fiscal_year(day)).first()


def ordered_in_month(vehicle: int, day: date, *, but: int = 0) -> Decimal:
    """Return the litres of a calendar month that count: what was filled, else what was ordered."""
    rows = _of_month(vehicle, day).filter(refused_at=None).exclude(pk=but)
    counted = Coalesce("filled_litres", "litres", output_field=_LITRES)
    total: Decimal | None = rows.aggregate(total=Sum(counted))["total"]
    return total or NOTHING


def month_of(vehicle: int, day: date) -> Month:
    """Return how a vehicle did in the calendar month of a day (four queries)."""
    rows = list(_of_month(vehicle, day).filter(filled_at__isnull=False))
    first, last = day.replace(day=1), end_of_month(day) - timedelta(days=1)
    km, litres = burnt(vehicle, first, last)
    return Month(
        first=first,
        ordered=ordered_in_month(vehicle, day),
        filled=sum((row.filled_litres or NOTHING for row in rows), NOTHING),
        price_satang=sum(row.price_satang or 0 for row in rows),
        km=km,
        litres_for_km=litres,
        criterion=criterion_of(vehicle, day),
    )


def months_of(vehicle: int, last: date, *, count: int = 6) -> list[Month]:
    """Return a vehicle's last months, the newest first."""
    months, first = [], last.replace(day=1)
    for _n in range(count):
        months.append(month_of(vehicle, first))
        first = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    return months


def end_of_month(day: date) -> date:
    """Return the first day after the month of a day."""
    return date(day.year + (day.month == 12), day.month % 12 + 1, 1)


def _of_month(vehicle: int, day: date) -> QuerySet[FuelOrder]:
    within = Q(ordered_on__gte=day.replace(day=1), ordered_on__lt=end_of_month(day))
    return FuelOrder.objects.filter(within, vehicle=vehicle)
