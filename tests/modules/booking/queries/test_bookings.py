"""Who sees of bookings what: all the times, private titles only those concerned."""

from collections.abc import Callable

import pytest

from accounts.duties import viewer_of
from accounts.models import Person
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.check_in import check_in
from modules.booking.models import Booking, Outsider, Resource, State
from modules.booking.queries.bookings import booking_for, bookings_visible_to, title_for
from modules.booking.queries.outsiders import outsider_for
from modules.booking.queries.waiting import waiting_for
from tests.bookings import DAY, clock
from tests.conftest import NOON
from tests.people import make_person

pytestmark = pytest.mark.usefixtures("matrix", "prasert", "preecha")


def test_everybody_sees_when_and_only_those_concerned_what(
    book: Callable[..., Booking], somchai: Person, everyone: dict[str, Person], hall: Resource
) -> None:
    secret = book(somchai, hall, private=True, title="สอบวินัย", purpose="เรื่องลับ")
    assert secret.words is None

    knowing = set()
    for username, person in everyone.items():
        viewer = viewer_of(person, on=DAY)
        assert list(bookings_visible_to(viewer)) == [secret]
        if title_for(viewer, booking_for(viewer, secret.pk)) == "สอบวินัย":
            knowing.add(username)

    # the asker, the clerk whose turn it is, the registry of the office, and the local admin
    assert knowing == {"somchai", "preecha", "malee", "sunee"}


def test_who_approved_a_private_one_knows_it_afterwards(
    book: Callable[..., Booking], somchai: Person, preecha: Person, pickup: Resource
) -> None:
    trip = book(somchai, pickup, private=True)
    approve_booking(by=preecha, booking=trip.pk, at=NOON)
    viewer = viewer_of(preecha, on=DAY)
    assert title_for(viewer, booking_for(viewer, trip.pk)) == trip.title


def test_what_waits_is_the_turn_of_one_post(
    book: Callable[..., Booking], anong: Person, everyone: dict[str, Person], pickup: Resource
) -> None:
    trip = book(anong, pickup)
    turns = {
        username
        for username, person in everyone.items()
        if trip in waiting_for(viewer_of(person, on=DAY))
    }
    assert turns == {"prasert"}


def test_an_unconfirmed_wish_from_outside_is_for_the_keepers(
    everyone: dict[str, Person], hall: Resource
) -> None:
    outsider = Outsider.objects.create(name="นางแดง", phone="+66812345678", token_hash="a" * 64)
    asked = Booking.objects.create(
        resource=hall,
        during=(clock(9), clock(11)),
        state=State.UNCONFIRMED,
        title="งานแต่งงาน",
        outsider=outsider,
        office=hall.office,
        asked_at=NOON,
    )
    seeing = {
        username
        for username, person in everyone.items()
        if asked in bookings_visible_to(viewer_of(person, on=DAY))
    }
    assert seeing == {"malee", "sunee"}


def test_who_works_nowhere_sees_only_their_own(
    book: Callable[..., Booking], somchai: Person, anong: Person, room: Resource
) -> None:
    mine, _other = book(somchai, room), book(anong, room, clock(13))
    left = make_person("left", "นาย", "ลา", "ออก", room.office, "เจ้าหน้าที่", "officer")
    left.appointments.update(until="2025-01-01")
    assert not bookings_visible_to(viewer_of(left, on=DAY)).exists()
    somchai.appointments.update(until="2025-01-01")
    assert list(bookings_visible_to(viewer_of(somchai, on=DAY))) == [mine]


def test_taking_a_private_one_into_use_tells_nobody_what_it_is_about(
    book: Callable[..., Booking], malee: Person, somchai: Person, room: Resource
) -> None:
    secret = book(malee, room, private=True, title="สอบวินัย")
    check_in(by=somchai, booking=secret.pk, at=clock(9))  # of the same office
    viewer = viewer_of(somchai, on=DAY)
    assert title_for(viewer, booking_for(viewer, secret.pk)) != "สอบวินัย"


def test_taking_a_citizens_hall_into_use_tells_nobody_how_to_reach_them(
    somchai: Person, malee: Person, hall: Resource
) -> None:
    outsider = Outsider.objects.create(name="นางแดง", phone="+66812345678", token_hash="a" * 64)
    lent = Booking.objects.create(
        resource=hall, during=(clock(9), clock(11)), state=State.APPROVED, title="งานแต่งงาน",
        outsider=outsider, office=hall.office, asked_at=NOON,
    )  # fmt: skip
    check_in(by=somchai, booking=lent.pk, at=clock(9))
    told = [outsider_for(viewer_of(each, on=DAY), lent) for each in (somchai, malee)]
    assert told == [None, outsider]
