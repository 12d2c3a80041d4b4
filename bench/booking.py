"""Bookings a second: 100,000 overlapping requests at once, against the bare constrained insert.

    python -m bench.booking [--requests 100000] [--clients 16] [--rooms 20] [--days 20]
        [--ways bare ours]

Each client is a process that asks for rooms nobody needs to approve, at random times that overlap
one another, one transaction each, on disk before it counts. Ours is `request_booking` whole:
checks, permission, booking, hold, path, trail, reminder. Told is the same inside a page's
transaction, and who is refused reads by whom. The claim is `holding.hold_all` alone.
The bare ways are one INSERT into a table like the holds', with the same exclusion constraint,
through the same engine: plain, and with ON CONFLICT DO NOTHING. Afterwards nothing may overlap.
"""

import argparse
import multiprocessing
import time
from collections.abc import Callable

import psycopg

from bench.booking_ways import Stage, bare, bare_quiet, claim, ours, told
from bench.stage import FOLDER, open_towns, stage

OVERLAPS = """
    SELECT count(*) FROM {0} a JOIN {0} b
    ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
"""
WAYS = (bare, bare_quiet, ours, told, claim)


def client(way: Callable[[Stage, int], bool], stand: Stage, turns: range, begin: float) -> int:
    """Take one's turns one after another; return how many were given."""
    from django.db import connections

    from database.place import standing_in

    time.sleep(max(0, begin - time.time()))
    with standing_in(stand.place):
        given = sum(way(stand, turn) for turn in turns)
    connections["cell_01"].close()
    connections["cell_01"].close_pool()
    return given


def measure(
    way: Callable[[Stage, int], bool], stand: Stage, requests: int, clients: int
) -> tuple[float, int]:
    """Run clients side by side; return requests a second, and how many were given."""
    fork = multiprocessing.get_context("fork")
    begin = time.time() + 0.5
    with fork.Pool(clients) as pool:
        jobs = [(way, stand, range(n, requests, clients), begin) for n in range(clients)]
        time.sleep(max(0, begin - time.time()))
        began = time.perf_counter()
        given = sum(pool.starmap(client, jobs, chunksize=1))
        return requests / (time.perf_counter() - began), given


def furnish(schema: str, rooms: int, days: int) -> Stage:
    """Make the rooms, the rule that nobody needs to approve them, and somebody who asks."""
    from accounts.models import Office, OfficeKind, Role
    from database.place import Place, standing_in
    from database.work import atomic
    from modules.booking.models import ApprovalRule, Resource
    from tests.people import make_person

    place = Place(cell="cell_01", schema=schema)
    with standing_in(place), atomic():
        office = Office.objects.create(kind=OfficeKind.ORGANISATION, name="เทศบาลตำบลทดสอบ")
        clerk = make_person("clerk", "นาง", "ดาว", "ดี", office, "ธุรการ", Role.REGISTRY_CENTRAL)
        ApprovalRule.objects.create(sort=1, kind="room")
        names = [f"ห้องประชุม {n}" for n in range(rooms)]
        common = {"kind": "room", "office": office, "on_holidays": True}
        made = [Resource(name=name, name_sort=name, door=name, **common) for name in names]
        return Stage(place, clerk, office, Resource.objects.bulk_create(made), days)


def clear(raw: psycopg.Connection, schema: str) -> None:
    """Make the stage as it was before anybody asked, and the bare table beside it."""
    raw.execute(f"SET search_path TO {schema}, public; SET ROLE {schema}".encode())
    raw.execute("DROP TABLE IF EXISTS bare_hold")
    raw.execute("CREATE TABLE bare_hold (LIKE booking_hold INCLUDING ALL)")
    raw.execute("TRUNCATE booking_booking CASCADE")


def book_ahead(raw: psycopg.Connection, stand: Stage, requests: int) -> None:
    """Write a booking for each claim to come: the claim alone is measured."""
    raw.execute(
        b"INSERT INTO booking_booking (id, resource_id, during, state, title, private, purpose,"
        b" people, asked_by_id, office_id, phone, asked_at, chair, layout, wishes, destination,"
        b" reach, self_drive, parked_at, afterwards, waits_role, receipt)"
        b" OVERRIDING SYSTEM VALUE SELECT n, %s, tstzrange(now(), now() + '1 hour'), 'approved',"
        b" 'x', false, '', 1, %s, %s, '', now(), '', 'any', '', '', '', false, '', '', '', ''"
        b" FROM generate_series(1, %s) n",
        [stand.rooms[0].pk, stand.clerk.pk, stand.office.pk, requests],
    )


def main() -> None:
    """Measure every way in turns, and see that nothing overlaps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--rooms", type=int, default=20)
    parser.add_argument("--days", type=int, default=20)
    names = [way.__name__ for way in WAYS]
    parser.add_argument("--ways", nargs="+", choices=names, default=names)
    options = parser.parse_args()
    with stage():
        [town] = open_towns(1)
        stand = furnish(town.schema, options.rooms, options.days)
        from django.db import connections

        from modules.booking.commands import request_booking  # noqa: F401 - loaded once, as by a server
        from search.words import index_text

        index_text("ประชุม")  # so is the dictionary; otherwise each client reads it first
        for connection in connections.all():  # a pool is not to be carried over a fork
            connection.close()
            connection.close_pool()
        ways = [way for way in WAYS if way.__name__ in options.ways]
        compare(town.schema, stand, ways, options.requests, options.clients)


def compare(
    schema: str,
    stand: Stage,
    ways: list[Callable[[Stage, int], bool]],
    requests: int,
    clients: int,
) -> None:
    """Print a row for each way."""
    figures: dict[str, float] = {}
    print(f"{requests} requests, {clients} clients, {len(stand.rooms)} rooms, {stand.days} days\n")
    print("| way | requests/s | given | overlaps | ÷ bare insert | ÷ bare, quiet |")
    print("|---|---|---|---|---|---|")
    for way in ways:
        table = "bare_hold" if way in (bare, bare_quiet) else "booking_hold"
        with psycopg.connect(
            f"host={FOLDER}/s dbname=cell_01 user=postgres", autocommit=True
        ) as raw:
            clear(raw, schema)
            if way is claim:
                book_ahead(raw, stand, requests)
            speed, given = measure(way, stand, requests, clients)
            [(overlaps,)] = raw.execute(OVERLAPS.format(table).encode()).fetchall()
            [(held,)] = raw.execute(f"SELECT count(*) FROM {table}".encode()).fetchall()
        assert held == given, f"{given} were told that they have it, {held} do"
        figures[way.__name__] = speed
        others = (figures.get(name) for name in ("bare", "bare_quiet"))
        shares = " | ".join(f"{speed / other:.2f}" if other else "" for other in others)
        print(f"| {way.__name__} | {speed:.0f} | {given} | {overlaps} | {shares} |", flush=True)


if __name__ == "__main__":
    main()
