"""A page and a create call: one town, 200 towns in random order, and no tenancy at all.

    python -m bench.request [--towns 200] [--letters 300] [--rounds 12]

Three processes of the same release take turns at the same requests, in process, so that the
machine's moods fall on all of them: `plain` has no tenancy (see `bench/plain.py`), `one` asks one
town, `many` picks a town at random for each request. Printed are medians and their ratios. What a
backend pays when it first comes to a town (it loads the catalog) is printed apart.
"""

import argparse
import json
import multiprocessing
import random
import statistics
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.stage import open_towns, stage

LETTERS = """
    INSERT INTO saraban_incomingletter (office_id, year, number, reference, reference_key, dated,
        sender, sender_sort, addressee, subject, subject_sort, urgency, secrecy, channel,
        enclosures, remark, received_at, registered_by_id, repeat_reason,
        action_taken, cancel_reason)
    SELECT (SELECT id FROM accounts_office WHERE parent_id IS NULL), 2569, n, 'พจ 0023.3/' || n,
        'พจ0023.3/' || n, '2026-03-01', 'ท้องถิ่นจังหวัดพิจิตร', 'ท', 'นายกเทศมนตรี',
        'ขอให้รายงานผลการดำเนินงาน ครั้งที่ ' || n, 'ข', 'normal', 'open', 'paper', '', '',
        '2026-03-02 09:00+07'::timestamptz + n * interval '1 minute',
        (SELECT id FROM accounts_person WHERE username = 'bench'), '', '', ''
    FROM generate_series(1, %s) n
"""
BODY = {"sender": "อำเภอเมือง", "addressee": "นายกเทศมนตรี", "subject": "ขอเชิญประชุม"}
EACH = 40  # requests of a kind in one turn


def fill(town: Any, letters: int) -> None:
    """Give a town a clerk who keeps the central register, a token, and letters."""
    import hashlib

    from django.utils import timezone

    from accounts.models import ApiToken, Office, Person, Role, RoleGrant
    from database.place import standing_in
    from database.work import atomic, connection_here
    from modules.saraban.numbers import incoming_series
    from tenants import directory

    now = timezone.now()
    with standing_in(directory.place_of(town)), atomic(), connection_here().cursor() as cursor:
        root, _ = Office.objects.get_or_create(
            parent=None, defaults={"kind": "organisation", "name": town.name}
        )
        person = Person.objects.create(username="bench", given_name="มาลี")
        RoleGrant.objects.create(
            person=person, role=Role.REGISTRY_CENTRAL, office=root, given_at=now
        )
        digest = hashlib.sha256(b"tt_bench").digest()
        ApiToken.objects.create(person=person, name="bench", hint="tt_", made_at=now, digest=digest)
        cursor.execute(LETTERS, [letters])
        cursor.execute(
            "INSERT INTO numbering_series (key, year, last) VALUES (%s, 2569, %s)",
            [incoming_series(root), letters],
        )


def serve(way: str, towns: list[str], pipe: Connection) -> None:
    """Answer turns: make the asked requests in this way and send back their milliseconds."""
    from django.conf import settings

    if way == "plain":
        from bench.plain import without_tenancy

        without_tenancy(settings)
    import django

    django.setup()
    from django.test import Client

    client = Client()
    clients = {host: _signed_in(way, host) for host in towns}
    while (kind := pipe.recv()) != "stop":
        hosts = towns if kind.startswith("first") else random.choices(towns, k=EACH)
        times = [_timed(kind.removeprefix("first "), clients[host], client, host) for host in hosts]
        pipe.send((times, _memory(way)))


def _timed(kind: str, signed_in: Any, client: Any, host: str) -> float:
    """Make one request and return its milliseconds."""
    began = time.perf_counter()
    if kind == "page":
        answer = signed_in.get("/saraban/registers/incoming")
    else:
        answer = _create(client, host)
    assert answer.status_code in (200, 201), (kind, answer.content[:400])
    return (time.perf_counter() - began) * 1000


