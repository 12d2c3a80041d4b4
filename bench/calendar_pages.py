"""How long the pages of the calendar take, and what they weigh, in a town with 200,000 bookings.

    python -m bench.calendar_pages [--bookings 200000] [--asks 100] [--only week] [--plan]

Forty things to book (rooms, a hall of two halves, cars with drivers, things to lend), about 160
bookings each working day, some private, some waiting, a trip over days. A signed-in officer asks
for the pages in process, as a browser does, at random working days: the whole request with
middleware, session, transaction. Printed are p50, p95, p99 in ms, of it Python's CPU and the
database (p50), queries, and kB: of the page as made, as sent to a browser that takes gzip, and as
gzip would make it. `--profile` says where Python's time goes; `--plan` how the rows are found.
"""

import argparse
import cProfile
import gzip
import pstats
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bench.calendar_town import Filled, fill, tidy_up
from bench.stage import open_towns, stage

HOST = "bench-1.localhost"
PAGES = {
    "day": "/booking/?day={day}",
    "week": "/booking/?view=week&day={day}",
    "14 days": "/booking/?view=timeline&day={day}",
    "month": "/booking/?view=month&day={day}",
    "week of one": "/booking/?view=week&day={day}&resource={resource}",
    "list": "/booking/list?when={day:%Y-%m}",
}
GOAL_MS, GOAL_KB = 100, 150


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request: milliseconds in all, of Python, of the database; queries; bytes."""

    ms: float
    cpu: float
    database: float
    queries: int
    made: int
    sent: int
    packed: int


@contextmanager
def counted() -> Iterator[list[float]]:
    """Note the milliseconds of each query of the town's connection."""
    from django.db import connections

    times: list[float] = []

    def note(execute: Callable[..., Any], *words: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*words)
        finally:
            times.append((time.perf_counter() - began) * 1000)

    with connections["cell_01"].execute_wrapper(note):
        yield times


def ask(client: Any, address: str) -> Asked:
    """Ask for a page once."""
    with counted() as times:
        began, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        cpu, ms = time.process_time() - cpu, time.perf_counter() - began
    assert answer.status_code in (200, 204), (address, answer.status_code)
    body = answer.content
    packed = answer.headers.get("Content-Encoding") == "gzip"
    plain = gzip.decompress(body) if packed else body
    return Asked(
        ms=ms * 1000, cpu=cpu * 1000, database=sum(times), queries=len(times), made=len(plain),
        sent=len(body), packed=len(gzip.compress(plain, 6)),
    )  # fmt: skip


def addresses(town: Filled, page: str, count: int, resources: list[int]) -> list[str]:
    """Return the addresses of a page at random working days, the same in each run."""
    dice = random.Random(2569)
    return [
        PAGES[page].format(day=town.day(dice.randrange(town.days)), resource=dice.choice(resources))
        for _n in range(count)
    ]


def show(page: str, asked: list[Asked]) -> None:
    """Print a line of the table."""
    times = sorted(each.ms for each in asked)
    p50, p95, p99 = (times[int(len(times) * q)] for q in (0.5, 0.95, 0.99))
    middle = {
        name: sorted(getattr(each, name) for each in asked)[len(asked) // 2]
        for name in ("cpu", "database", "made", "sent", "packed")
    }
    kb = " | ".join(f"{middle[name] / 1000:.0f}" for name in ("made", "sent", "packed"))
    most = max(each.queries for each in asked)
    print(
        f"| {page} | {p50:.0f} | {p95:.0f} | {p99:.0f} | {middle['cpu']:.0f} "
        f"| {middle['database']:.0f} | {most} | {kb} |",
        flush=True,
    )


def measure(client: Any, town: Filled, resources: list[int], wanted: argparse.Namespace) -> None:
    """Ask for each page and print what it took."""
    print("| page | p50 ms | p95 | p99 | CPU | database | queries | kB made | sent | gzip |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for page in PAGES if not wanted.only else [wanted.only]:
        every = addresses(town, page, wanted.asks + 5, resources)
        asked = [ask(client, each) for each in every]
        show(page, asked[5:])  # the first warm everything up
        if wanted.profile:
            profile(client, every[5:25])


def profile(client: Any, every: list[str]) -> None:
    """Print where the time of some requests goes."""
    watch = cProfile.Profile()
    watch.enable()
    for each in every:
        client.get(each)
    watch.disable()
    pstats.Stats(watch).sort_stats("tottime").print_stats(28).sort_stats("cumtime").print_stats(60)


def show_plans(client: Any, town: Filled, page: str) -> None:
    """Print the slowest query of a page, and how PostgreSQL finds its rows."""
    from django.db import connections

    from database.work import atomic, connection_here

    slow: list[tuple[float, str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, given: Any, *more: Any) -> Any:
        began = time.perf_counter()
        answer = execute(sql, given, *more)
        slow.append((time.perf_counter() - began, sql, given))
        return answer

    address = PAGES[page].format(day=town.day(town.days // 2), resource=1)
    client.get(address)
    with connections["cell_01"].execute_wrapper(note):
        client.get(address)
    for took, sql, given in sorted(slow, key=lambda each: each[0])[-3:]:
        with atomic(), connection_here().cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", given)
            print(f"{took * 1000:.1f} ms", sql[:160], *(r[0] for r in cursor.fetchall()), sep="\n")


def main() -> None:
    """Fill a town, ask, print."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--bookings", type=int, default=200_000)
    reader.add_argument("--asks", type=int, default=100)
    reader.add_argument("--only", choices=PAGES, default="")
    reader.add_argument("--profile", action="store_true")
    reader.add_argument("--plan", action="store_true")
    wanted = reader.parse_args()
    with stage(durable=False):
        from django.test import Client

        from accounts.models import Person
        from config.warm import warm_up
        from database.place import standing_in
        from database.work import atomic
        from modules.booking.models import Resource
        from tenants import directory

        [opened] = open_towns(1)
        place = directory.place_of(opened)
        client = Client(headers={"host": HOST})
        with standing_in(place):
            with atomic():
                town = fill(wanted.bookings, datetime.now(tz=UTC).date())
                resources = list(Resource.objects.order_by("pk").values_list("pk", flat=True))
            tidy_up(place.schema)
            with atomic():
                client.force_login(Person.objects.get(username=town.username))
        warm_up().join()  # as a server's process is
        measure(client, town, resources, wanted)
        if wanted.plan:
            with standing_in(place):
                show_plans(client, town, wanted.only or "day")
        print(f"goals: p95 {GOAL_MS} ms; page with styles, scripts, letters {GOAL_KB} kB as sent")


if __name__ == "__main__":
    main()
