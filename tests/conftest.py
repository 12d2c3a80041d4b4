"""The services and the town that every test lives in: three people, two offices."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as settings_of_examples

from database.place import Place, standing_in
from embedded import valkey
from embedded.throwaway import throwaway
from tenants import directory
from tenants.commands.open_tenant import Application, open_tenant
from tenants.models import Kind, Tenant

pytest_plugins = ("tests.people", "tests.letters", "tests.bookings", "tests.chromium", "tests.jobs")
# The same examples every time, on a slow machine too; to look for others:
# `make pytest do="--hypothesis-profile default"`.
settings_of_examples.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings_of_examples.load_profile("steady")
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # noon in Bangkok, 2 มีนาคม 2569


@pytest.fixture(autouse=True)
def in_thai() -> Iterator[None]:
    """Begin each test in Thai, whatever language the one before it chose."""
    with translation.override("th"):
        yield


@pytest.fixture(scope="session")
def services() -> Iterator[None]:
    """Run a throw-away PostgreSQL and Valkey where the settings expect them."""
    folder = Path(settings.SERVICES)
    with throwaway(socket_folder=folder / "pg"):
        with valkey.Server(folder / "valkey", socket=folder / "v.sock"):
            yield
            for connection in connections.all():
                connection.close()


@pytest.fixture(scope="session")
def databases(services: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the control database and two cells, empty but for their templates."""
    with django_db_blocker.unblock():
        call_command("prepare", verbosity=0)
        yield


def open_town(host: str, *, code: str, name: str, cell: str = "cell_01") -> Tenant:
    """Open a town for tests; it has a root office and nobody in it."""
    application = Application(
        code=code, kind=Kind.SUBDISTRICT, name=name, host=host, province="66", cell=cell
    )
    return open_tenant(application=application, at=NOON)


@pytest.fixture(scope="session")
def bangrak(databases: None) -> Tenant:
    """Bang Rak, the municipality most tests live in."""
    return open_town("bangrak", code="05660101", name="เทศบาลตำบลบางรัก")


@pytest.fixture(scope="session")
def bangna(databases: None) -> Tenant:
    """Bang Na, the town next door: it lives in the other cell and has the same keys."""
    return open_town("bangna", code="05660102", name="เทศบาลตำบลบางนา", cell="cell_02")


@pytest.fixture
def town(bangrak: Tenant) -> Iterator[Place]:
    """Stand in Bang Rak, in a transaction that is undone when the test ends."""
    place = directory.place_of(bangrak)
    with standing_in(place), undone(place):
        yield place


@contextlib.contextmanager
def undone(place: Place) -> Iterator[None]:
    """Undo whatever is written inside."""
    with transaction.atomic(using=place.cell):
        yield
        transaction.set_rollback(True, using=place.cell)


@pytest.fixture
def browser(bangrak: Tenant, town: Place) -> Client:
    """A browser at Bang Rak's address."""
    return Client(headers={"host": f"bangrak.{settings.BASE_DOMAIN}"})
