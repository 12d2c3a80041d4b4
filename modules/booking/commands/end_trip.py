"""Bring a vehicle back: the second half of a line of บันทึกการใช้รถ (แบบ 4)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from accounts.models import Person
from database.work import atomic
from files.models import StoredFile
from modules.booking import path
from modules.booking.access.vehicles import driver_of, drove, may_drive
from modules.booking.held import holding
from modules.booking.later import freed
from modules.booking.models import State, StepKind, Trip, Vehicle
from modules.booking.path import Turn, note_step, take
from modules.booking.typed import line, refuse, too_long
from modules.booking.vehicles.odometer import moved_to


@atomic()
def end_trip(
    *,
    by: Person,
    booking: int,
    odometer: int,
    photo: StoredFile | None = None,
    remark: str = "",
    again: int | None = None,
    at: datetime,
) -> Trip:
    """Write down that a vehicle is back, with its reading in km; the rest of its time is freed.

    A reading below the one it went out with is refused, one more than 2,000 km above it until it
    is typed `again`. Raises `Booking.DoesNotExist`, `PermissionDenied`, `WrongState`, `Mistyped`.
    """
    turn = take(by=by, booking=booking, at=at, states=(State.IN_USE,), gone=True)
    trip = Trip.objects.select_related("driver").get(booking=turn.booking)
    given = driver_of(turn.booking)
    if not (drove(turn.viewer, trip) or may_drive(turn.viewer, turn.booking, given)):
        raise PermissionDenied
    vehicle = Vehicle.objects.select_for_update(of=("self",)).get(pk=trip.vehicle_id)
    refuse(too_long(Trip, {"remark": line(remark)}))
    moved_to(vehicle, odometer, again=again)
    vehicle.odometer = odometer
    vehicle.save(update_fields=["odometer"])
    trip.in_at, trip.in_km, trip.in_by, trip.in_photo = at, odometer, by, photo
    trip.remark = line(remark)
    trip.save(update_fields=["in_at", "in_km", "in_by", "in_photo", "remark"])
    planned = _end(turn)
    note_step(turn, StepKind.CHECKED_OUT, trip=str(trip), in_km=odometer, planned_end=planned)
    return trip


def _end(turn: Turn) -> str:
    """End the booking, on the calendar too, and free the rest; return until when it was given."""
    booking, at, planned = turn.booking, turn.at, turn.booking.during
    holding.cut(booking, at)
    if booking.starts < at < booking.ends:
        booking.during = DateTimeTZRange(booking.starts, at)
        booking.save(update_fields=["during"])
    if at < planned.upper:
        freed(booking, DateTimeTZRange(max(at, planned.lower), planned.upper), at=at)
    booking.state = State.DONE
    path.save(booking)
    return str(planned.upper.isoformat())
