"""64 clients at one moment: whatever they do, no two bookings have one thing at one time."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import NamedTuple

import pytest
from django.db import connections

from accounts.models import Office, OfficeKind, Person, Role
from database.backend.base import DatabaseWrapper
from database.place import Place, standing_in
from database.work import atomic, connection_here
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.request_series import OccurrencesClash, request_series
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.held import holding
from modules.booking.held.holding import Busy, Clash
from modules.booking.held.locks import locked
from modules.booking.models import HELD, ApprovalRule, Booking, Hold, Part, Resource, ResourceKind
from modules.booking.path import WrongState
from tenants import directory
from tests.bookings import clock, make_resource, wished
from tests.conftest import NOON, open_town
from tests.people import make_person

CLIENTS = 64
FEW = 16  # of those whose one act is many bookings
OVERLAPS = """
    SELECT count(*) FROM booking_hold a JOIN booking_hold b
    ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
"""
LIMBO = """
    SELECT count(*) FROM booking_booking b
    WHERE (state = ANY (%s)) <> EXISTS (SELECT FROM booking_hold h WHERE h.booking_id = b.id)
"""


class Town(NamedTuple):
    """A town whose rows are committed, with a hall, rooms, and somebody who books them."""

    place: Place
    office: Office
    clerk: Person
    hall: Resource
    halves: list[Resource]
    rooms: list[Resource]


@pytest.fixture(scope="module")
def crowd(databases: None) -> Town:
    """Open a town whose rooms nobody needs to approve."""
    place = directory.place_of(open_town("crowd", code="05660179", name="เทศบาลตำบลบางเบียด"))
    with standing_in(place), atomic():
        office, _made = Office.objects.get_or_create(
            parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": "เทศบาลตำบลบางเบียด"}
        )
        clerk = make_person("clerk", "นาง", "ดาว", "ดี", office, "ธุรการ", Role.REGISTRY_CENTRAL)
        ApprovalRule.objects.create(sort=1, kind=ResourceKind.ROOM)
        hall, *others = [
            make_resource(ResourceKind.ROOM, f"ห้อง {n}", office, on_holidays=True) for n in range(8)
        ]
        halves, rooms = others[:2], others[2:]
        Part.objects.bulk_create(Part(whole=hall, part=half) for half in halves)
    return Town(place, office, clerk, hall, halves, rooms)


@pytest.fixture
def together(crowd: Town) -> Iterator[Callable[[list[Callable[[], object]]], Counter[str]]]:
    """Do all of some things at one moment, each in its own transaction; count what came of them.

    Whatever it is but a refusal (a deadlock, a broken constraint) fails the test. Afterwards no
    two holds overlap, and exactly what is given is held.
    """

    def client(start: Barrier, work: Callable[[], object]) -> str:
        stand_alone(crowd.place.cell)
        start.wait()
        try:
            with standing_in(crowd.place), atomic():
                return answer(work)
        finally:
            connections.close_all()

    def answer(work: Callable[[], object]) -> str:
        try:
            with atomic():
                work()
        except (Clash, OccurrencesClash, WrongState) as refusal:
            return "refused" if str(refusal) else "refused without a word"
        return "given"

    def run(works: list[Callable[[], object]]) -> Counter[str]:
        start = Barrier(len(works))
        with ThreadPoolExecutor(len(works)) as clients:
            return Counter(clients.map(partial(client, start), works))

    with standing_in(crowd.place), atomic():
        Hold.objects.all().delete()
        Booking.objects.update(state="cancelled")
    yield run
    with standing_in(crowd.place), atomic(), connection_here().cursor() as cursor:
        cursor.execute(OVERLAPS)
        assert cursor.fetchone() == (0,)
        cursor.execute(LIMBO, [[str(state) for state in HELD]])
        assert cursor.fetchone() == (0,)


def stand_alone(cell: str) -> None:
    """Give this thread a connection of its own: the pool would let eight through at a time."""
    known = connections[cell].settings_dict
    options = {name: value for name, value in known["OPTIONS"].items() if name != "pool"}
    connections[cell] = DatabaseWrapper({**known, "OPTIONS": options}, cell)


def asked(town: Town, resource: Resource, minutes: int, **more: object) -> Callable[[], Booking]:
    """Return the asking for two hours, so many minutes after nine."""
    wish = wished(resource, clock(9) + timedelta(minutes=minutes), **more)
    return lambda: request_booking(by=town.clerk, office=town.office, wish=wish, at=NOON)


def test_of_64_who_ask_for_one_room_at_one_time_one_gets_it(crowd: Town, together) -> None:
    works = [asked(crowd, crowd.rooms[0], 15 * (n % 8)) for n in range(CLIENTS)]
    assert together(works) == {"given": 1, "refused": CLIENTS - 1}


def test_a_hall_and_its_halves_are_never_given_side_by_side(crowd: Town, together) -> None:
    things = [crowd.hall, *crowd.halves, crowd.halves[1], crowd.halves[0]]
    works = [asked(crowd, things[n % 5], 60 * (n % 12)) for n in range(CLIENTS)]
    result = together(works)
    assert result.total() == CLIENTS
    assert result["given"] >= 4


def test_what_is_asked_for_with_extras_in_any_order_meets_no_deadlock(
    crowd: Town, together
) -> None:
    rooms = crowd.rooms
    works = []
    for n in range(CLIENTS):
        first, second = rooms[n % 5], rooms[(n * 3 + 1) % 5]
        extras = (second,) if second.pk != first.pk else ()
        works.append(asked(crowd, first, 30 * (n % 16), extras=extras))
    result = together(works)
    assert result.total() == CLIENTS
    assert result["given"] >= 5


def test_64_who_swap_places_all_at_once_never_share_one(crowd: Town, together) -> None:
    """Bookings in a ring: each moves to where the next one is, while others cancel and ask."""
    room, other = crowd.rooms[:2]
    with standing_in(crowd.place), atomic():
        ring = [asked(crowd, (room, other)[n % 2], 120 * (n // 2))() for n in range(12)]

    def moving(n: int) -> Callable[[], object]:
        mine, aim = ring[n % 12], ring[(n * 5 + 1) % 12]
        return lambda: move_booking(
            by=crowd.clerk,
            booking=mine.pk,
            starts=aim.starts + timedelta(minutes=30 * (n % 3)),
            ends=aim.ends,
            resource=aim.resource,
            at=NOON,
        )

    works: list[Callable[[], object]] = [moving(n) for n in range(CLIENTS - 16)]
    works += [asked(crowd, (room, other)[n % 2], 60 * n) for n in range(14)]
    works += [
        lambda each=each: cancel_booking(by=crowd.clerk, booking=each.pk, reason="เลื่อน", at=NOON)
        for each in ring[:2]
    ]
    result = together(works[::-1])
    assert result.total() == CLIENTS
    assert result["refused"] > 0


def test_64_substitutions_into_three_rooms_give_none_twice(crowd: Town, together) -> None:
    with standing_in(crowd.place), atomic():
        given = [asked(crowd, crowd.rooms[n % 2], 120 * (n // 2))() for n in range(12)]

    def substituting(n: int) -> Callable[[], object]:
        def work() -> None:
            now = locked(given[n % 12].pk).resource_id
            aims = [each for each in crowd.rooms[:4] if each.pk != now]
            substitute_resource(
                by=crowd.clerk,
                booking=given[n % 12].pk,
                resource=aims[(n // 12) % 3],
                reason="แอร์เสีย",
                at=NOON,
            )

        return work

    result = together([substituting(n) for n in range(CLIENTS)])
    assert result.total() == CLIENTS
    assert result["given"] > 0


def test_series_that_cross_one_another_are_given_whole_or_not_at_all(crowd: Town, together) -> None:
    """Some begin at the end of the others' days: two that waited for each other would be stuck."""
    room = crowd.rooms[0]

    def asking(n: int) -> Callable[[], object]:
        wish = wished(room, clock(9) + timedelta(minutes=60 * (n % 4), days=n % 3))
        return lambda: request_series(
            by=crowd.clerk,
            office=crowd.office,
            wish=wish,
            rule=f"FREQ=DAILY;INTERVAL={1 + n % 3};COUNT=4",
            at=NOON,
        )

    result = together([asking(n) for n in range(FEW)])
    assert result.total() == FEW
    assert result["given"] >= 1
    with standing_in(crowd.place), atomic():
        counts = Counter(Hold.objects.values_list("booking__series", flat=True))
        assert set(counts.values()) == {4}


