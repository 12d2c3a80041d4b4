"""What people do with a booking of the demo's present: one function for each step of the plan."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from accounts.models import Person, Role
from accounts.posts import holders
from demo.booking.plan import Near
from demo.booking.things import rows_of
from demo.desk import Desk, chance
from modules.booking import later
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.assign_driver import assign_driver
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.check_in import check_in
from modules.booking.commands.check_out import check_out
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.order_fuel import FuelWish, order_fuel
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.start_trip import start_trip
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.models import Booking, Resource, State, Vehicle
from modules.booking.wish import Wish
from thai.dates import bangkok_date

type Done = Callable[[Desk, Booking, datetime], object]


def ask(desk: Desk, at: datetime, *, near: Near, starts: datetime, ends: datetime) -> None:
    """Somebody of the office asks."""
    rows = rows_of(desk.town)
    more = dict(near.more)
    more["extras"] = tuple(rows[key] for key in more.get("extras", ()) if key in rows)
    if near.key in ("pickup", "van", "bucket"):
        more.setdefault("purpose", near.title)
    office = desk.office(near.office)
    by = chance(at, near.title).choice(desk.workers(office, at))
    wish = Wish(resource=rows[near.key], starts=starts, ends=ends, title=near.title,
                phone=office.phone, **more)  # fmt: skip
    request_booking(by=by, office=office, wish=wish, at=at)


def take(desk: Desk, at: datetime, *, made: datetime, step: str) -> None:
    """Let a step happen to the booking that was asked for at a moment, if it can still."""
    rows = Booking.objects.select_related("resource", "asked_by", "waits_office", "office")
    booking = rows.filter(asked_at=made, series=None).first()
    if booking is not None:
        STEPS[step](desk, booking, at)


def endorse(desk: Desk, booking: Booking, at: datetime) -> None:
    """The head of the asking office finds it good."""
    if booking.state == State.ASKED:
        endorse_booking(by=_whose_turn(booking, at), booking=booking.pk, note="เห็นควรอนุญาต", at=at)


def approve(desk: Desk, booking: Booking, at: datetime) -> None:
    """Whoever decides gives it, a trip with its driver."""
    if booking.state != State.ENDORSED:
        return
    vehicle = Vehicle.objects.select_related("usual_driver").filter(pk=booking.resource_id).first()
    driver = vehicle.usual_driver if vehicle and not booking.self_drive else None
    approve_booking(by=_whose_turn(booking, at), booking=booking.pk, driver=driver, at=at)


def refuse(desk: Desk, booking: Booking, at: datetime) -> None:
    """Whoever decides says no."""
    why = "ห้องประชุมใช้เพื่อราชการเท่านั้น"
    reject_booking(by=_whose_turn(booking, at), booking=booking.pk, reason=why, at=at)


def come(desk: Desk, booking: Booking, at: datetime) -> None:
    """Those who asked come and begin."""
    check_in(by=_asker(booking), booking=booking.pk, at=at)


def leave(desk: Desk, booking: Booking, at: datetime) -> None:
    """They leave, a little early."""
    check_out(by=_asker(booking), booking=booking.pk, at=at)


def release(desk: Desk, booking: Booking, at: datetime) -> None:
    """Nobody comes, and the clock gives the room back."""
    later.come_due(booking=booking.pk, due=at.isoformat())


def drop(desk: Desk, booking: Booking, at: datetime) -> None:
    """Who asked needs it no more."""
    cancel_booking(
        by=_asker(booking), booking=booking.pk, reason="วิทยากรติดภารกิจ เลื่อนไปเดือนหน้า", at=at
    )


def move(desk: Desk, booking: Booking, at: datetime) -> None:
    """It becomes half an hour shorter."""
    half = timedelta(minutes=30)
    move_booking(
        by=_asker(booking),
        booking=booking.pk,
        starts=booking.starts,
        ends=booking.ends - half,
        at=at,
    )


def swap(desk: Desk, booking: Booking, at: datetime) -> None:
    """The van goes to the garage, and the trip goes with the pickup and its driver."""
    pickup = rows_of(desk.town)["pickup"]
    by = desk.registrar(at)
    why = "รถตู้ส่งซ่อมระบบเบรก"
    substitute_resource(by=by, booking=booking.pk, resource=pickup, reason=why, at=at)
    driver = Vehicle.objects.select_related("usual_driver").get(pk=pickup.pk).usual_driver
    if driver is not None:
        assign_driver(by=by, booking=booking.pk, driver=driver, at=at)


def start(desk: Desk, booking: Booking, at: datetime) -> None:
    """The vehicle goes out."""
    vehicle = Vehicle.objects.get(pk=booking.resource_id)
    start_trip(by=_keeper(desk, booking.resource, at), booking=booking.pk,
               odometer=vehicle.odometer, driver_name=_asker(booking).full_name, at=at)  # fmt: skip


def end(desk: Desk, booking: Booking, at: datetime) -> None:
    """The vehicle comes back."""
    vehicle = Vehicle.objects.get(pk=booking.resource_id)
    far = (booking.distance_km or 10) + chance(at).randint(0, 5)
    end_trip(by=_keeper(desk, booking.resource, at), booking=booking.pk,
             odometer=vehicle.odometer + far, at=at)  # fmt: skip


def fuel(desk: Desk, booking: Booking, at: datetime) -> None:
    """Fuel is asked for after the trip; the order waits."""
    vehicle = Vehicle.objects.get(pk=booking.resource_id)
    wish = FuelWish(station="สหกรณ์การเกษตร ปั๊มน้ำมัน", litres=Decimal("45.00"),
                    odometer=vehicle.odometer, trip=booking.trip.pk,
                    over_reason="ออกหน่วยบริการหลายครั้งในเดือนนี้")  # fmt: skip
    by = _keeper(desk, booking.resource, at)
    order_fuel(by=by, vehicle=vehicle.pk, wish=wish, at=at)


STEPS: Mapping[str, Done] = {
    each.__name__: each
    for each in (endorse, approve, refuse, come, leave, release, drop, move, swap, start, end, fuel)
}


def _asker(booking: Booking) -> Person:
    assert booking.asked_by is not None
    return booking.asked_by


def _whose_turn(booking: Booking, at: datetime) -> Person:
    assert booking.waits_office is not None
    return holders(booking.waits_role, booking.waits_office, on=bangkok_date(at))[0]


def _keeper(desk: Desk, resource: Resource, at: datetime) -> Person:
    """Return who writes the log down: whoever looks after the vehicle's office."""
    if resource.office_id == desk.clerk_office.pk:
        return desk.registrar(at)
    office = next(each for each in desk.divisions if each.pk == resource.office_id)
    return desk.holder(Role.REGISTRY_DIVISION, at, office)
