"""Bring a vehicle back: the second half of a line of บันทึกการใช้รถ (แบบ 4)."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from files.models import StoredFile
from modules.booking.access.vehicles import driver_of, keeps_log
from modules.booking.giving import ending
from modules.booking.models import State, Trip, Vehicle
from modules.booking.path import take
from modules.booking.typed import line, refuse, too_long
from modules.booking.vehicles.odometer import moved_to
from modules.booking.vehicles.past_trip import demand_back, late_remark

LATE = "บันทึกกลับย้อนหลัง"
_SOON = timedelta(minutes=10)  # so long after it is back a return counts as written down at once


@atomic()
def end_trip(
    *,
    by: Person,
    booking: int,
    odometer: int,
    photo: StoredFile | None = None,
    remark: str = "",
    again: int | None = None,
    in_at: datetime | None = None,
    at: datetime,
) -> Trip:
    """Write down that a vehicle is back, with its reading in km; the rest of its time is freed.

    `in_at` is when it was back, where that is not now: more than ten minutes ago needs a `remark`
    why it is written so late. A reading below the one it went out with is refused, one more than
    2,000 km above it until it is typed `again`. Raises `Booking.DoesNotExist`, `PermissionDenied`,
    `WrongState`, `Mistyped`.
    """
    turn = take(by=by, booking=booking, at=at, states=(State.IN_USE,), gone=True)
    trip = Trip.objects.select_related("driver").get(booking=turn.booking)
    if not keeps_log(turn.viewer, turn.booking, driver_of(turn.booking), trip):
        raise PermissionDenied
    vehicle = Vehicle.objects.select_for_update(of=("self",)).get(pk=trip.vehicle_id)
    back = in_at or at
    demand_back(trip, back, at=at)
    late = back < at - _SOON
    trip.remark = late_remark(LATE, remark, field="remark") if late else _remark(remark)
    moved_to(vehicle, odometer, again=again)
    vehicle.odometer = odometer
    vehicle.save(update_fields=["odometer"])
    trip.in_at, trip.in_km, trip.in_by, trip.in_photo = back, odometer, by, photo
    trip.save(update_fields=["in_at", "in_km", "in_by", "in_photo", "remark"])
    facts = {"trip": str(trip), "in_at": back.isoformat(), "in_km": odometer}
    ending.end(turn, back, note=trip.remark if late else "", **facts)
    return trip


def _remark(typed: str) -> str:
    refuse(too_long(Trip, {"remark": line(typed)}))
    return line(typed)