def _create(client: Any, host: str) -> Any:
    key = f"bench-{random.getrandbits(64):x}"
    body = {**BODY, "subject": f"ขอเชิญประชุม {key}"}
    headers = {"host": host, "authorization": "Bearer tt_bench", "idempotency-key": key}
    path = "/api/v1/saraban/incoming"
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers)


def _signed_in(way: str, host: str) -> Any:
    from django.db import transaction
    from django.test import Client

    from accounts.models import Person
    from database.place import Place, standing_in
    from tenants import directory

    if way == "plain":
        place = Place(cell="cell_01", schema="t_000001")
    else:
        listing = directory.tenant_at(host)
        assert listing is not None, host
        place = listing.place
    client = Client(headers={"host": host})
    with standing_in(place), transaction.atomic(using=place.cell):
        client.force_login(Person.objects.get(username="bench"))
    return client


def _memory(way: str) -> int:
    """Return how many kB of its own the largest backend of this process holds."""
    from django.db import connections

    raw = connections["cell_01"]
    raw.ensure_connection()
    status = Path(f"/proc/{raw.connection.info.backend_pid}/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0])


def main() -> None:
    """Run the turns and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=int, default=200)
    parser.add_argument("--letters", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()
    with stage():
        towns = open_towns(options.towns)
        for town in towns:
            fill(town, options.letters)
        hosts = [f"bench-{n}.localhost" for n in range(1, options.towns + 1)]
        show(turns(hosts, options.rounds), options)


def turns(hosts: list[str], rounds: int) -> dict[str, dict[str, tuple[list[float], int]]]:
    """Let the three processes take turns; return the times and memory of each, by kind."""
    spawn = multiprocessing.get_context("spawn")
    ways = {"plain": hosts[:1], "one": hosts[:1], "many": hosts}
    pipes: dict[str, Connection] = {}
    for way, towns in ways.items():
        pipes[way], theirs = spawn.Pipe()
        spawn.Process(target=serve, args=(way, towns, theirs), daemon=True).start()
    figures: dict[str, dict[str, tuple[list[float], int]]] = {"page": {}, "create": {}}
    for kind in figures:  # a backend's first time in each town is told apart
        pipes["many"].send(f"first {kind}")
        first = statistics.median(pipes["many"].recv()[0])
        print(f"{kind}, a backend's first time in a town: {first:.2f} ms (median of {len(hosts)})")
    for turn in range(rounds + 2):
        for kind, found in figures.items():
            for way in random.sample(sorted(ways), len(ways)):
                pipes[way].send(kind)
                times, memory = pipes[way].recv()
                if turn >= 2:  # the first turns warm everything up
                    kept, most = found.get(way, ([], 0))
                    found[way] = (kept + times, max(most, memory))
    for pipe in pipes.values():
        pipe.send("stop")
    return figures


def show(figures: dict[str, dict[str, tuple[list[float], int]]], options: Any) -> None:
    """Print the table."""
    print(f"{options.towns} towns of {options.letters} letters; medians of {options.rounds} turns")
    print("| request | plain ms | one town ms | many towns ms | one ÷ plain | many ÷ plain |")
    print("|---|---|---|---|---|---|")
    for kind, ways in figures.items():
        middle = {way: statistics.median(times) for way, (times, _) in ways.items()}
        one, many = middle["one"] / middle["plain"], middle["many"] / middle["plain"]
        cells = [f"{middle[way]:.2f}" for way in ("plain", "one", "many")]
        print(f"| {kind} | {' | '.join(cells)} | {one:.3f} | {many:.3f} |")
    memory = {way: max(f[way][1] for f in figures.values()) // 1024 for way in figures["page"]}
    print(f"largest backend, MB of its own: {memory} (recycled after TENANTS_PER_CONNECTION towns)")


if __name__ == "__main__":
    main()
