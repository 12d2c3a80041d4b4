"""Moving, changing, swapping: what was given follows, and is never lost on the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person, Role
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.assign_driver import assign_driver
from modules.booking.commands.change_booking import change_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.giving import moving
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Hold, Resource, State
from modules.booking.path import WrongState
from modules.booking.wish import BadWish, wish_of
from tests.bookings import DAY, clock
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("matrix", "prasert", "preecha")
LATER = NOON + timedelta(hours=1)


def held(booking: Booking) -> list[tuple[str, Any, Any]]:
    """Return what a booking holds: names, from and until."""
    rows = Hold.objects.filter(booking=booking).select_related("resource").order_by("resource")
    return [(row.resource.name, row.during.lower, row.during.upper) for row in rows]


@pytest.fixture
def trip(book: Callable[..., Booking], somchai: Person, preecha: Person, pickup: Resource):
    """A trip of สำนักปลัด that the clerk approved."""
    asked = book(somchai, pickup)
    return approve_booking(by=preecha, booking=asked.pk, at=LATER)


def test_what_nobody_needs_to_approve_moves_with_what_it_holds(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    move_booking(by=anong, booking=meeting.pk, starts=clock(13), ends=clock(15), at=LATER)

    assert held(meeting) == [("ห้องประชุมเล็ก", clock(13), clock(15))]
    step = meeting.steps.order_by("-pk")[0]
    assert step.note == (
        "ห้องประชุมเล็ก พ. 4 มี.ค. 2569 09.00–11.00 น. → ห้องประชุมเล็ก พ. 4 มี.ค. 2569 13.00–15.00 น."
    )
    assert book(anong, room).state == State.APPROVED  # its old time is free


def test_a_move_onto_another_changes_nothing(
    book: Callable[..., Booking], anong: Person, somchai: Person, room: Resource
) -> None:
    book(somchai, room, clock(13))
    meeting = book(anong, room)
    with pytest.raises(Clash, match="สำนักปลัดจองไว้"):
        move_booking(by=anong, booking=meeting.pk, starts=clock(14), ends=clock(16), at=LATER)
    assert held(meeting) == [("ห้องประชุมเล็ก", clock(9), clock(11))]
    meeting.refresh_from_db()
    assert meeting.starts == clock(9)


def test_one_may_move_into_ones_own_time(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    move_booking(by=anong, booking=meeting.pk, starts=clock(10), ends=clock(12), at=LATER)
    assert held(meeting) == [("ห้องประชุมเล็ก", clock(10), clock(12))]


def test_a_new_time_is_checked_as_a_first_one(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    for starts, ends, field in (
        (clock(16), clock(18), "ends"),
        (clock(11), clock(9), "ends"),
        (LATER - timedelta(hours=2), LATER + timedelta(hours=1), "starts"),
        (clock(9).replace(tzinfo=None), clock(10), "starts"),
    ):
        with pytest.raises(BadWish) as bad:
            move_booking(by=anong, booking=meeting.pk, starts=starts, ends=ends, at=LATER)
        assert set(bad.value.problems) == {field}


def test_what_has_begun_may_still_end_later(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    room.notice_minutes = 0
    meeting = book(anong, room)
    Resource.objects.filter(pk=room.pk).update(notice_minutes=60)
    move_booking(by=anong, booking=meeting.pk, starts=clock(9), ends=clock(12), at=clock(10))
    assert held(meeting) == [("ห้องประชุมเล็ก", clock(9), clock(12))]


def test_an_approval_stands_when_a_trip_becomes_shorter(trip: Booking, somchai: Person) -> None:
    found = move_booking(by=somchai, booking=trip.pk, starts=clock(9), ends=clock(10), at=LATER)
    assert (found.state, found.approved_at) == (State.APPROVED, LATER)
    assert held(found) == [("กข 2418 พิจิตร", clock(9), clock(10))]


def test_an_approved_trip_that_moves_is_asked_for_again_and_holds_nothing(
    trip: Booking, somchai: Person, preecha: Person
) -> None:
    wish = wish_of(trip, starts=clock(13), ends=clock(15))
    seen_by = viewer_of(somchai, on=DAY), viewer_of(preecha, on=DAY)
    assert [moving.asks_again(one, trip, wish, on=DAY) for one in seen_by] == [True, False]

    found = move_booking(by=somchai, booking=trip.pk, starts=clock(13), ends=clock(15), at=LATER)

    assert (found.state, found.waits_role, found.approved_at) == ("endorsed", Role.CLERK, None)
    assert held(found) == []


def test_who_may_approve_moves_an_approved_trip_at_once(trip: Booking, preecha: Person) -> None:
    found = move_booking(by=preecha, booking=trip.pk, starts=clock(13), ends=clock(15), at=LATER)
    assert found.state == State.APPROVED
    assert held(found) == [("กข 2418 พิจิตร", clock(13), clock(15))]


def test_a_booking_is_dragged_to_another_room_but_not_to_a_car(
    book: Callable[..., Booking],
    anong: Person,
    preecha: Person,
    room: Resource,
    hall: Resource,
    pickup: Resource,
) -> None:
    meeting = book(anong, room)
    with pytest.raises(BadWish, match="ประเภทเดียวกัน"):
        move_booking(
            by=anong, booking=meeting.pk, starts=clock(9), ends=clock(11), resource=pickup, at=LATER
        )
    found = move_booking(
        by=anong, booking=meeting.pk, starts=clock(9), ends=clock(11), resource=hall, at=LATER
    )
    assert (found.resource, found.state) == (hall, State.ENDORSED)  # the hall is approved
    assert held(found) == []


def test_only_the_asker_and_the_keeper_move_it(trip: Booking, anong: Person) -> None:
    with pytest.raises(PermissionDenied):
        move_booking(by=anong, booking=trip.pk, starts=clock(9), ends=clock(10), at=LATER)


def test_details_change_and_the_approval_stands_unless_others_decide_now(
    trip: Booking, somchai: Person
) -> None:
    wish = wish_of(trip, phone="1234", people=2, starts=clock(1), ends=clock(2))
    found = change_booking(by=somchai, booking=trip.pk, wish=wish, at=LATER)
    assert (found.phone, found.people, found.state) == ("1234", 2, State.APPROVED)
    assert found.starts == clock(9)  # its time is not changed here
    assert held(found) == [("กข 2418 พิจิตร", clock(9), clock(11))]

    further = wish_of(found, destination="เชียงใหม่", reach="outside")
    found = change_booking(by=somchai, booking=trip.pk, wish=further, at=LATER)
    assert (found.state, found.waits_role) == (State.ENDORSED, Role.CHIEF_EXECUTIVE)
    assert held(found) == []


def test_what_goes_with_it_is_held_and_given_back_as_it_changes(
    book: Callable[..., Booking], anong: Person, room: Resource, projector: Resource
) -> None:
    meeting = book(anong, room)
    change_booking(
        by=anong, booking=meeting.pk, wish=wish_of(meeting, extras=(projector,)), at=LATER
    )
    assert [name for name, _from, _until in held(meeting)] == ["ห้องประชุมเล็ก", "เครื่องฉายภาพ"]
    with pytest.raises(BadWish):
        change_booking(by=anong, booking=meeting.pk, wish=wish_of(meeting, people=99), at=LATER)
    change_booking(by=anong, booking=meeting.pk, wish=wish_of(meeting, extras=()), at=LATER)
    assert [name for name, _from, _until in held(meeting)] == ["ห้องประชุมเล็ก"]


def test_a_driver_is_assigned_and_exchanged(
    trip: Booking, book: Callable[..., Booking], malee: Person, van: Resource, driver: Resource
) -> None:
    assign_driver(by=malee, booking=trip.pk, driver=driver, at=LATER)  # the registry keeps the car
    assert [name for name, _from, _until in held(trip)] == ["กข 2418 พิจิตร", "นายสำราญ ทางดี"]
    assign_driver(by=malee, booking=trip.pk, driver=driver, at=LATER)
    assert len(held(trip)) == 2

    other = book(malee, van)
    with pytest.raises(Clash, match="นายสำราญ ทางดี ไม่ว่าง"):
        assign_driver(by=malee, booking=other.pk, driver=driver, at=LATER)
    with pytest.raises(BadWish, match="เลือกพนักงานขับรถ"):
        assign_driver(by=malee, booking=other.pk, driver=van, at=LATER)


def test_another_car_is_given_for_one_that_broke_down(
    trip: Booking,
    malee: Person,
    anong: Person,
    preecha: Person,
    van: Resource,
    room: Resource,
    book: Callable[..., Booking],
) -> None:
    with pytest.raises(PermissionDenied):
        substitute_resource(by=anong, booking=trip.pk, resource=van, reason="เสีย", at=LATER)
    with pytest.raises(BadWish, match="ประเภทเดียวกัน"):
        substitute_resource(by=malee, booking=trip.pk, resource=room, reason="เสีย", at=LATER)

    found = substitute_resource(
        by=malee, booking=trip.pk, resource=van, reason="เครื่องยนต์เสีย", at=LATER
    )
    assert found.state == State.APPROVED
    assert held(found) == [("นข 1031 พิจิตร", clock(9), clock(11))]
    assert found.steps.order_by("-pk")[0].note == "กข 2418 พิจิตร → นข 1031 พิจิตร: เครื่องยนต์เสีย"

    taken = book(preecha, van, clock(13))
    mine = book(preecha, trip.resource.__class__.objects.get(name="กข 2418 พิจิตร"), clock(13))
    with pytest.raises(Clash):
        substitute_resource(by=malee, booking=mine.pk, resource=van, reason="เสีย", at=LATER)
    assert held(mine)[0][0] == "กข 2418 พิจิตร"
    assert taken.state == State.APPROVED


def test_what_is_over_is_not_moved(trip: Booking, somchai: Person) -> None:
    with pytest.raises(WrongState, match="ผ่านไปแล้ว"):
        move_booking(
            by=somchai, booking=trip.pk, starts=clock(13), ends=clock(14), at=clock(11, 30)
        )
