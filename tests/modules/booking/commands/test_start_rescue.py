"""A rescue vehicle goes out at once; whoever had it waits, and the permission follows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Person
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.start_rescue import LASTS, start_rescue
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import (
    ApprovalRule,
    Booking,
    Driver,
    Hold,
    Resource,
    State,
    ValidityKind,
    Vehicle,
)
from modules.booking.path import WrongState
from modules.booking.typed import Mistyped
from notifications.models import Notice
from tests.bookings import DAY, clock, make_validity

LAST = 48_210


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def ambulance(pickup):
    """The pickup as a rescue vehicle."""
    Vehicle.objects.filter(pk=pickup.pk).update(rescue=True)
    return pickup


def rescue(by, car, at=None, km=LAST + 4, **more):
    said = {"destination": "หมู่ 3 ตำบลบางรัก", "reason": "รับแจ้งรถชนกัน มีผู้บาดเจ็บ", **more}
    return start_rescue(by=by, vehicle=car.pk, odometer=km, at=at or clock(9), **said)


def test_it_goes_out_at_once_and_waits_for_the_approver_afterwards(samran, ambulance, boonmee):
    trip = rescue(samran, ambulance)
    booking = trip.booking
    assert (booking.state, booking.approved_at) == (State.IN_USE, None)
    assert booking.afterwards == "รับแจ้งรถชนกัน มีผู้บาดเจ็บ"
    assert booking.waits_role == "chief_executive"
    assert (booking.starts, booking.ends) == (clock(9), clock(9) + LASTS)
    assert trip.gap_km == 4
    assert Hold.objects.filter(booking=booking).count() == 2
    assert [step.kind for step in booking.steps.order_by("pk")] == ["asked", "checked_in"]


def test_the_approver_is_told(samran, ambulance, boonmee, run_jobs):
    rescue(samran, ambulance)
    run_jobs(now=clock(9))
    assert Notice.objects.get(person=boonmee).text.startswith("รอท่านพิจารณา")


def test_its_keeper_hears_when_it_is_not_back_after_the_hours_it_holds(
    samran, malee, ambulance, boonmee, run_jobs
):
    ambulance.keeper = malee
    ambulance.save(update_fields=["keeper"])
    rescue(samran, ambulance)
    run_jobs(now=clock(9) + LASTS)
    assert "ยังไม่กลับ" in Notice.objects.get(person=malee).text


def test_it_still_waits_for_permission_when_it_is_back(samran, ambulance, boonmee):
    trip = rescue(samran, ambulance)
    end_trip(by=samran, booking=trip.booking_id, odometer=LAST + 20, at=clock(9, 50))
    booking = Booking.objects.get(pk=trip.booking_id)
    assert (booking.state, booking.waits_role) == (State.DONE, "chief_executive")
    assert {hold.during.upper for hold in booking.holds.all()} == {clock(9, 50)}


def test_who_had_it_now_is_given_another_by_the_approver_and_told(
    samran, ambulance, van, book, boonmee, preecha
):
    had = book(boonmee, ambulance)
    rescue(samran, ambulance, at=clock(9, 5))
    had.refresh_from_db()
    assert (had.state, had.approved_at) == (State.ENDORSED, None)
    assert not had.holds.exists()
    assert "ฉุกเฉิน" in Notice.objects.get(person=boonmee).text
    approve_booking(by=boonmee, booking=had.pk, vehicle=van, at=clock(9, 10))
    assert [hold.resource_id for hold in had.holds.all()] == [van.pk]


def test_where_nobody_approves_who_had_it_asks_anew(samran, ambulance, book, boonmee):
    ApprovalRule.objects.create(sort=1, resource=ambulance)
    had = book(boonmee, ambulance)
    trip = rescue(samran, ambulance, at=clock(9, 5))
    had.refresh_from_db()
    assert had.state == State.CANCELLED
    assert (trip.booking.waits_role, trip.booking.approved_at) == ("", clock(9, 5))


def test_who_has_it_later_keeps_it(samran, ambulance, book, boonmee):
    later = book(boonmee, ambulance, clock(10, 30))
    trip = rescue(samran, ambulance)
    later.refresh_from_db()
    assert later.state == State.APPROVED
    assert trip.booking.ends == clock(10, 30)


def test_it_does_not_go_out_while_it_is_out(samran, ambulance, book, boonmee, malee):
    had = book(boonmee, ambulance, self_drive=True)
    start_trip(by=boonmee, booking=had.pk, odometer=LAST, at=clock(9))
    with pytest.raises(WrongState):
        rescue(samran, ambulance, at=clock(9, 10))


def test_lapsed_tax_stops_no_rescue(samran, ambulance, van, boonmee):
    Vehicle.objects.filter(pk=van.pk).update(rescue=True)
    make_validity(van, ValidityKind.TAX, DAY - timedelta(days=3), boonmee)
    assert rescue(samran, van).out_km == LAST + 4


def test_only_a_rescue_vehicle_and_only_drivers_and_keepers(samran, ambulance, van, anong, malee):
    for by, car in ((samran, van), (anong, ambulance), (malee, van)):
        with pytest.raises(PermissionDenied):
            rescue(by, car)
    assert rescue(malee, ambulance).driver_name == "นางสาวมาลี แก้วใส"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"destination": " "}, "destination"),
        ({"reason": ""}, "reason"),
        ({"reason": "ก" * 301}, "reason"),
        ({"km": LAST - 1}, "odometer"),
        ({"km": LAST + 2_001}, "again"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_written(samran, ambulance, said, field):
    with pytest.raises(Mistyped) as stopped:
        rescue(samran, ambulance, **said)
    assert list(stopped.value.problems) == [field]
    assert not Booking.objects.exists()


def test_what_was_disposed_of_goes_nowhere(samran, ambulance, boonmee):
    Resource.objects.filter(pk=ambulance.pk).update(retired_at=clock(8), retired_by=boonmee)
    with pytest.raises(Vehicle.DoesNotExist):
        rescue(samran, ambulance)
