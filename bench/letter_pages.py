"""How long the pages of correspondence take in a town with 100,000 letters received.

    python -m bench.letter_pages [--letters 100000] [--asks 60] [--only words] [--slow]

The town is that of `bench/letter_town.py`. Three people sign in, the central registry clerk, the
clerk of a division with 50,000 letters in this year's book, and the chief executive, and ask page
after page in turns, each time for another letter, month or word, through the WSGI application in
this process: everything but the network and the web server. Printed are milliseconds as a client
of the server would see them, those spent on statements of the database, how many statements, and
bytes as sent plainly and gzipped. `--slow` prints the slowest statement of each page that is over
the goal, with its plan.
"""

import argparse
import gzip
import io
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench.stage import stage

GOAL_MS = 100
WARM_UP = 3


@dataclass(frozen=True)
class Answer:
    """What one request cost."""

    ms: float
    cpu_ms: float  # of this process and of the server's backend, whatever else runs here
    statements: list[tuple[float, str, Any]]
    raw: int
    packed: int


@dataclass
class Watched:
    """What the database was asked, and by which of its backends."""

    statements: list[tuple[float, str, Any]] = field(default_factory=list)
    backend: int = 0

    def __call__(self, run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run a statement and note it, as a wrapper of Django's."""
        self.backend = context["connection"].connection.info.backend_pid
        began = time.perf_counter()
        try:
            return run(sql, params, many, context)
        finally:
            self.statements.append(((time.perf_counter() - began) * 1000, sql, params))

    def cpu_ms(self) -> float:
        """Return for how long this process and the backend have been at work."""
        ran = Path(f"/proc/{self.backend}/schedstat").read_text().split()[0] if self.backend else 0
        return time.process_time() * 1000 + int(ran) / 1e6


@dataclass(frozen=True)
class Visitor:
    """Somebody at their browser (`cookie`), or their program (`token`)."""

    host: str
    headers: dict[str, str]
    watched: Watched

    def get(self, address: str) -> Answer:
        """Ask for an address as a web server would, and read the answer to its end."""
        from config.wsgi import application

        path, _, query = address.partition("?")
        facts: dict[str, Any] = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": self.host, "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.host, "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), **self.headers,
        }  # fmt: skip
        status: list[str] = []
        before, ran = len(self.watched.statements), self.watched.cpu_ms()
        began = time.perf_counter()
        answer = application(facts, lambda line, _headers: status.append(line))
        body = b"".join(answer)
        answer.close()
        ms = (time.perf_counter() - began) * 1000
        ran = self.watched.cpu_ms() - ran
        assert status[0].startswith("200"), (address, status, body[:400].decode())
        statements = self.watched.statements[before:]
        return Answer(ms, ran, statements, len(body), len(gzip.compress(body, 6)))


def sign_in(town: dict[str, Any], host: str) -> dict[str, Visitor]:
    """Return the three people and a program, each signed in and watched."""
    import hashlib

    from django.db import connections
    from django.test import Client
    from django.utils import timezone

    from accounts.models import ApiToken, Person
    from database.place import standing_in
    from database.work import atomic

    watched = Watched()
    found: dict[str, Visitor] = {}
    with standing_in(town["place"]):
        for name in ("clerk", "division_clerk", "chief"):
            with atomic():
                client = Client(headers={"host": host})
                person = Person.objects.get(pk=town[name])
                person.must_change_password = False
                person.save()
                client.force_login(person)
            cookies = "; ".join(f"{key}={each.value}" for key, each in client.cookies.items())
            found[name] = Visitor(host, {"HTTP_COOKIE": cookies}, watched)
        with atomic():
            digest = hashlib.sha256(b"tt_bench").digest()
            facts = {"name": "bench", "hint": "tt_", "made_at": timezone.now(), "digest": digest}
            ApiToken.objects.create(person_id=town["clerk"], **facts)
    found["program"] = Visitor(host, {"HTTP_AUTHORIZATION": "Bearer tt_bench"}, watched)
    connections[town["place"].cell].execute_wrappers.append(watched)
    return found


def measure(
    visitors: dict[str, Visitor], asked: dict[tuple[str, str], Any], asks: int
) -> dict[tuple[str, str], list[Answer]]:
    """Ask every page so many times, in turns, so that a mood of the machine falls on all."""
    found: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for turn in range(asks + WARM_UP):
        for key, address in random.sample(sorted(asked.items()), len(asked)):
            answer = visitors[key[0]].get(address())
            if turn >= WARM_UP:
                found[key].append(answer)
    return found


def show(found: dict[tuple[str, str], list[Answer]]) -> list[tuple[str, str]]:
    """Print the table; return the pages whose p95 is over the goal."""
    print("| who | page | p50 ms | p95 ms | p99 ms | p95 ms of CPU | ms in the database | queries"
          " | KB | KB gzipped |")  # fmt: skip
    print("|" + "---|" * 10)
    over = []
    for (who, page), answers in sorted(found.items()):
        p50, p95, p99 = (at([each.ms for each in answers], q) for q in (0.5, 0.95, 0.99))
        if p95 > GOAL_MS:
            over.append((who, page))
        cells = [
            f"{p50:.0f}", f"{p95:.0f}{' **over**' * (p95 > GOAL_MS)}", f"{p99:.0f}",
            f"{at([each.cpu_ms for each in answers], 0.95):.0f}",
            f"{median(sum(ms for ms, *_sql in each.statements) for each in answers):.1f}",
            f"{max(len(each.statements) for each in answers)}",
            f"{median(each.raw for each in answers) / 1024:.0f}",
            f"{median(each.packed for each in answers) / 1024:.1f}",
        ]  # fmt: skip
        print(f"| {who} | {page} | {' | '.join(cells)} |")
    print(f"{len(found) - len(over)} of {len(found)} pages with p95 under {GOAL_MS} ms")
    return over


def at(figures: list[float], share: float) -> float:
    """Return the figure below which a share of them lies."""
    return sorted(figures)[min(int(len(figures) * share), len(figures) - 1)]


def show_slowest(place: Any, answers: list[Answer]) -> None:
    """Print the statement that took longest in the slowest answers, and how it is planned."""
    from database.place import standing_in
    from database.work import atomic, connection_here

    slow = sorted(answers, key=lambda each: each.ms)[int(len(answers) * 0.95) - 1]
    ms, sql, params = max(slow.statements, key=lambda each: each[0])
    print(f"{slow.ms:.1f} ms, of which {ms:.1f}: {sql}\n{params}")
    with standing_in(place), atomic(), connection_here().cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params)
        print(*(line for (line,) in cursor.fetchall()), sep="\n")


def main() -> None:
    """Fill a town, let everybody ask, print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--letters", type=int, default=100_000)
    reader.add_argument("--asks", type=int, default=60)
    reader.add_argument("--only", default="", help="pages whose name has this in it")
    reader.add_argument("--slow", action="store_true")
    options = reader.parse_args()
    with stage(durable=False):
        from bench.letter_asks import pages
        from bench.letter_town import fill
        from demo.build import open_and_settle
        from demo.large import BIG

        now = datetime.now(UTC)
        began = time.perf_counter()
        town = fill(open_and_settle(BIG, at=now), options.letters, now)
        print(f"{options.letters:,} letters in {time.perf_counter() - began:.0f} s")
        visitors = sign_in(town, f"{BIG.host}.localhost")
        asked = {key: each for key, each in pages(town).items() if options.only in " ".join(key)}
        found = measure(visitors, asked, options.asks)
        for key in show(found):
            if options.slow:
                print(*key)
                show_slowest(town["place"], found[key])


if __name__ == "__main__":
    main()
