"""Knocking at every door: the addresses of the product, who knocks, and what is looked for."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product

import pypdfium2
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import Acting, ApiToken, Appointment, Office, Person, Position, RoleGrant
from database.place import standing_in
from database.work import atomic
from modules.saraban.models import (
    Attachment,
    Draft,
    IncomingLetter,
    NumberReservation,
    OutgoingLetter,
    Part,
)
from notifications.models import Notice
from tests.isolation.every_door_booking_rows import booking_kind, booking_rows
from tests.isolation.every_door_booking_table import QUERIES
from tests.isolation.every_door_towns import Town, session_key

CANARY = re.compile(r"(?:cnry\W{0,3}|นกขมิ้น\s*)([1-3๑-๓])", re.IGNORECASE)
VERBS = ("propose", "endorse", "direct", "receive", "assign", "forward", "return", "refuse",
         "reply", "close")  # fmt: skip


@dataclass(frozen=True)
class Door:
    """One address of the product, as the resolver writes it."""

    route: str
    names: tuple[str, ...]


@dataclass
class Visit:
    """What came of knocking once."""

    door: Door
    address: str
    method: str
    answer: HttpResponse

    @property
    def status(self) -> int:
        """Return the status of the answer."""
        return self.answer.status_code

    def __str__(self) -> str:
        return f"{self.method} {self.address} -> {self.status}"


def doors() -> list[Door]:
    """Return every door there is, so that a new one is knocked at without being named."""

    def walk(patterns: list, before: str) -> Iterator[Door]:
        for each in patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns, route)
            elif isinstance(each, URLPattern):
                yield Door(route, tuple(each.pattern.converters))

    return list(walk(get_resolver().url_patterns, ""))


def rows_of(town: Town) -> dict[str, list]:
    """Return what may stand in an address, by the name that the address gives it."""
    with standing_in(town.place), atomic():

        def keys(model: type) -> list[int]:
            return list(model.objects.order_by("pk").values_list("pk", flat=True))

        def files(key: str, **which: object) -> list[int]:
            return list(
                Attachment.objects.filter(**which).order_by("pk").values_list(key, flat=True)
            )

        return {
            "incoming": keys(IncomingLetter), "outgoing": keys(OutgoingLetter),
            "attachment": keys(Attachment), "draft_id": keys(Draft), "notice_id": keys(Notice),
            "reservation_id": keys(NumberReservation), "person_id": keys(Person),
            "office_id": keys(Office), "position_id": keys(Position), "token_id": keys(ApiToken),
            "post_id": keys(Appointment), "order_id": keys(Acting), "grant_id": keys(RoleGrant),
            "stamped": files("pk", part=Part.STAMPED), "came_file": files("file_id", outgoing=None),
            "sent_file": files("file_id", incoming=None),
            **booking_rows(town.tokens),
            "page": [1], "number": [1], "verb": list(VERBS), "name": ["invalid"],
            "reference": ["a1b2c3d4e5f6"], "token": ["1:forged"],
        }  # fmt: skip


def addresses(door: Door, rows: dict[str, list], *, each: int = 1) -> list[str]:
    """Return addresses of a door, with keys of the first rows of each kind filled in."""
    choices = [rows[_kind(door.route, name)][:each] for name in door.names]
    found = []
    for chosen in product(*choices):
        path = door.route
        for value in chosen:
            path = re.sub(r"<[^>]+>", str(value), path, count=1)
        found.append(f"/{path}{QUERIES.get(door.route, '')}")
    return found


def _kind(route: str, name: str) -> str:
    """Return which rows a name in an address means; `letter_id` is in or out by the path."""
    if "booking/" in route:
        return booking_kind(route, name)
    if name in ("letter_id", "letter", "pk"):
        return "outgoing" if "outgoing/" in route else "incoming"
    if name == "attachment" and route.endswith("/stamped"):
        return "stamped"
    if name == "file":
        return "sent_file" if "outgoing/" in route else "came_file"
    return name


def browser(town: Town, *, host: Town | None = None, strict: bool = True) -> Client:
    """Return a browser at a town's address in which nobody is signed in."""
    at = (host or town).host
    return Client(enforce_csrf_checks=strict, raise_request_exception=False, headers={"host": at})


def signed_in(town: Town, person: Person, *, host: Town | None = None) -> Client:
    """Return a browser with a session made in `town`, sent to the address of `host`."""
    client = browser(town, host=host)
    client.cookies[settings.SESSION_COOKIE_NAME] = session_key(town, person)
    return client


def knock(client: Client, door: Door, address: str, method: str = "GET", **more: object) -> Visit:
    """Knock once, and read the whole answer."""
    answer = client.generic(method, address, **more)  # type: ignore[arg-type]
    if answer.streaming:
        answer.kept = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return Visit(door, address, method, answer)


def body_of(answer: HttpResponse) -> bytes:
    """Return the bytes of an answer, streamed or not."""
    kept: bytes = answer.kept if hasattr(answer, "kept") else answer.content
    return kept


def whose(answer: HttpResponse) -> set[int]:
    """Return the numbers of the towns whose canaries stand in an answer, wherever in it."""
    lines = [f"{name}: {value}" for name, value in answer.headers.items()]
    lines += [cookie.OutputString() for cookie in answer.cookies.values()]
    return marks_in("\n".join(lines)) | marks_in_bytes(body_of(answer))


def marks_in_bytes(body: bytes) -> set[int]:
    """Return whose canaries stand in a file; PDF and XLSX are opened."""
    return marks_in(text_in(body))


def text_in(body: bytes) -> str:
    """Return what can be read in a file, in a PDF or XLSX too."""
    found = [body.decode("utf-8", "ignore")]
    if body.startswith(b"%PDF"):
        found += [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body)]
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as parts:
            found += [parts.read(name).decode("utf-8", "ignore") for name in parts.namelist()]
    return "\n".join(found)


def marks_in(text: str) -> set[int]:
    """Return whose canaries stand in a text."""
    return {int(number) for number in CANARY.findall(text)}
