"""Read the vehicle list, the drivers, and what was done to each vehicle."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from accounts.duties import Viewer
from modules.booking.access.vehicles import reads_books
from modules.booking.models import (
    Accident,
    Driver,
    FuelCriterion,
    Repair,
    Vehicle,
    VehicleClass,
)

_ORDER = [When(vehicle_class=one, then=Value(n)) for n, one in enumerate(VehicleClass)]


def vehicles_for(viewer: Viewer, *, disposed: bool = False) -> QuerySet[Vehicle]:
    """Return the vehicles in use, or those disposed of, as บัญชีรถ lists them: by class and name.

    Everybody who works here may read the list.
    """
    by_class = Case(*_ORDER, output_field=IntegerField())
    rows = Vehicle.objects.filter(disposed_on__isnull=not disposed)
    if not viewer.duties:
        rows = rows.none()
    return _told(rows).order_by(by_class, "resource__sort", "resource__name_sort", "pk")


def vehicle_for(viewer: Viewer, pk: int) -> Vehicle:
    """Return a vehicle, disposed of or not, or raise `Vehicle.DoesNotExist`."""
    rows = Vehicle.objects.all() if viewer.duties else Vehicle.objects.none()
    return _told(rows).get(pk=pk)


def drivers_for(viewer: Viewer) -> QuerySet[Driver]:
    """Return the drivers who drive still, in Thai order of names."""
    rows = Driver.objects.select_related("resource__office", "person")
    if not viewer.duties:
        rows = rows.none()
    return rows.filter(resource__retired_at=None).order_by("resource__name_sort", "pk")


def driver_for(viewer: Viewer, pk: int) -> Driver:
    """Return a driver, or raise `Driver.DoesNotExist`."""
    return drivers_for(viewer).get(pk=pk)


def repairs_of(viewer: Viewer, vehicle: Vehicle) -> QuerySet[Repair]:
    """Return the repairs of a vehicle, newest first, to who may read its books."""
    rows = Repair.objects.filter(vehicle=vehicle).order_by("-done_on", "-id")
    return rows if reads_books(viewer, vehicle.resource) else rows.none()


def accidents_of(viewer: Viewer, vehicle: Vehicle) -> QuerySet[Accident]:
    """Return the accidents of a vehicle, newest first, to who may read its books."""
    rows = Accident.objects.filter(vehicle=vehicle).order_by("-happened_at", "-id")
    return rows if reads_books(viewer, vehicle.resource) else rows.none()


def accident_for(viewer: Viewer, pk: int) -> Accident:
    """Return a report of an accident with its vehicle, or raise `Accident.DoesNotExist`."""
    rows = Accident.objects.select_related("vehicle__resource__office", "reported_by")
    found = rows.get(pk=pk)
    if not reads_books(viewer, found.vehicle.resource):
        raise Accident.DoesNotExist
    return found


def criteria_of(viewer: Viewer, vehicle: Vehicle) -> QuerySet[FuelCriterion]:
    """Return the criteria of a vehicle, the latest fiscal year first."""
    return FuelCriterion.objects.filter(vehicle=vehicle).order_by("-fiscal_year")


def _told(rows: QuerySet[Vehicle]) -> QuerySet[Vehicle]:
    return rows.select_related("resource__office", "resource__keeper", "usual_driver")
