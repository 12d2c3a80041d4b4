"""Take a booked vehicle out: the first half of a line of บันทึกการใช้รถ (แบบ 4)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from files.models import StoredFile
from modules.booking.access.vehicles import driver_of, may_drive
from modules.booking.models import Driver, ResourceKind, State, StepKind, Trip, Vehicle
from modules.booking.path import Turn, WrongState, note_step, take
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.trip_log import (
    EARLY,
    Reading,
    demand_valid,
    driver_at_home,
    vehicle_at_home,
    write_out,
)
from thai.dates import screen_moment


@atomic()
def start_trip(
    *,
    by: Person,
    booking: int,
    odometer: int,
    photo: StoredFile | None = None,
    driver_name: str = "",
    again: int | None = None,
    at: datetime,
) -> Trip:
    """Write down that a vehicle goes out, with its reading in km; `gap_km` is unrecorded use.

    `again` is the same reading typed twice, asked for after a jump; `driver_name` counts only when
    no driver was given. Raises `Booking.DoesNotExist`, `PermissionDenied`, `WrongState` and
    `Mistyped`.
    """
    turn = take(by=by, booking=booking, at=at, states=(State.APPROVED,))
    driver = driver_of(turn.booking)
    if not may_drive(turn.viewer, turn.booking, driver):
        raise PermissionDenied
    vehicle = _ready(turn, driver)
    name = "" if driver else _name(turn, driver_name)
    reading = Reading(km=odometer, again=again, photo=photo)
    trip = write_out(turn.booking, vehicle, reading, by=by, driver=driver, driver_name=name, at=at)
    turn.booking.state = State.IN_USE
    turn.booking.save(update_fields=["state"])
    note_step(turn, StepKind.CHECKED_IN, trip=str(trip), out_km=odometer, gap_km=trip.gap_km)
    return trip


def _ready(turn: Turn, driver: Driver | None) -> Vehicle:
    """Return the vehicle, locked, once nothing keeps it and its driver. Raises `WrongState`."""
    _demand_time(turn)
    vehicle = vehicle_at_home(turn.booking.resource_id)
    driver_at_home(driver)
    resources = [turn.booking.resource, *([driver.resource] if driver else [])]
    demand_valid(resources, on=turn.today)
    return vehicle


def _demand_time(turn: Turn) -> None:
    """Raise `WrongState` for what is no vehicle, too early, or over already."""
    booking = turn.booking
    if booking.resource.kind != ResourceKind.VEHICLE:
        raise WrongState(_("รายการนี้ไม่ใช่การใช้รถ"))
    if turn.at < booking.starts - EARLY:
        words = _("ยังไม่ถึงเวลาออกรถ (%(when)s) ออกก่อนได้ไม่เกินหนึ่งชั่วโมง ถ้าต้องออกก่อนนั้น ให้เลื่อนเวลาจอง")
        raise WrongState(words % {"when": screen_moment(booking.starts)})
    if turn.at >= booking.ends:
        raise WrongState(_("เลยเวลาที่จองแล้ว เลื่อนเวลาจองก่อน แล้วบันทึกออกรถ"))


def _name(turn: Turn, typed: str) -> str:
    """Return who drives where no driver was given. Raises `Mistyped` when nobody is named."""
    asker = turn.booking.asked_by
    name = line(typed)
    if not name and turn.booking.self_drive and asker is not None:
        name = asker.full_name
    named = {"driver_name": name}
    refuse(missing(named, {"driver_name": _("ใส่ชื่อผู้ขับรถ")}) | too_long(Trip, named))
    return name
