"""Go out at once with a rescue vehicle; the permission is asked for afterwards (ขออนุญาตภายหลัง)."""

from datetime import datetime, timedelta

from django.contrib.postgres.search import SearchVector
from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Min, Value
from django.utils.translation import gettext as _

from accounts.duties import Viewer, viewer_of
from accounts.models import Office, Person
from audit import trail
from database.work import atomic
from files.models import StoredFile
from modules.booking import later, path
from modules.booking.access.vehicles import driver_row, may_rescue
from modules.booking.announce import tell_of_step
from modules.booking.giving.making_way import give_way, in_the_way
from modules.booking.held import holding
from modules.booking.models import Booking, Driver, Extra, Hold, State, StepKind, Trip, Vehicle
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.trip_log import Reading, driver_at_home, vehicle_at_home, write_out
from search.words import index_text
from thai.dates import bangkok_date

LASTS = timedelta(hours=4)  # what is held until the vehicle is back; others plan by it
TITLE = "ออกปฏิบัติการฉุกเฉิน"


@atomic()
def start_rescue(
    *,
    by: Person,
    vehicle: int,
    destination: str,
    reason: str,
    odometer: int,
    photo: StoredFile | None = None,
    again: int | None = None,
    at: datetime,
) -> Trip:
    """Write booking, hold and trip at once; the booking then waits for the vehicle's approver.

    A booking that has the vehicle now and has not started gives way: its approver gives another
    vehicle, and its asker is told. Nothing lapsed stops a rescue. Raises `Vehicle.DoesNotExist`,
    `PermissionDenied`, `WrongState` while it is out, `Mistyped`, and `Clash` if it is given to
    others at this very moment.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    # Locked before the vehicle, as whoever starts a trip does.
    displaced = in_the_way(vehicle, at=at)
    row, driver = _ready(viewer, vehicle)
    said = _checked(destination, reason)
    for other in displaced:
        give_way(other, by=by, at=at)
    booking = _booking(viewer, row, said, at)
    _hold(booking, driver)
    reading = Reading(km=odometer, again=again, photo=photo)
    trip = write_out(booking, row, reading, by=by, driver=driver, driver_name=by.full_name, at=at)
    _note(booking, viewer, trip, at)
    return trip


def _ready(viewer: Viewer, vehicle: int) -> tuple[Vehicle, Driver | None]:
    """Return the vehicle and the viewer as a driver, both locked and at home."""
    row = vehicle_at_home(vehicle)
    if row.resource.retired_at is not None:
        raise Vehicle.DoesNotExist
    if not may_rescue(viewer, row):
        raise PermissionDenied
    driver = driver_row(viewer)
    driver_at_home(driver)
    return row, driver


def _checked(destination: str, reason: str) -> dict[str, str]:
    said = {"destination": line(destination), "afterwards": line(reason)}
    asked = {
        "destination": _("ใส่สถานที่ที่ออกไป"),
        "afterwards": _("ใส่เหตุฉุกเฉิน เช่น รับแจ้งอุบัติเหตุหมู่ 3"),
    }
    problems = missing(said, asked) | too_long(Booking, said)
    refuse({("reason" if name == "afterwards" else name): text for name, text in problems.items()})
    return said


def _booking(viewer: Viewer, row: Vehicle, said: dict[str, str], at: datetime) -> Booking:
    booking = Booking(
        resource=row.resource,
        during=DateTimeTZRange(at, _until(row, at)),
        state=State.IN_USE,
        title=TITLE,
        purpose=said["afterwards"],
        asked_by=viewer.person,
        office=_office(viewer, row),
        asked_at=at,
        words=_words(said),
        **said,
    )
    decided = path.decider(booking, on=bangkok_date(at))
    if decided.role:
        booking.waits_role, booking.waits_office = decided.role, decided.office
    else:
        booking.approved_at = at
    booking.save(force_insert=True)
    return booking


def _words(said: dict[str, str]) -> SearchVector:
    text = index_text(TITLE, said["afterwards"], said["destination"])
    return SearchVector(Value(text), config="simple")


def _until(row: Vehicle, at: datetime) -> datetime:
    """Return until when it is held: some hours, or until somebody else has it."""
    others = Hold.objects.filter(resource=row.resource, during__startswith__gt=at)
    soonest = others.aggregate(first=Min("during__startswith"))["first"]
    return min(at + LASTS, soonest or at + LASTS)


def _office(viewer: Viewer, row: Vehicle) -> Office:
    """Return whose matter it is: the vehicle's office, if they work there, else their own."""
    offices = [duty.office for duty in viewer.duties]
    return next((one for one in offices if one.pk == row.resource.office_id), None) or (
        offices[0] if offices else row.resource.office
    )


def _hold(booking: Booking, driver: Driver | None) -> None:
    """Give it the vehicle, and the driver unless they are promised to another trip."""
    extra = [driver.resource] if driver else []
    holding.lock([booking.resource, *extra])
    holding.hold_all(booking, [booking.resource])
    for resource in extra:
        Extra.objects.create(booking=booking, resource=resource)
        if not holding.taken([resource], booking.during):
            holding.hold_all(booking, [resource])


def _note(booking: Booking, viewer: Viewer, trip: Trip, at: datetime) -> None:
    duty = path.acting_duty(viewer, booking)
    asked = path.add_step(
        booking, StepKind.ASKED, by=viewer.person, at=at, duty=duty, note=booking.afterwards
    )
    path.add_step(
        booking, StepKind.CHECKED_IN, by=viewer.person, at=at, duty=duty,
        trip=str(trip), out_km=trip.out_km, gap_km=trip.gap_km,
    )  # fmt: skip
    trail.record(
        by=viewer.person, at=at, action="booking.rescue.started", subject=trip, trip=str(trip)
    )
    tell_of_step.follow(at=at, step=asked.pk)
    later.expect(booking, at=at)
