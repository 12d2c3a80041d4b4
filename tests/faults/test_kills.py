"""Killing web server and database while letters are registered loses and doubles nothing."""

import http.client
import json
import os
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

HOST = "thaton.localhost"
CLIENTS = 6
LETTERS = int(os.environ.get("FAULT_LETTERS", "120"))
EACH = LETTERS // CLIENTS
KILL_EVERY = 24  # acknowledged letters


class Ledger:
    """What was acknowledged to whom: the key of each request and the number it was given."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.numbers: dict[str, int] = {}
        self.unknown = 0

    def acknowledge(self, key: str, number: int) -> None:
        """Note an answer that a client has in its hands."""
        with self.lock:
            self.numbers[key] = number


def register(product: Any, ledger: Ledger, key: str) -> None:
    """Send one letter until it is acknowledged; every lost answer is asked for again."""
    body = json.dumps({"sender": "อำเภอท่าตอน", "addressee": "นายกเทศมนตรี", "subject": f"ที่ {key}"})
    headers = {
        "Host": HOST,
        "Authorization": "Bearer tt_faults",
        "Content-Type": "application/json",
        "Idempotency-Key": key,
    }
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        try:
            line = http.client.HTTPConnection("127.0.0.1", product.port, timeout=20)
            line.request("POST", "/api/v1/saraban/incoming", body.encode(), headers)
            answer = line.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            with ledger.lock:
                ledger.unknown += 1
            time.sleep(0.05)  # the server is being started again
            continue
        if answer.status == 201:
            return ledger.acknowledge(key, json.loads(text)["number"])
        assert answer.status >= 500 or answer.status == 409, text.decode()
    raise AssertionError(f"{key} was never acknowledged")


def test_nothing_acknowledged_is_lost_and_no_number_is_given_twice(product):
    ledger = Ledger()
    keys = [[f"letter-{client}-{n:05}" for n in range(EACH)] for client in range(CLIENTS)]
    kills: Counter[str] = Counter()

    def work(mine: list[str]) -> None:
        for key in mine:
            register(product, ledger, key)

    with ThreadPoolExecutor(CLIENTS) as clients:
        running = [clients.submit(work, mine) for mine in keys]
        for step in range(KILL_EVERY, EACH * CLIENTS, KILL_EVERY):
            wait_for(
                lambda step=step: len(ledger.numbers) >= step or any(r.done() for r in running)
            )
            kind = "web" if (step // KILL_EVERY) % 2 else "database"
            getattr(product, f"kill_{kind}")()
            kills[kind] += 1
        for each in running:
            each.result()

    stored = product.rows("SELECT subject, number FROM t_000001.saraban_incomingletter")
    assert min(kills["web"], kills["database"]) >= 2
    assert sorted(number for _, number in stored) == list(range(1, EACH * CLIENTS + 1))
    assert {subject.removeprefix("ที่ "): number for subject, number in stored} == ledger.numbers


def wait_for(ready: Any) -> None:
    """Look often until it is so, for five minutes at most."""
    deadline = time.monotonic() + 300
    while not ready():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.02)
