"""Towns with the same keys, and other kinds of connections to their cells."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connections

from accounts.models import Office, OfficeKind
from database.backend.base import DatabaseWrapper
from database.place import Place, standing_in
from database.work import atomic
from tenants import directory
from tenants.commands.open_tenant import Application, open_tenant
from tenants.models import Domain, Tenant

KEY = 900_001  # of one office in every town


@pytest.fixture(scope="session")
def bangsai(databases: None) -> Tenant:
    """A town in the same cell as Bang Rak."""
    if found := Domain.objects.filter(host="bangsai.localhost").first():
        return found.tenant
    application = Application(
        code="05660103",
        kind="subdistrict",
        name="เทศบาลตำบลบางไทร",
        host="bangsai",
        province="66",
        cell="cell_01",
    )
    return open_tenant(application=application, at=datetime(2026, 3, 2, 5, 0, tzinfo=UTC))


@pytest.fixture
def towns(bangrak: Tenant, bangsai: Tenant, bangna: Tenant) -> Iterator[list[Place]]:
    """Three towns, the first two in one cell; an office with the same key in each."""
    places = [directory.place_of(tenant) for tenant in (bangrak, bangsai, bangna)]
    for place in places:
        with standing_in(place), atomic():
            Office.objects.create(pk=KEY, kind=OfficeKind.DIVISION, name=f"กอง {place.schema}")
    yield places
    for place in places:
        with standing_in(place), atomic():
            Office.objects.filter(pk__gte=KEY).delete()


@pytest.fixture
def connected() -> Callable[..., Any]:
    """Use another connection to a cell in this thread for a while."""

    @contextmanager
    def use(alias: str, **changes: Any) -> Iterator[DatabaseWrapper]:
        usual = connections[alias]
        other = DatabaseWrapper({**usual.settings_dict, **changes}, alias)
        connections[alias] = other
        try:
            yield other
        finally:
            other.close()
            connections[alias] = usual

    return use


@pytest.fixture
def name_in() -> Callable[[Place], str]:
    """Read the name of the office that every town has."""

    def read(place: Place) -> str:
        with standing_in(place), atomic():
            return Office.objects.get(pk=KEY).name

    return read


@pytest.fixture
def in_thread() -> Callable[[Callable[[], Any]], Any]:
    """Run something in a thread of its own; return what it returned, or raise what it raised."""

    def run(work: Callable[[], Any]) -> Any:
        outcome: list[Any] = []

        def call() -> None:
            try:
                outcome.append((work(), None))
            except BaseException as trouble:
                outcome.append((None, trouble))
            finally:
                connections.close_all()

        thread = threading.Thread(target=call)
        thread.start()
        thread.join()
        answer, trouble = outcome[0]
        if trouble:
            raise trouble
        return answer

    return run
