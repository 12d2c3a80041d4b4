"""Opening a tenant: ours, django-tenants' creation and clone, and the same DDL by raw libpq.

    python bench/open_tenants.py [--count 40] [--peers 4]

Starts its own throw-away PostgreSQL. All figures are of one run on one machine: read the ratios.
Goals: ours at least 0.8 of raw, 20 times django-tenants' creation, 350 pg_class rows a tenant.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from stage import NOON, stage

RUN = str(Path(__file__).parent / "peer" / "run.py")


def main() -> None:
    """Measure, print a table and one line of JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=40, help="tenants of ours and of raw")
    options.add_argument("--peers", type=int, default=4, help="tenants of each way of the peer")
    given = options.parse_args()
    with stage(cells=1) as server:
        seconds = {**ours_and_raw(given.count), **peers(server, given.peers)}
        rows = relations()
    report({name: statistics.median(each) for name, each in seconds.items()}, rows)


def ours_and_raw(count: int) -> dict[str, list[float]]:
    """Open tenants in turns: ours (every step of the saga), with offices, raw DDL."""
    from django.conf import settings

    from tenants.engine.cells import engine_login
    from tenants.engine.script import template_script

    seconds: dict[str, list[float]] = {"ours": [], "ours, with offices": [], "raw": []}
    script = template_script("cell_01", settings.RELEASE).script
    with engine_login("cell_01") as engine, engine_login("cell_01") as raw:
        engine.autocommit = raw.autocommit = True
        for number in range(count + 3):
            ways = {
                "ours": lambda n=number: ours(engine, 2 * n, "none"),
                "raw": lambda n=number: libpq(raw, n, script),
                "ours, with offices": lambda n=number: ours(engine, 2 * n + 1, "full"),
            }
            for name, way in ways.items():
                began = time.perf_counter()
                way()
                if number >= 3:  # the first ones warm caches up
                    seconds[name].append(time.perf_counter() - began)
    return seconds


def ours(engine, number: int, preset: str) -> None:
    """Open one tenant with the product's command."""
    from tenants.applications import Application, Taken
    from tenants.commands.open_tenant import open_tenant

    application = Application(
        code=f"{number:08}",
        kind="sao",
        name=f"องค์การบริหารส่วนตำบลทดสอบ {number}",
        host=f"town-{number}",
        province="66",
        preset=preset,
        cell="cell_01",
    )
    open_tenant(application=application, at=NOON, taken=Taken(), engine_of=lambda cell: engine)


def libpq(raw, number: int, script: str) -> None:
    """Make one schema with the same DDL and nothing else."""
    schema = f"r_{number:06}"
    text = (
        f"BEGIN; CREATE ROLE {schema} NOLOGIN; CREATE SCHEMA {schema} AUTHORIZATION"
        f" {schema}; SET LOCAL ROLE {schema}; SET LOCAL search_path TO {schema};"
        f" {script} COMMIT"
    )
    raw.pgconn.exec_(text.encode())


def peers(server, count: int) -> dict[str, list[float]]:
    """Open tenants the two ways of django-tenants, in a database of its own."""
    from tenants.engine.cells import engine_login

    with engine_login("cell_01", database="postgres") as login:
        login.autocommit = True
        login.execute("CREATE DATABASE peer")
    return {
        f"django-tenants {job}": run_peer(server.dsn("peer"), job, count)
        for job in ("create", "clone")
    }


def run_peer(dsn: str, *words: object) -> list[float]:
    """Run one job of the peer; return the seconds of each unit."""
    command = [sys.executable, RUN, dsn, *map(str, words)]
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode:
        raise SystemExit(ended.stderr[-3000:])
    return json.loads(ended.stdout.splitlines()[-1])


def relations() -> int:
    """Return how many rows of pg_class one tenant of ours takes."""
    from tenants.engine.cells import engine_login

    with engine_login("cell_01") as login:
        found = login.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 't_000001'::regnamespace"
            " OR oid IN (SELECT reltoastrelid FROM pg_class"
            "   WHERE relnamespace = 't_000001'::regnamespace)"
            " OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT reltoastrelid"
            "   FROM pg_class WHERE relnamespace = 't_000001'::regnamespace))"
        ).fetchone()
    return int(found[0]) if found else 0


def report(medians: dict[str, float], rows: int) -> None:
    """Print what was found and whether it reaches the goals."""
    ours = medians["ours"]
    print("| way | ms a tenant (median) | ours is faster by |\n|---|---|---|")
    for name, value in medians.items():
        print(f"| {name} | {value * 1000:.0f} | {value / ours:.2f} |")
    goals = {
        "of raw (goal 0.8)": medians["raw"] / ours,
        "times django-tenants create (goal 20)": medians["django-tenants create"] / ours,
        "pg_class rows a tenant (goal 350)": rows,
    }
    for name, value in goals.items():
        print(f"{value:.2f} {name}")
    print(json.dumps({"ms": {k: v * 1000 for k, v in medians.items()}, "goals": goals}))


if __name__ == "__main__":
    main()
