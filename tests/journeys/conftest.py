"""The product as people meet it: a web server, a worker, Chromium, and one town with people."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response

from accounts.models import Person
from database.place import Place
from tests.chromium import open_context
from tests.journeys.town import HOST, settle
from tests.patience import free_port
from tests.people import PASSWORD

ROOT = Path(settings.BASE_DIR)
SCREEN = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
REFUSALS = ("409", "422")  # a form that was refused on purpose is no complaint
# Nor is a look given up for a newer one, or because the page is left: how an answer that did come
# was refused is heard by its status.
GIVEN_UP = ("htmx:afterRequest", "htmx:sendAbort", "htmx:sendError")


@dataclass
class Site:
    """The running product: its address, its town and the people in it."""

    port: int
    place: Place
    people: dict[str, Person]
    cookies: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Return the address of the town."""
        return f"http://{HOST}.localhost:{self.port}"


@pytest.fixture(scope="session")
def site(databases: None) -> Iterator[Site]:
    """The product as `make run` starts it, with a town of its own."""
    place, people = settle()
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
        # Not the queue of this process, where other tests count what waits.
        "BROKER_URL": settings.CELERY_BROKER_URL + "?virtual_host=9",
    }
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    web = ["granian", "--interface", "wsgi", "--blocking-threads", "4", "--host", "127.0.0.1"]
    web += ["--port", str(port), "--no-access-log", "--no-log", "config.wsgi:application"]
    worker = ["celery", "--quiet", "-A", "config", "worker", "--pool", "threads"]
    worker += ["--concurrency", "1", "--without-gossip", "--without-mingle"]
    programs = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", *words], cwd=ROOT, env=environment,
            start_new_session=True,
        )
        for words in (web, worker)
    ]  # fmt: skip
    try:
        until(lambda: answers(port))
        yield Site(port, place, people)
    finally:
        for program in programs:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def answers(port: int) -> bool:
    """Tell whether somebody listens at a port."""
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


def until(ready: Callable[[], bool], seconds: float = 180) -> None:
    """Look until it is so."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)


def press(button: Locator) -> None:
    """Press what brings another page, and wait until that page is there.

    `click()` comes back before the answer does, and to wait for "the page" then finds the old one.
    """
    with button.page.expect_navigation():
        button.click()


@dataclass
class Desk:
    """One person's browser: what they see, and whether it complained of anything."""

    site: Site
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.listen(self.page)

    def listen(self, page: Page) -> None:
        """Hear what a page complains of."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", self._answered)

    def go(self, path: str) -> Page:
        """Open an address of the town."""
        self.page.goto(self.site.url + path)
        return self.page

    def sign_in(self, username: str, password: str = PASSWORD) -> Page:
        """Sign in at the page."""
        self.go("/sign-in")
        self.page.get_by_label("ชื่อผู้ใช้").fill(username)
        self.page.get_by_label("รหัสผ่าน").fill(password)
        press(self.page.get_by_role("button", name="เข้าสู่ระบบ"))
        return self.page

    def _hear(self, message: ConsoleMessage) -> None:
        refused = any(f"status of {status}" in message.text for status in REFUSALS)
        given_up = message.text.startswith(GIVEN_UP)
        if message.type in ("error", "warning") and not refused and not given_up:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400 and str(answer.status) not in REFUSALS:
            self.complaints.append(f"{answer.status} {answer.url}")


@pytest.fixture
def desk_of(site: Site, chromium: Browser) -> Iterator[Callable[..., Desk]]:
    """Open a browser for somebody: `desk_of("malee")`; it may complain of nothing."""
    desks: list[Desk] = []

    def open_desk(username: str = "", size: Any = SCREEN, **more: Any) -> Desk:
        context = open_context(chromium, viewport=size, **more)
        desk = Desk(site, context, context.new_page())
        desks.append(desk)
        if username and username in site.cookies:
            context.add_cookies(site.cookies[username])
        elif username:
            desk.sign_in(username)
            site.cookies[username] = [
                cookie for cookie in context.cookies() if "session" in cookie.get("name", "")
            ]
        return desk

    yield open_desk
    for desk in desks:
        desk.context.close()
    assert [each for desk in desks for each in desk.complaints] == []
