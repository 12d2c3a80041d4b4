"""Numbers a second: a town's draw against the bare two-statement transaction.

    python -m bench.numbering [--seconds 4] [--clients 1,8,32]

Each client is a process that draws a number and writes a row with it, in one transaction that is
on disk before it counts. Ours stands in a town, asks the series and writes; the bare one is
psycopg alone with UPDATE … RETURNING and INSERT. Afterwards the rows must be 1..N.
"""

import argparse
import multiprocessing
import time
from collections.abc import Callable

import psycopg

from bench.stage import FOLDER, open_towns, stage

TABLE = "CREATE TABLE {} (series text, number int, UNIQUE (series, number))"
CHECK = "SELECT count(*), count(DISTINCT number), coalesce(max(number), 0) FROM {} GROUP BY series"
SERIES = 64


def ours(schema: str, table: str, many: bool, client: int, until: float) -> int:
    """Draw through the product until the time is up; return how many."""
    from django.db import connections

    from database.place import Place, standing_in
    from database.work import atomic, connection_here
    from numbering.draw import draw

    done = 0
    with standing_in(Place(cell="cell_01", schema=schema)):
        while time.time() < until:
            series = f"many/{(client * 7 + done) % SERIES}" if many else "one"
            with atomic():
                number = draw(key=f"{table}/{series}", year=2569)
                with connection_here().cursor() as cursor:
                    cursor.execute(f"INSERT INTO {table} VALUES (%s, %s)", [series, number])
            done += 1
    connections["cell_01"].close()
    connections["cell_01"].close_pool()
    return done


def bare(schema: str, table: str, many: bool, client: int, until: float) -> int:
    """Draw with two statements and nothing else until the time is up; return how many."""
    done = 0
    with psycopg.connect(f"host={FOLDER}/s dbname=cell_01 user=postgres", autocommit=True) as raw:
        raw.execute(f"SET search_path TO {schema}".encode())
        while time.time() < until:
            series = f"many/{(client * 7 + done) % SERIES}" if many else "one"
            with raw.transaction():
                number = raw.execute(
                    "UPDATE bare_series SET last = last + 1 WHERE key = %s RETURNING last",
                    [f"{table}/{series}"],
                    prepare=False,
                ).fetchone()[0]
                raw.execute(
                    f"INSERT INTO {table} VALUES (%s, %s)".encode(), [series, number], prepare=False
                )
            done += 1
    return done


def measure(
    way: Callable[..., int], schema: str, table: str, many: bool, clients: int, secs: float
):
    """Run clients side by side; return numbers a second."""
    fork = multiprocessing.get_context("fork")
    begin = time.time() + 0.3
    with fork.Pool(clients) as pool:
        jobs = [(schema, table, many, n, begin + secs) for n in range(clients)]
        time.sleep(max(0, begin - time.time()))
        began = time.perf_counter()
        done = sum(pool.starmap(way, jobs, chunksize=1))
        return done / (time.perf_counter() - began)


def main() -> None:
    """Measure each number of clients in one register and over many, and check every number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", default="1,8,32")
    options = parser.parse_args()
    with stage():
        [town] = open_towns(1)
        from django.db import connections

        for connection in connections.all():  # a pool is not to be carried over a fork
            connection.close()
            connection.close_pool()
        print("| clients | register | ours /s | bare /s | ours ÷ bare | gaps | twins |")
        print("|---|---|---|---|---|---|---|")
        for clients in (int(n) for n in options.clients.split(",")):
            for many in (False, True):
                compare(town.schema, clients, many, options)


def compare(schema: str, clients: int, many: bool, options: argparse.Namespace) -> None:
    """Print one row: the median ratio of rounds in which both ways took turns."""
    table = f"bench_{clients}_{'many' if many else 'one'}"
    with psycopg.connect(f"host={FOLDER}/s dbname=cell_01 user=postgres", autocommit=True) as raw:
        raw.execute(f"SET search_path TO {schema}; SET ROLE {schema}".encode())
        raw.execute("CREATE TABLE IF NOT EXISTS bare_series (key text PRIMARY KEY, last int)")
        for name in (table, f"{table}_bare"):
            raw.execute(TABLE.format(name).encode())
        keys = [f"many/{n}" for n in range(SERIES)] if many else ["one"]
        for key in keys:
            raw.execute("INSERT INTO bare_series VALUES (%s, 0)", [f"{table}_bare/{key}"])
        pairs = [
            (
                measure(ours, schema, table, many, clients, options.seconds),
                measure(bare, schema, f"{table}_bare", many, clients, options.seconds),
            )
            for _ in range(options.rounds)
        ]
        rows = raw.execute(CHECK.format(table).encode()).fetchall()
    gaps = sum(highest - distinct for _, distinct, highest in rows)
    twins = sum(count - distinct for count, distinct, _ in rows)
    mine, theirs = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
    where = f"{SERIES} registers" if many else "one register"
    print(
        f"| {clients} | {where} | {mine:.0f} | {theirs:.0f} | {mine / theirs:.2f}"
        f" | {gaps} | {twins} |"
    )


if __name__ == "__main__":
    main()