def test_who_waits_too_long_for_others_is_told_to_try_again(crowd: Town) -> None:
    with standing_in(crowd.place), atomic():
        given = asked(crowd, crowd.rooms[3], 0)()
        holding.lock([crowd.rooms[3]])

        def other() -> str:
            stand_alone(crowd.place.cell)
            with standing_in(crowd.place), atomic(), connection_here().cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout TO 50")
                try:
                    holding.lock([crowd.rooms[3]])
                except Busy as busy:
                    return str(busy)
                finally:
                    connection_here().set_rollback(True)
            return ""

        with ThreadPoolExecutor(1) as one:
            words = one.submit(other).result()
        assert words == "มีผู้จองรายการนี้พร้อมกันหลายคน รอสักครู่แล้วลองอีกครั้ง"
        cancel_booking(by=crowd.clerk, booking=given.pk, reason="เลื่อน", at=NOON)


def test_a_series_skips_nothing_only_because_others_are_busy_with_it(crowd: Town) -> None:
    room = crowd.rooms[4]

    def other() -> str:
        stand_alone(crowd.place.cell)
        with standing_in(crowd.place), atomic(), connection_here().cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout TO 50")
            try:
                request_series(
                    by=crowd.clerk, office=crowd.office, wish=wished(room, clock(9)),
                    rule="FREQ=DAILY;COUNT=2", skip_clashes=True, at=NOON,
                )  # fmt: skip
            except (Clash, OccurrencesClash) as refusal:
                return type(refusal).__name__
            finally:
                connection_here().set_rollback(True)
        return "given"

    with standing_in(crowd.place), atomic():
        holding.lock([room])
        with ThreadPoolExecutor(1) as one:
            assert one.submit(other).result() == "Busy"
