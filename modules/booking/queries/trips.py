"""Read the log of trips, and what a driver has before them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.access.vehicles import (
    driver_of,
    driver_row,
    keeps_log,
    may_rescue,
    reads_books,
)
from modules.booking.models import Booking, Extra, Resource, ResourceKind, State, Trip, Vehicle
from modules.booking.queries.bookings import bookings_visible_to
from thai.dates import BANGKOK

ON_THE_WAY = (State.APPROVED, State.IN_USE)


@dataclass(frozen=True, kw_only=True)
class Work:
    """A trip that a driver has before them, is on, or did today; its line of the log if there is.

    `booking.resource.vehicle` is read with it. `driver` tells whether one was given.
    """

    booking: Booking
    trip: Trip | None
    driver: bool

    @property
    def out(self) -> bool:
        """Tell whether the vehicle is out now."""
        return self.trip is not None and self.trip.in_at is None


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The sums of a part of a log, in km: driven with a record, moved without one."""

    trips: int
    km: int
    gap_km: int


def work_of(viewer: Viewer, *, on: date) -> list[Work]:
    """Return a driver's trips of a day and the next, those still out first (three queries).

    Of who is no driver: the trips on which they may drive themselves.
    """
    driver = driver_row(viewer)
    # Two lists, each by an index, where one condition over both would look at every booking.
    mine = Booking.objects.filter(self_drive=True, asked_by=viewer.person).values("pk")
    if driver is not None:
        given = Extra.objects.filter(resource=driver.resource_id)
        mine = mine.union(given.values("booking"))
    begins = _midnight(on)
    soon = Q(during__overlap=(begins, begins + timedelta(days=2)))
    shown = Q(state=State.IN_USE) | (soon & Q(state=State.APPROVED)) | _done_on(begins)
    rows = Booking.objects.filter(shown, pk__in=mine, resource__kind=ResourceKind.VEHICLE)
    rows = rows.select_related("resource__vehicle", "resource__office", "asked_by", "office")
    found = [
        Work(booking=row, trip=getattr(row, "trip", None), driver=driver is not None)
        for row in rows.select_related("trip__driver")
    ]
    return sorted(found, key=lambda work: (not work.out, work.booking.starts, work.booking.pk))


def work_for(viewer: Viewer, pk: int) -> Work | None:
    """Return a trip to whoever may take it out or bring it back, None to all others.

    Raises `Booking.DoesNotExist` for what is no trip.
    """
    rows = bookings_visible_to(viewer).filter(resource__kind=ResourceKind.VEHICLE)
    rows = rows.select_related("resource__vehicle", "resource__office", "asked_by", "office")
    booking = rows.select_related("trip__driver").get(pk=pk)
    driver, trip = driver_of(booking), getattr(booking, "trip", None)
    if not keeps_log(viewer, booking, driver, trip):
        return None
    return Work(booking=booking, trip=trip, driver=driver is not None)


def rescue_vehicles(viewer: Viewer) -> list[Vehicle]:
    """Return the rescue vehicles at home with which a viewer may go out at once."""
    rows = Vehicle.objects.filter(rescue=True, disposed_on=None, resource__retired_at=None)
    rows = rows.exclude(trips__in_at=None, trips__isnull=False)
    found = rows.select_related("resource__office").order_by("resource__name_sort", "pk")
    return [row for row in found if may_rescue(viewer, row)]


def trips_of(viewer: Viewer, vehicle: Vehicle, first: date, last: date) -> QuerySet[Trip]:
    """Return a vehicle's trips that went out from one Bangkok day to another, as they went out.

    One that was written down afterwards stands where its time is, with the number it got then.
    """
    rows = Trip.objects.filter(vehicle=vehicle, out_at__gte=_midnight(first))
    rows = rows.filter(out_at__lt=_midnight(last + timedelta(days=1)))
    rows = rows.select_related("booking__asked_by", "booking__office", "booking__resource")
    rows = rows.select_related(
        "booking__waits_office", "out_photo", "in_photo", "vehicle__resource"
    )
    return rows.prefetch_related("booking__steps").order_by("out_at", "pk")


def trip_for(viewer: Viewer, pk: int) -> Trip:
    """Return a trip with its photos to who may read the vehicle's books.

    Raises `Trip.DoesNotExist`.
    """
    rows = Trip.objects.select_related("vehicle__resource", "out_photo", "in_photo")
    found = rows.get(pk=pk)
    if not reads_books(viewer, found.vehicle.resource):
        raise Trip.DoesNotExist
    return found


def destination_for(viewer: Viewer, trip: Trip, *, reads: bool) -> str:
    """Return where a trip went, as far as it is told to a viewer.

    `reads` says whether they read the vehicle's books (`access.vehicles.reads_books`), which hold
    private trips too.
    """
    if reads or access.knows(viewer, trip.booking):
        return trip.booking.destination
    return _("ไม่เปิดเผย")


def remark_for(viewer: Viewer, trip: Trip, *, reads: bool) -> str:
    """Return what was remarked of a trip, as far as it is told, like its destination."""
    return trip.remark if reads or access.knows(viewer, trip.booking) else ""


def totals_of(rows: QuerySet[Trip]) -> Totals:
    """Return the sums of some trips (one query)."""
    sums = rows.order_by().aggregate(
        trips=Count("pk"), km=Sum(F("in_km") - F("out_km")), gap_km=Sum("gap_km")
    )
    return Totals(trips=sums["trips"], km=sums["km"] or 0, gap_km=sums["gap_km"] or 0)


def open_trip_of(vehicle: int) -> Trip | None:
    """Return the trip on which a vehicle is out now, or None."""
    return Trip.objects.select_related("booking").filter(vehicle=vehicle, in_at=None).first()


def out_now(resources: list[Resource]) -> dict[int, Trip]:
    """Return for each vehicle that is out the trip it is on (one query)."""
    rows = Trip.objects.filter(vehicle__in=[one.pk for one in resources], in_at=None)
    return {row.vehicle_id: row for row in rows}


def _done_on(begins: datetime) -> Q:
    ends = begins + timedelta(days=1)
    return Q(state=State.DONE, trip__in_at__gte=begins, trip__in_at__lt=ends)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=BANGKOK)
