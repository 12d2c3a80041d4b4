"""Asking for a room, a car, equipment: given, waiting for a post, refused, in the queue."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Office, Person, Role
from audit.models import Entry
from modules.booking.commands.request_booking import Clash, request_booking
from modules.booking.models import Booking, Hold, Resource, State, StepKind
from tests.bookings import clock, wished
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("matrix")


def test_what_nobody_needs_to_approve_is_given_at_once(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    booking = book(anong, room, title="  ประชุม   กองช่าง ")

    assert (booking.state, booking.approved_at) == (State.APPROVED, NOON)
    assert (booking.title, booking.office.name) == ("ประชุม กองช่าง", "กองช่าง")
    hold = Hold.objects.get(booking=booking)
    assert (hold.resource, hold.during.lower, hold.during.upper) == (room, clock(9), clock(11))
    assert [step.kind for step in booking.steps.all()] == [StepKind.ASKED]
    assert booking.steps.get().position == "นายช่างโยธา"
    assert (
        Entry.objects.get(action="booking.booking.asked").subject == f"booking.booking:{booking.pk}"
    )


def test_a_trip_waits_for_the_head_of_the_asking_office_first(
    book: Callable[..., Booking], anong: Person, prasert: Person, pickup: Resource
) -> None:
    booking = book(anong, pickup)

    assert (booking.state, booking.waits_role) == (State.ASKED, Role.DIVISION_DIRECTOR)
    assert booking.waits_office.name == "กองช่าง"
    assert not Hold.objects.exists()


def test_an_office_without_a_head_skips_that_step(
    book: Callable[..., Booking], somchai: Person, preecha: Person, pickup: Resource
) -> None:
    booking = book(somchai, pickup)

    assert (booking.state, booking.waits_role) == (State.ENDORSED, Role.CLERK)


def test_a_head_who_asks_has_endorsed_and_a_decider_has_approved(
    book: Callable[..., Booking], prasert: Person, preecha: Person, pickup: Resource
) -> None:
    heads = book(prasert, pickup)
    assert heads.state == State.ENDORSED
    assert [(s.kind, s.position) for s in heads.steps.order_by("pk")] == [
        ("asked", "ผู้อำนวยการกองช่าง"),
        ("endorsed", "ผู้อำนวยการกองช่าง"),
    ]

    clerks = book(preecha, pickup, clock(13))
    assert (clerks.state, clerks.waits_role) == (State.APPROVED, "")
    assert [s.kind for s in clerks.steps.order_by("pk")] == ["asked", "approved"]


def test_a_clash_says_who_has_it_and_changes_nothing(
    book: Callable[..., Booking], anong: Person, somchai: Person, room: Resource
) -> None:
    first = book(somchai, room, clock(10, 30), clock(12))

    with pytest.raises(Clash) as clash:
        book(anong, room)

    assert str(clash.value) == (
        "ห้องประชุมเล็ก ไม่ว่าง พ. 4 มี.ค. 2569 10.30–12.00 น. สำนักปลัดจองไว้ (ประชุมคณะกรรมการแผนพัฒนา)"
    )
    assert clash.value.bookings == [first]
    assert Booking.objects.get() == first


def test_a_clash_keeps_a_private_title_from_all_but_those_who_know(
    book: Callable[..., Booking], anong: Person, somchai: Person, malee: Person, room: Resource
) -> None:
    book(somchai, room, private=True, title="สอบวินัย")

    with pytest.raises(Clash) as clash:
        book(anong, room)

    assert "สอบวินัย" not in str(clash.value)
    day = date(2026, 3, 2)
    assert "สอบวินัย" not in clash.value.text_for(viewer_of(anong, on=day))
    assert "สอบวินัย" in clash.value.text_for(viewer_of(somchai, on=day))


def test_one_may_start_when_another_ends(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    book(anong, room, clock(9), clock(11))
    assert book(anong, room, clock(11), clock(12)).state == State.APPROVED
    assert book(anong, room, clock(8), clock(9)).state == State.APPROVED


def test_a_hall_blocks_its_halves_and_each_half_the_hall(
    book: Callable[..., Booking], preecha: Person, hall: Resource, halves: list[Resource]
) -> None:
    whole = book(preecha, hall, clock(9))
    assert [hold.resource for hold in Hold.objects.order_by("resource")] == halves
    for half in halves:
        with pytest.raises(Clash, match=f"{half.name} ไม่ว่าง"):
            book(preecha, half, clock(10))

    book(preecha, halves[0], clock(13))
    assert book(preecha, halves[1], clock(13)).state == State.APPROVED
    with pytest.raises(Clash) as clash:
        book(preecha, hall, clock(14))
    assert len(clash.value.bookings) == 2
    assert whole not in clash.value.bookings


def test_set_up_and_clean_up_keep_others_away(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    Resource.objects.filter(pk=room.pk).update(setup_minutes=15, cleanup_minutes=30)
    room.refresh_from_db()
    book(anong, room, clock(9), clock(11))

    with pytest.raises(Clash, match="ต้องเว้นเวลาเตรียมและเก็บ"):
        book(anong, room, clock(11, 30), clock(12))
    assert book(anong, room, clock(11, 45), clock(12)).state == State.APPROVED


def test_extras_are_held_with_it(
    book: Callable[..., Booking], anong: Person, room: Resource, projector: Resource
) -> None:
    book(anong, room, extras=(projector,))

    with pytest.raises(Clash, match="เครื่องฉายภาพ ไม่ว่าง"):
        book(anong, projector, clock(10))


def test_a_queue_is_joined_only_when_there_is_one(
    book: Callable[..., Booking], anong: Person, somchai: Person, room: Resource
) -> None:
    first = book(somchai, room, join_queue=True)
    second = book(anong, room, join_queue=True)

    assert (first.state, second.state, second.waits_role) == (State.APPROVED, State.WAITING, "")
    assert Hold.objects.get().booking == first


def test_requests_may_overlap_while_they_wait(
    book: Callable[..., Booking], anong: Person, somchai: Person, preecha: Person, pickup: Resource
) -> None:
    assert book(anong, pickup).state in (State.ASKED, State.ENDORSED)
    assert book(somchai, pickup).state == State.ENDORSED


def test_one_asks_only_for_an_office_one_works_in_and_for_what_is_lent(
    anong: Person, wichai: Person, clerk_office: Office, organisation: Office, room: Resource
) -> None:
    with pytest.raises(PermissionDenied):
        request_booking(by=anong, office=clerk_office, wish=wished(room), at=NOON)
    with pytest.raises(PermissionDenied):  # auditors look, and use nothing
        request_booking(by=wichai, office=organisation, wish=wished(room), at=NOON)


def test_what_an_office_keeps_to_itself_is_not_lent_to_others(
    book: Callable[..., Booking], anong: Person, somchai: Person, malee: Person, room: Resource
) -> None:
    Resource.objects.filter(pk=room.pk).update(bookable_by="office")
    room.refresh_from_db()

    with pytest.raises(PermissionDenied):
        book(anong, room)
    assert book(somchai, room).state == State.APPROVED


def test_a_night_across_the_new_year_is_one_booking(
    book: Callable[..., Booking], preecha: Person, pickup: Resource
) -> None:
    Resource.objects.filter(pk=pickup.pk).update(horizon_days=400)
    pickup.refresh_from_db()
    eve = clock(20, day=date(2026, 12, 31))

    booking = book(preecha, pickup, eve, clock(6, day=date(2027, 1, 3)))

    hold = Hold.objects.get(booking=booking)
    assert (hold.during.lower, hold.during.upper) == (eve, clock(6, day=date(2027, 1, 3)))
