"""A window: Chromium that is handed our own pages and files, under the product's policy."""

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils.csp import build_policy
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from tests.chromium import open_context

FRONTEND = Path(settings.BASE_DIR) / "frontend"
STATIC = FRONTEND / "static"
HOST = "http://town.test"

type Answer = Callable[[Request], tuple[int, str, str]]  # status, content type, body


class Window:
    """A page whose answers come from `answers`, by path; what is not there is a file of ours."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answers: dict[str, Answer] = {}
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self._answer)

    def show(self, path: str, body: str, status: int = 200) -> None:
        """Answer `path` with a page of the shell whose main part is `body`."""
        html = shell_page(body)
        self.answers[path] = lambda request: (status, "text/html; charset=utf-8", html)

    def open(self, path: str) -> Page:
        """Go to a path and wait until the islands live."""
        self.page.goto(HOST + path)
        return self.page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(HOST).split("?")[0]
        found = self.answers.get(path)
        if found is None:
            return self._file(route, path)
        status, kind, body = found(request)
        policy = build_policy(settings.SECURE_CSP)
        headers = {"content-type": kind, "content-security-policy": policy}
        return route.fulfill(status=status, headers=headers, body=body)

    def _file(self, route: Route, path: str) -> None:
        name = path.removeprefix("/static/").lstrip("/")
        if not name or not (STATIC / name).is_file():
            return route.fulfill(status=404, body="")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return route.fulfill(body=(STATIC / name).read_bytes(), headers={"content-type": kind})


def shell_page(body: str, **shell: object) -> str:
    """Return a whole page of the shell around `body`."""
    engine = engines["django"].engine
    source = '{% extends "shell/page.html" %}{% block title %}ทดสอบ{% endblock %}'
    template = engine.from_string(source + "{% block main %}{{ body|safe }}{% endblock %}")
    malee = {"person_name": "มาลี แก้วใส", "person_key": "7"}
    town = {"tenant_name": "อบต.ทุ่งใหญ่", "notices": 3, **malee, **shell}
    html: str = template.render(Context({"body": body, "shell": town}))
    return html


def part(name: str, **context: object) -> str:
    """Return one component drawn alone."""
    return render_to_string(f"components/{name}.html", context)


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    """A fresh window at the size of the clerk's screen; it must have complained of nothing."""
    assert (STATIC / "app.js").exists(), "build the frontend first: cd frontend && node build.mjs"
    context = open_context(chromium, viewport={"width": 1366, "height": 768})
    window = Window(context.new_page())
    window.answers["/-/counts"] = lambda request: (200, "application/json", "{}")
    yield window
    context.close()
    assert window.complaints == []
