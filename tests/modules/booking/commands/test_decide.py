"""Endorsing, approving, refusing and cancelling: by whose turn it is, and nobody else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Person, Role
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Hold, Resource, State, ValidityKind
from modules.booking.path import ReasonMissing, WrongState
from modules.booking.wish import BadWish
from notifications.models import Notice
from tests.bookings import clock, make_validity
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("matrix", "prasert", "preecha")
LATER = NOON + timedelta(hours=1)


def heard(person: Person) -> list[str]:
    """Return the notices of a person, the first first."""
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("text", flat=True))


@pytest.fixture
def endorsed(book: Callable[..., Booking], anong: Person, prasert: Person, pickup: Resource):
    """A trip of กองช่าง that its head finds in order."""
    trip = book(anong, pickup)
    return endorse_booking(by=prasert, booking=trip.pk, note="จำเป็น", at=LATER)


def test_a_trip_goes_from_the_head_to_the_clerk_to_the_asker(
    endorsed: Booking,
    anong: Person,
    prasert: Person,
    preecha: Person,
    driver: Resource,
    run_jobs: Callable[..., int],
) -> None:
    assert (endorsed.state, endorsed.waits_role) == (State.ENDORSED, Role.CLERK)

    approve_booking(by=preecha, booking=endorsed.pk, driver=driver, at=LATER)
    run_jobs(LATER)

    endorsed.refresh_from_db()
    assert (endorsed.state, endorsed.waits_role, endorsed.approved_at) == ("approved", "", LATER)
    assert [(step.kind, step.name, step.note) for step in endorsed.steps.order_by("pk")] == [
        ("asked", "นางอนงค์ ศรีสุข", ""),
        ("endorsed", "นายประเสริฐ ช่างทอง", "จำเป็น"),
        ("approved", "นายปรีชา รอบคอบ", ""),
    ]
    held = Hold.objects.filter(booking=endorsed).values_list("resource__name", flat=True)
    assert set(held) == {"กข 2418 พิจิตร", "นายสำราญ ทางดี"}
    when = "กข 2418 พิจิตร พ. 4 มี.ค. 2569 09.00–11.00 น."
    about = f"{when} ประชุมคณะกรรมการแผนพัฒนา"
    assert heard(anong) == [f"อนุมัติแล้ว: {about}"]
    samran = Person.objects.get(username="samran")
    assert heard(samran) == [f"มีงานขับรถ: {when} ศาลากลางจังหวัดพิจิตร"]


def test_those_whose_turn_it_is_hear_of_it(
    book: Callable[..., Booking],
    anong: Person,
    prasert: Person,
    pickup: Resource,
    run_jobs: Callable[..., int],
) -> None:
    book(anong, pickup)
    run_jobs()
    assert heard(prasert) == [
        "รอท่านพิจารณา: กข 2418 พิจิตร พ. 4 มี.ค. 2569 09.00–11.00 น. ประชุมคณะกรรมการแผนพัฒนา (กองช่าง)"
    ]


def test_nobody_else_decides(
    book: Callable[..., Booking],
    anong: Person,
    preecha: Person,
    malee: Person,
    pickup: Resource,
    prasert: Person,
) -> None:
    trip = book(anong, pickup)
    for person in (anong, malee, preecha):
        with pytest.raises(PermissionDenied):
            endorse_booking(by=person, booking=trip.pk, at=LATER)
    with pytest.raises(WrongState, match="รอหัวหน้าหน่วยงาน"):
        approve_booking(by=preecha, booking=trip.pk, at=LATER)
    endorse_booking(by=prasert, booking=trip.pk, at=LATER)
    with pytest.raises(PermissionDenied):
        approve_booking(by=prasert, booking=trip.pk, at=LATER)
    with pytest.raises(WrongState, match="รออนุมัติ"):
        endorse_booking(by=prasert, booking=trip.pk, at=LATER)


def test_of_two_that_overlap_one_is_approved_and_the_other_told_why_not(
    book: Callable[..., Booking], somchai: Person, malee: Person, preecha: Person, pickup: Resource
) -> None:
    first, second = book(somchai, pickup), book(malee, pickup, clock(10))
    approve_booking(by=preecha, booking=second.pk, at=LATER)

    with pytest.raises(Clash, match=r"กข 2418 พิจิตร ไม่ว่าง พ\. 4 มี\.ค\. 2569 10\.00"):
        approve_booking(by=preecha, booking=first.pk, at=LATER)

    first.refresh_from_db()
    assert first.state == State.ENDORSED
    assert [step.kind for step in first.steps.all()] == ["asked"]
    assert Hold.objects.get().booking == second


def test_another_vehicle_may_be_given_if_all_find_a_seat(
    endorsed: Booking, preecha: Person, van: Resource, anong: Person
) -> None:
    Resource.objects.filter(pk=van.pk).update(capacity=3)
    van.refresh_from_db()
    with pytest.raises(BadWish) as bad:
        approve_booking(by=preecha, booking=endorsed.pk, vehicle=van, at=LATER)
    assert set(bad.value.problems) == {"vehicle"}

    van.capacity = 10
    approve_booking(by=preecha, booking=endorsed.pk, vehicle=van, at=LATER)
    assert Hold.objects.get().resource == van
    assert Booking.objects.get().resource == van


def test_a_driver_whose_licence_lapses_or_who_drives_elsewhere_is_refused(
    book: Callable[..., Booking],
    somchai: Person,
    preecha: Person,
    pickup: Resource,
    van: Resource,
    driver: Resource,
) -> None:
    first, second = book(somchai, pickup), book(somchai, van)
    licence = make_validity(driver, ValidityKind.LICENCE, date(2026, 3, 3), preecha)
    with pytest.raises(BadWish, match="ใบขับขี่ของ นายสำราญ ทางดี หมดอายุ") as bad:
        approve_booking(by=preecha, booking=first.pk, driver=driver, at=LATER)
    assert set(bad.value.problems) == {"driver"}

    licence.expires_on = date(2027, 3, 3)
    licence.save()
    approve_booking(by=preecha, booking=first.pk, driver=driver, at=LATER)
    with pytest.raises(Clash, match="นายสำราญ ทางดี ไม่ว่าง"):
        approve_booking(by=preecha, booking=second.pk, driver=driver, at=LATER)
    assert not second.extras.exists()


def test_what_waits_in_the_queue_is_approved_only_when_it_fits(
    book: Callable[..., Booking], somchai: Person, malee: Person, preecha: Person, hall: Resource
) -> None:
    first = book(preecha, hall)
    waiting = book(somchai, hall, join_queue=True)
    assert waiting.state == State.WAITING
    with pytest.raises(PermissionDenied):
        approve_booking(by=malee, booking=waiting.pk, at=LATER)
    with pytest.raises(Clash):
        approve_booking(by=preecha, booking=waiting.pk, at=LATER)
    cancel_booking(by=preecha, booking=first.pk, reason="เลื่อน", at=LATER)
    assert approve_booking(by=preecha, booking=waiting.pk, at=LATER).state == State.APPROVED


def test_what_was_used_first_is_only_written_down_as_approved(
    endorsed: Booking, preecha: Person
) -> None:
    Booking.objects.filter(pk=endorsed.pk).update(state=State.IN_USE, afterwards="ผู้ป่วยฉุกเฉิน")
    found = approve_booking(by=preecha, booking=endorsed.pk, at=LATER)

    assert (found.state, found.approved_at, found.waits_role) == (State.IN_USE, LATER, "")
    assert found.steps.order_by("-pk")[0].kind == "afterwards"
    with pytest.raises(WrongState, match="อนุมัติไปแล้ว"):
        approve_booking(by=preecha, booking=endorsed.pk, at=LATER)


def test_what_is_over_is_not_approved_any_more(endorsed: Booking, preecha: Person) -> None:
    with pytest.raises(WrongState, match="ผ่านไปแล้ว"):
        approve_booking(by=preecha, booking=endorsed.pk, at=clock(11))


def test_refusing_needs_a_reason_and_the_asker_hears_it(
    endorsed: Booking, preecha: Person, anong: Person, run_jobs: Callable[..., int]
) -> None:
    with pytest.raises(ReasonMissing):
        reject_booking(by=preecha, booking=endorsed.pk, reason=" ", at=LATER)
    with pytest.raises(PermissionDenied):
        reject_booking(by=anong, booking=endorsed.pk, reason="ไม่ไปแล้ว", at=LATER)

    found = reject_booking(by=preecha, booking=endorsed.pk, reason="รถไม่พอ", at=LATER)
    run_jobs(LATER)
    assert (found.state, found.waits_role) == (State.REJECTED, "")
    assert heard(anong)[-1].startswith("ไม่อนุมัติ: กข 2418 พิจิตร")
    assert heard(anong)[-1].endswith("(รถไม่พอ)")


def test_the_asker_cancels_freely_what_waits_and_with_a_reason_what_was_given(
    book: Callable[..., Booking], anong: Person, pickup: Resource, room: Resource
) -> None:
    trip, meeting = book(anong, pickup), book(anong, room)
    assert cancel_booking(by=anong, booking=trip.pk, at=LATER).state == State.CANCELLED
    with pytest.raises(ReasonMissing):
        cancel_booking(by=anong, booking=meeting.pk, at=LATER)
    cancel_booking(by=anong, booking=meeting.pk, reason="เลื่อนประชุม", at=LATER)
    assert not Hold.objects.exists()
    with pytest.raises(WrongState):
        cancel_booking(by=anong, booking=meeting.pk, reason="อีกครั้ง", at=LATER)


def test_others_cancel_only_what_they_look_after(
    book: Callable[..., Booking], anong: Person, somchai: Person, malee: Person, room: Resource
) -> None:
    meeting = book(anong, room)
    with pytest.raises(PermissionDenied):
        cancel_booking(by=somchai, booking=meeting.pk, reason="ขอใช้เอง", at=LATER)
    found = cancel_booking(by=malee, booking=meeting.pk, reason="แอร์เสีย", at=LATER)
    assert found.state == State.CANCELLED
    assert found.steps.order_by("-pk")[0].note == "แอร์เสีย"
