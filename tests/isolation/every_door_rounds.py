"""Rounds through all doors: each role once, strangers of every kind, and the fixtures of them."""

import logging
from collections.abc import Iterator

import pytest

from accounts.models import Role
from health.logs import OneLine
from tests.isolation.every_door_table import ACTS, PAGES
from tests.isolation.every_door_towns import Town, open_towns
from tests.isolation.every_door_visits import (
    Visit,
    addresses,
    browser,
    doors,
    knock,
    rows_of,
    signed_in,
)

# In these roles the towns are walked side by side, each address in one after the other, so that
# what one leaves in the memory of the process is asked for by the next.
SIDE_BY_SIDE = (Role.REGISTRY_CENTRAL, Role.OFFICER, Role.LOCAL_ADMIN)

OUTSIDE = ("-/health", "-/ready", "-/metrics")  # they stand in no town and know no form


class Lines(logging.Handler):
    """Keeps every line of the log, as the product writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(OneLine())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def log() -> Iterator[Lines]:
    """The lines of the log while the tests of a module run."""
    lines = Lines()
    logging.getLogger().addHandler(lines)
    yield lines
    logging.getLogger().removeHandler(lines)


@pytest.fixture(scope="module")
def towns(databases: None, log: Lines) -> list[Town]:
    """Three towns with equal keys, whose words say whose they are."""
    return open_towns()


def pages(town: Town, *, each: int = 1) -> list[tuple]:
    """Return the doors that show something, with addresses in a town."""
    rows = rows_of(town)
    return [(d, a) for d in doors() if d.route in PAGES for a in addresses(d, rows, each=each)]


def acts(town: Town) -> list[tuple]:
    """Return every door with an address in a town: each may be asked to change something."""
    rows = rows_of(town)
    placed = [d for d in doors() if d.route in PAGES | ACTS and d.route not in OUTSIDE]
    return [(door, addresses(door, rows)[0]) for door in placed]


def side_by_side(towns: list[Town], role: str) -> dict[int, list[Visit]]:
    """Let one role of each town look at every page, town after town at each address."""
    clients = {town.number: signed_in(town, town.people[role]) for town in towns}
    visits: dict[int, list[Visit]] = {number: [] for number in clients}
    ways = {town.number: dict(pages(town)) for town in towns}  # alike but for secrets in them
    for door in ways[1]:
        for number in (2, 3, 1) if role == SIDE_BY_SIDE[0] else (2, 1):
            visits[number].append(knock(clients[number], door, ways[number][door]))
    return visits


def round_of(town: Town, role: str) -> list[Visit]:
    """Let one role, or nobody, look at every page of a town."""
    client = browser(town) if role == "nobody" else signed_in(town, town.people[role])
    return [knock(client, door, address) for door, address in pages(town)]


def strangers(towns: list[Town]) -> list[Visit]:
    """Knock at every door of the first town with sessions and tokens of the other two."""
    home, *others = towns
    visits = []
    for other in others:
        client = signed_in(other, other.people[Role.REGISTRY_CENTRAL], host=home)
        visits += [knock(client, door, address) for door, address in pages(home)]
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {other.tokens[Role.REGISTRY_CENTRAL]}"}
        client = browser(home)
        for door, address in pages(home):
            if door.route.startswith("api/v1"):
                visits.append(knock(client, door, address, **bearer))
                visits.append(knock(client, door, address, "POST", **bearer))
    return visits
