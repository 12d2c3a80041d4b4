"""Write down afterwards a trip that nobody recorded: a line of บันทึกการใช้รถ (แบบ 4), with why."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking import path
from modules.booking.access.vehicles import driver_of, may_drive
from modules.booking.giving import grant
from modules.booking.held import holding
from modules.booking.later import freed
from modules.booking.models import Driver, Resource, ResourceKind, State, StepKind, Trip, Vehicle
from modules.booking.path import Turn, WrongState, note_step
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles import past_trip
from modules.booking.vehicles.keepers import keepers_of
from modules.booking.vehicles.past_trip import Course
from modules.booking.vehicles.trip_log import trips_series
from modules.booking.wording import span_words
from notifications.tell import tell
from numbering.draw import draw
from thai.dates import buddhist_year

LATE = "บันทึกย้อนหลัง"
_STATES = (State.APPROVED, State.NO_SHOW)
type Drove = tuple[Driver | None, str]


@atomic()
def record_trip(
    *,
    by: Person,
    booking: int,
    course: Course,
    reason: str,
    driver: Resource | None = None,
    driver_name: str = "",
    at: datetime,
) -> Trip:
    """Add the line of a trip that was made on a booking, but not recorded; the booking is done.

    It gets the next number of its year and stands in the log where its time is; km that the next
    trip had found unrecorded shrink. Who drove: `driver` of the list, else `driver_name`, else who
    was given. Raises `Booking.DoesNotExist`, `PermissionDenied` but for driver and keeper,
    `WrongState`, `Mistyped`, and `Clash` if others have the vehicle for the time.
    """
    turn = path.take(by=by, booking=booking, at=at, states=_STATES)
    given = driver_of(turn.booking)
    if not may_drive(turn.viewer, turn.booking, given):
        raise PermissionDenied
    if turn.booking.resource.kind != ResourceKind.VEHICLE:
        raise WrongState(_("รายการนี้ไม่ใช่การใช้รถ"))
    remark = past_trip.late_remark(LATE, reason, field="reason")
    drove = _who(turn, driver, driver_name, given)
    past_trip.demand_course(turn.booking, course, at=at)
    trip = _written(turn, course, drove, remark)
    _settle(turn, course, drove[0])
    _note(turn, trip)
    return trip


def _who(turn: Turn, driver: Resource | None, typed: str, given: Driver | None) -> Drove:
    """Return who drove, of the list of drivers or by name. Raises `Mistyped`."""
    booking, name = turn.booking, line(typed)
    if driver is not None:
        found = Driver.objects.select_related("resource").filter(resource=driver).first()
        if found is None:
            refuse({"driver": _("เลือกพนักงานขับรถจากรายการ")})
        return found, driver.name
    if not name and given is not None:
        return given, given.resource.name
    if not name and booking.self_drive and booking.asked_by is not None:
        name = booking.asked_by.full_name
    named = {"driver_name": name}
    refuse(missing(named, {"driver_name": _("ใส่ชื่อผู้ขับรถ")}) | too_long(Trip, named))
    return None, name


def _written(turn: Turn, course: Course, drove: Drove, remark: str) -> Trip:
    """Write the line into the log between its neighbours. Raises `Mistyped`."""
    rows = Vehicle.objects.select_for_update(of=("self",))
    vehicle = rows.get(pk=turn.booking.resource_id)
    near = past_trip.neighbours(vehicle, course.out_at)
    past_trip.demand_room(course, near)
    past_trip.demand_driver_then(drove[0], course)
    gap = past_trip.enter(vehicle, course, near)
    year = buddhist_year(course.out_at)
    return Trip.objects.create(
        booking=turn.booking,
        vehicle=vehicle,
        driver=drove[0],
        driver_name=drove[1],
        year=year,
        number=draw(key=trips_series(vehicle), year=year),
        out_at=course.out_at,
        out_km=course.out_km,
        out_by=turn.by,
        gap_km=gap,
        in_at=course.in_at,
        in_km=course.in_km,
        in_by=turn.by,
        remark=remark,
    )


def _settle(turn: Turn, course: Course, driver: Driver | None) -> None:
    """Let the booking be done, with who drove, holding the time that was used. Raises `Clash`."""
    booking, planned = turn.booking, turn.booking.during
    others = [each for each in holding.extras_of(booking) if each.kind != ResourceKind.DRIVER]
    extras = [*others, *([driver.resource] if driver else [])]
    holding.lock([booking.resource, *extras], booking)
    holding.release(booking)
    grant.put_extras(booking, extras)
    if planned.lower < course.in_at:
        booking.during = DateTimeTZRange(planned.lower, min(planned.upper, course.in_at))
        booking.save(update_fields=["during"])
        holding.hold_all(booking, [booking.resource])
        for extra in extras:
            if not holding.taken([extra], booking.during):
                holding.hold_all(booking, [extra])
    if turn.at < planned.upper:
        freed(booking, DateTimeTZRange(turn.at, planned.upper), at=turn.at)
    booking.state = State.DONE
    path.save(booking)


def _note(turn: Turn, trip: Trip) -> None:
    """Leave the step and the trail, and tell the keeper and who asked."""
    booking = turn.booking
    facts = {"trip": str(trip), "out_km": trip.out_km, "in_km": trip.in_km, "gap_km": trip.gap_km}
    note_step(turn, StepKind.CHECKED_OUT, note=trip.remark, **facts)
    trail.record(
        by=turn.by, at=turn.at, action="booking.trip.recorded", subject=trip,
        driver=trip.driver_name, out_at=trip.out_at.isoformat(), **facts,
    )  # fmt: skip
    people = keepers_of(booking.resource, on=turn.today)
    people += [booking.asked_by] if booking.asked_by else []
    when = span_words(booking.starts, booking.ends)
    words = f"{LATE}การใช้รถ {booking.resource} {when} โดย {turn.by}"
    hear = {each.pk: each for each in people if each.pk != turn.by.pk}
    tell(list(hear.values()), text=words, url=f"/booking/{booking.pk}", at=turn.at)
