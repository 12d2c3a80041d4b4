"""A trip's line in the log: the vehicle and driver locked, the reading, the number of the year."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from accounts.models import Person
from files.models import StoredFile
from modules.booking.models import Booking, Driver, Resource, Trip, Vehicle
from modules.booking.path import WrongState
from modules.booking.vehicles.odometer import moved_to
from modules.booking.vehicles.validities import lapsed
from numbering.draw import draw
from thai.dates import buddhist_year, screen_date, screen_moment

EARLY = timedelta(hours=1)  # a driver may leave a little before the time that was asked for


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read off an odometer, in km; `again` is the same typed twice, after a jump."""

    km: int
    again: int | None = None
    photo: StoredFile | None = None


def trips_series(vehicle: Vehicle) -> str:
    """Return the key of a vehicle's running number of trips (numbering.draw)."""
    return f"booking.trips/{vehicle.pk}"


def vehicle_at_home(vehicle: int) -> Vehicle:
    """Return a vehicle, locked, or raise `WrongState` if it is out, naming since when.

    Raises `Vehicle.DoesNotExist`.
    """
    rows = Vehicle.objects.select_related("resource__office").select_for_update(of=("self",))
    row = rows.get(pk=vehicle)
    out = Trip.objects.filter(vehicle=row, in_at=None).first()
    if out is not None:
        words = _("รถคันนี้ออกไปตั้งแต่ %(when)s (%(driver)s ขับ) และยังไม่ได้บันทึกกลับ บันทึกกลับก่อน")
        raise WrongState(words % {"when": screen_moment(out.out_at), "driver": out.driver_name})
    return row


def driver_at_home(driver: Driver | None) -> None:
    """Lock a driver, and raise `WrongState` if they are out with a vehicle: one trip at a time."""
    if driver is None:
        return
    Driver.objects.select_for_update(of=("self",)).get(pk=driver.pk)
    out = Trip.objects.select_related("vehicle").filter(driver=driver, in_at=None).first()
    if out is not None:
        words = _("%(driver)s ขับรถ %(car)s ออกไปตั้งแต่ %(when)s และยังไม่ได้บันทึกกลับ บันทึกกลับก่อน")
        given = {"driver": out.driver_name, "car": out.vehicle, "when": screen_moment(out.out_at)}
        raise WrongState(words % given)


def demand_valid(resources: Collection[Resource], *, on: date) -> None:
    """Raise `WrongState` if the compulsory insurance, tax or a licence has lapsed on a day."""
    names = {resource.pk: resource.name for resource in resources}
    for line in lapsed(names, on=on):
        words = _("%(what)sของ %(name)s หมดอายุตั้งแต่ %(day)s ยังนำออกใช้ไม่ได้จนกว่าจะต่ออายุ")
        given = {"what": line.kind.label, "name": names[line.resource]}
        raise WrongState(words % {**given, "day": screen_date(line.expires_on)})


def write_out(
    booking: Booking,
    vehicle: Vehicle,
    reading: Reading,
    *,
    by: Person,
    driver: Driver | None,
    driver_name: str,
    at: datetime,
) -> Trip:
    """Write the line of a vehicle that goes out, and move its odometer. Raises `Mistyped`.

    `driver_name` is who drives when no driver was given.
    """
    gap = moved_to(vehicle, reading.km, again=reading.again)
    year = buddhist_year(at)
    vehicle.odometer = reading.km
    vehicle.save(update_fields=["odometer"])
    return Trip.objects.create(
        booking=booking,
        vehicle=vehicle,
        driver=driver,
        driver_name=driver.resource.name if driver else driver_name,
        year=year,
        number=draw(key=trips_series(vehicle), year=year),
        out_at=at,
        out_km=reading.km,
        out_by=by,
        out_photo=reading.photo,
        gap_km=gap,
    )
