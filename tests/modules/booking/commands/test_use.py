"""Checking in and out, and the receipt of a fee."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Person
from modules.booking.commands.check_in import check_in
from modules.booking.commands.check_out import check_out
from modules.booking.commands.record_payment import record_payment
from modules.booking.models import Booking, Hold, Resource, State
from modules.booking.path import WrongState
from modules.booking.wish import BadWish
from tests.bookings import clock

pytestmark = pytest.mark.usefixtures("matrix", "prasert", "preecha")


def test_a_room_is_used_and_given_back_early_so_that_others_may_have_the_rest(
    book: Callable[..., Booking], anong: Person, wanchai: Person, somchai: Person, room: Resource
) -> None:
    room.cleanup_minutes = 15
    room.save(update_fields=["cleanup_minutes"])
    meeting = book(anong, room)
    with pytest.raises(WrongState, match=r"เริ่มใช้ได้ตั้งแต่ 4 มี\.ค\. 2569 08\.30 น\."):
        check_in(by=anong, booking=meeting.pk, at=clock(8))
    with pytest.raises(PermissionDenied):
        check_in(by=somchai, booking=meeting.pk, at=clock(9))
    assert check_in(by=wanchai, booking=meeting.pk, at=clock(9)).state == State.IN_USE

    found = check_out(by=anong, booking=meeting.pk, at=clock(10))

    assert (found.state, found.ends) == (State.DONE, clock(10))
    assert Hold.objects.get().during.upper == clock(10, 15)
    room.refresh_from_db()
    assert book(somchai, room, clock(10, 15), at=clock(10)).state == State.APPROVED
    assert [step.kind for step in found.steps.order_by("pk")] == [
        "asked",
        "checked_in",
        "checked_out",
    ]


def test_what_is_given_back_before_it_begins_holds_nothing(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    check_in(by=anong, booking=meeting.pk, at=clock(8, 40))
    found = check_out(by=anong, booking=meeting.pk, at=clock(8, 50))
    assert (found.state, found.ends) == (State.DONE, clock(11))
    assert not Hold.objects.exists()


def test_what_stays_longer_ends_on_the_calendar_as_planned(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    check_in(by=anong, booking=meeting.pk, at=clock(9))
    found = check_out(by=anong, booking=meeting.pk, at=clock(12))
    assert (found.state, found.ends) == (State.DONE, clock(11))


def test_a_vehicle_leaves_by_its_odometer(
    book: Callable[..., Booking], preecha: Person, pickup: Resource
) -> None:
    trip = book(preecha, pickup)
    with pytest.raises(WrongState, match="เลขไมล์"):
        check_in(by=preecha, booking=trip.pk, at=clock(9))


def test_what_was_not_given_is_not_used(
    book: Callable[..., Booking], anong: Person, hall: Resource
) -> None:
    asked = book(anong, hall)
    with pytest.raises(WrongState, match="รออนุมัติ"):
        check_in(by=anong, booking=asked.pk, at=clock(9))
    with pytest.raises(WrongState):
        check_out(by=anong, booking=asked.pk, at=clock(9))


def test_a_fee_is_paid_once_with_a_receipt(
    book: Callable[..., Booking], anong: Person, malee: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    paid = clock(9) - timedelta(days=1)
    with pytest.raises(WrongState, match="ไม่มีค่าธรรมเนียม"):
        record_payment(by=malee, booking=meeting.pk, receipt="12/45", at=paid)
    Booking.objects.filter(pk=meeting.pk).update(fee_satang=150_000)
    with pytest.raises(PermissionDenied):
        record_payment(by=anong, booking=meeting.pk, receipt="12/45", at=paid)
    with pytest.raises(BadWish, match="ใบเสร็จ"):
        record_payment(by=malee, booking=meeting.pk, receipt=" ", at=paid)

    found = record_payment(by=malee, booking=meeting.pk, receipt=" 12/45 ", at=paid)
    assert (found.receipt, found.paid_at) == ("12/45", paid)
    with pytest.raises(WrongState, match="12/45"):
        record_payment(by=malee, booking=meeting.pk, receipt="12/46", at=paid)
