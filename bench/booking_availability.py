"""How long it takes to say when 200 resources are free over a month, among 1,000,000 bookings.

    python -m bench.booking_availability [--bookings 1000000] [--resources 200] [--asks 200]

Each resource has four bookings a working day, 45 to 90 minutes long, for as many years as the
bookings last, opening hours on weekdays, set-up and clean-up; every tenth has parts, some are
closed now and then. Each ask is `availability` for all of them and a month chosen at random, in
a transaction of its own, as a page asks it. Prints p50, p95, p99 in ms, and the plan with --plan.
"""

import argparse
import random
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg

from bench.stage import FOLDER, open_towns, stage

FIRST = date(2023, 1, 2)
GOAL_MS = 50

BOOKINGS = """
    INSERT INTO booking_booking (resource_id, during, state, title, private, purpose, people,
        asked_by_id, office_id, phone, asked_at, chair, layout, wishes, destination, reach,
        self_drive, parked_at, afterwards, waits_role, receipt)
    SELECT resource, tstzrange(starts, starts + long), 'done', 'ประชุม', false, '', 1, %(person)s,
        %(office)s, '', starts - interval '7 days', '', 'any', '', '', '', false, '', '', '', ''
    FROM (
        SELECT leaf AS resource, interval '15 min' * (3 + (n * 7 + leaf) %% 4) AS long,
            (%(first)s::date + (n / 20) * 7 + (n / 4) %% 5)::timestamp AT TIME ZONE 'Asia/Bangkok'
                + interval '8 hours 30 min' + interval '120 min' * (n %% 4) AS starts
        FROM generate_series(0, %(each)s - 1) AS n, unnest(%(leaves)s::bigint[]) AS leaf
    ) AS planned
    ORDER BY starts, resource
"""
HOLDS = """
    INSERT INTO booking_hold (booking_id, resource_id, during)
    SELECT b.id, b.resource_id, tstzrange(lower(b.during) - interval '5 min',
        upper(b.during) + interval '10 min')
    FROM booking_booking b ORDER BY b.id
"""


def fill(bookings: int, count: int) -> tuple[Any, list[Any]]:
    """Put resources and bookings into the current town; return a viewer and the resources."""
    from accounts.duties import Viewer
    from accounts.models import Office, Person
    from modules.booking.models import Closure, OpenHours, Part, Resource

    office = Office.objects.create(kind="organisation", name="เทศบาล")
    person = Person.objects.create(username="bench", given_name="bench")
    made = [
        Resource.objects.create(
            kind="room", name=f"ห้อง {n}", name_sort=f"{n:04}", office=office, door=f"d{n}",
            setup_minutes=5, cleanup_minutes=10,
        )
        for n in range(count)
    ]  # fmt: skip
    OpenHours.objects.bulk_create(
        OpenHours(resource=each, weekday=day, opens="08:00", closes="17:00")
        for each in made
        for day in range(1, 6)
    )
    wholes = made[::10]
    Part.objects.bulk_create(
        Part(whole=whole, part=made[n * 10 + k]) for n, whole in enumerate(wholes) for k in (1, 2)
    )
    at = datetime(2023, 1, 1, tzinfo=UTC)
    Closure.objects.bulk_create(
        Closure(
            resource=each, during=(at + timedelta(days=90 * n), at + timedelta(days=90 * n + 2)),
            reason="ซ่อม", closed_by=person, closed_at=at,
        )
        for n, each in enumerate(made[::7])
    )  # fmt: skip
    book(bookings, [each.pk for each in made if each not in wholes], person, office)
    return Viewer(person, ()), made


def book(bookings: int, leaves: list[int], person: Any, office: Any) -> None:
    """Write bookings and what they hold, as many for each leaf."""
    from database.work import connection_here

    asked = {"first": FIRST, "each": bookings // len(leaves), "leaves": leaves}
    with connection_here().cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout TO 0")
        cursor.execute(BOOKINGS, {**asked, "person": person.pk, "office": office.pk})
        cursor.execute(HOLDS)
        cursor.execute("SELECT count(*) FROM booking_hold")
        print("bookings", cursor.fetchone()[0])


def ask(viewer: Any, resources: list[Any], first: date) -> tuple[float, int]:
    """Ask once; return how many milliseconds it took and how many gaps there were."""
    from database.work import atomic
    from modules.booking.queries.free import availability
    from thai.dates import BANGKOK

    since = datetime(first.year, first.month, 1, tzinfo=BANGKOK)
    until = (since + timedelta(days=32)).replace(day=1)
    began = time.perf_counter()
    with atomic():
        found = availability(viewer, resources, (since, until))
    return (time.perf_counter() - began) * 1000, sum(map(len, found.values()))


def show_plan(viewer: Any, resources: list[Any]) -> None:
    """Print how PostgreSQL finds the free times of a month."""
    from django.test.utils import CaptureQueriesContext

    from database.work import atomic, connection_here

    with atomic():
        with CaptureQueriesContext(connection_here()) as asked:
            ask(viewer, resources, FIRST + timedelta(days=60))
        with connection_here().cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {asked[-2]['sql']}".replace("%", "%%"), ())
            print(*(line for (line,) in cursor.fetchall()), sep="\n")


def tidy_up(schema: str) -> None:
    """Let PostgreSQL know what the tables hold, as it would by itself within minutes."""
    where = f"host={FOLDER}/s dbname=cell_01 user=postgres"
    with psycopg.connect(where, autocommit=True) as raw:
        for table in ("booking_booking", "booking_hold", "booking_resource", "booking_part"):
            raw.execute(f"VACUUM (ANALYZE) {schema}.{table}".encode())


def main() -> None:
    """Fill a town, ask, print."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--bookings", type=int, default=1_000_000)
    reader.add_argument("--resources", type=int, default=200)
    reader.add_argument("--asks", type=int, default=200)
    reader.add_argument("--plan", action="store_true")
    wanted = reader.parse_args()
    with stage(durable=False):
        from database.place import standing_in
        from database.work import atomic
        from tenants import directory

        [town] = open_towns(1)
        place = directory.place_of(town)
        with standing_in(place):
            with atomic():
                viewer, resources = fill(wanted.bookings, wanted.resources)
            tidy_up(place.schema)
            days = wanted.bookings // wanted.resources // 4 * 7 // 5
            asks = [
                ask(viewer, resources, FIRST + timedelta(days=random.randrange(days)))
                for _n in range(wanted.asks)
            ]
            if wanted.plan:
                show_plan(viewer, resources)
        times = sorted(each[0] for each in asks[5:])
        p50, p95, p99 = (times[int(len(times) * q)] for q in (0.5, 0.95, 0.99))
        gaps = sum(each[1] for each in asks) // len(asks)
        print(f"gaps {gaps}  p50 {p50:.1f}  p95 {p95:.1f}  p99 {p99:.1f} ms  goal p95 {GOAL_MS} ms")


if __name__ == "__main__":
    main()
