"""The worker and Valkey may die at any moment: what was asked for is done, and done once."""

import http.client
import json
import re
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
import redis
from PIL import Image

HOST = "thaton.localhost"
LETTERS = 8
KILLS = 3
TOKEN = {"Authorization": "Bearer tt_faults"}
STAMPED = """
    SELECT count(*) FILTER (WHERE part = 'stamped'), count(*) FILTER (WHERE part = 'main')
    FROM t_000001.saraban_attachment JOIN t_000001.saraban_incomingletter l ON l.id = incoming_id
    WHERE subject LIKE '{}%' GROUP BY incoming_id
"""
WAITING = "SELECT count(*) FROM relay.outbox WHERE done_at IS NULL"


def ask(
    product: Any, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Send one request and return status, body and headers of the answer."""
    line = http.client.HTTPConnection("127.0.0.1", product.port, timeout=120)
    line.request(method, path, body, {"Host": HOST, **headers})
    answer = line.getresponse()
    return answer.status, answer.read(), answer.getheaders()


def send_letter(product: Any, subject: str, key: str) -> int:
    """Register a letter with a page, and return the status."""
    page = BytesIO()
    Image.new("RGB", (420, 594), "white").save(page, "PDF")
    fields = {"sender": "อำเภอท่าตอน", "addressee": "นายก", "subject": subject, "repeat_reason": key}
    body = b"".join(
        f'--frontier\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    )
    file = 'Content-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    body += b"--frontier\r\n" + file.encode() + page.getvalue() + b"\r\n--frontier--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=frontier", "Idempotency-Key": key}
    status, answer, _ = ask(product, "POST", "/api/v1/saraban/incoming", body, **TOKEN, **kind)
    assert status < 400, answer.decode()
    return status


def wait_for(ready: Callable[[], bool]) -> None:
    """Look until it is so, for five minutes at most."""
    deadline = time.monotonic() + 300
    while not ready():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)


@pytest.fixture
def relay(product):
    """The relay, which finds what nobody was poked for."""
    product.start_program("relay")
    yield
    product.kill_program("relay")


def test_a_worker_that_is_killed_at_work_stamps_each_letter_once(product, relay):
    product.start_program("worker")
    for number in range(LETTERS):
        assert send_letter(product, f"ประทับตรา {number}", f"stamped-{number:04}") == 201
    for kill in range(1, KILLS + 1):
        wait_for(
            lambda kill=kill: (
                sum(row[0] for row in product.rows(STAMPED.format("ประทับตรา"))) >= kill
            )
        )
        product.kill_program("worker")
        product.start_program("worker")
    wait_for(lambda: product.rows(WAITING) == [(0,)])
    product.kill_program("worker")
    assert product.rows(STAMPED.format("ประทับตรา")) == [(1, 1)] * LETTERS


def test_without_valkey_people_sign_in_and_register_and_the_rest_follows_later(product, relay):
    product.manage("collectstatic", "--no-input", "--verbosity=0")  # the first page of this server
    product.kill_cache()
    try:
        assert sign_in(product) == 302
        for number in range(3):
            assert send_letter(product, f"ไม่มีแคช {number}", f"no-cache-{number:04}") == 201
    finally:
        product.cache.start()
    product.start_program("worker")
    wait_for(lambda: product.rows(WAITING) == [(0,)])
    product.kill_program("worker")
    assert product.rows(STAMPED.format("ไม่มีแคช")) == [(1, 1)] * 3


def test_a_flushed_valkey_loses_no_work(product, relay):
    send_letter(product, "ล้างคิว", "flushed-0001")
    flush(product)
    product.start_program("worker")
    wait_for(lambda: product.rows(WAITING) == [(0,)])
    product.kill_program("worker")
    assert product.rows(STAMPED.format("ล้างคิว")) == [(1, 1)]


def test_the_same_key_sent_again_is_answered_with_the_same_number(product):
    words = {"sender": "อำเภอ", "addressee": "นายก", "subject": "ส่งซ้ำ"}
    body = json.dumps(words, ensure_ascii=False).encode()
    kind = {"Content-Type": "application/json", "Idempotency-Key": "again-0001"}
    once, again = (
        ask(product, "POST", "/api/v1/saraban/incoming", body, **TOKEN, **kind) for _ in "ab"
    )
    assert json.loads(once[1])["number"] == json.loads(again[1])["number"]
    assert ("idempotent-replayed", "true") in [(n.lower(), v) for n, v in again[2]]
    other = body.replace("ส่งซ้ำ".encode(), "ต่างไป".encode())
    assert ask(product, "POST", "/api/v1/saraban/incoming", other, **TOKEN, **kind)[0] == 422


def sign_in(product: Any) -> int:
    """Sign in at the page, as a browser does, and return the status."""
    status, page, headers = ask(product, "GET", "/sign-in")
    assert status == 200, page.decode()
    cookie = next(v.split(";")[0] for n, v in headers if n.lower() == "set-cookie" and "csrf" in v)
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    form = {
        "csrfmiddlewaretoken": found[1].decode(),
        "username": "faults",
        "password": "เรือหางยาวลำสีเขียว-9",
    }
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    return ask(product, "POST", "/sign-in", urlencode(form).encode(), **kind)[0]


def flush(product: Any) -> None:
    """Forget everything that Valkey holds."""
    redis.Redis(unix_socket_path=str(product.cache.socket)).flushall()
