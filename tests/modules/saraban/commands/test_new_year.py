"""Sixty-four clients registering over New Year's night: 1 to N in each year, nobody twice."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connections

from accounts.models import Office, OfficeKind, Person, Role
from database.place import Place, standing_in
from database.work import atomic
from modules.saraban.commands.register_incoming import AlreadyRegistered
from modules.saraban.models import IncomingLetter
from tenants import directory
from tests.conftest import open_town
from tests.modules.saraban.samples import registered
from tests.patience import take_all_the_time_it_needs
from tests.people import make_person

MIDNIGHT = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # in Bangkok
CLIENTS, EACH = 64, 5


class PowerCut(Exception):
    """The client's work is lost before it is committed."""


@pytest.fixture
def new_years_town(databases: None) -> Place:
    """A town of its own, whose rows are committed."""
    return directory.place_of(open_town("newyear", code="05660177", name="เทศบาลตำบลปีใหม่"))


def test_numbers_run_from_one_without_gaps_or_twins_in_each_year(new_years_town):
    with standing_in(new_years_town), atomic():
        root, _ = Office.objects.get_or_create(
            parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": "เทศบาลตำบลปีใหม่"}
        )
        clerk = make_person("dao", "นาง", "ดาว", "คืนปี", root, "ธุรการ", Role.REGISTRY_CENTRAL)
    start = Barrier(CLIENTS)

    def client(place: int) -> list[tuple[int, int]]:
        start.wait()
        try:
            with standing_in(new_years_town):
                return [got for turn in range(EACH) for got in one(place, turn, clerk, root)]
        finally:
            for connection in connections.all():
                connection.close()

    with ThreadPoolExecutor(CLIENTS) as clients:
        drawn = [got for gots in clients.map(client, range(CLIENTS)) for got in gots]

    by_year = defaultdict(list)
    for year, number in drawn:
        by_year[year].append(number)
    assert set(by_year) == {2569, 2570}
    for year, numbers in by_year.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), year
    with standing_in(new_years_town), atomic():
        assert IncomingLetter.objects.count() == len(drawn)
        assert IncomingLetter.objects.filter(subject="เรื่องเดียวกัน").count() == 1


def one(place: int, turn: int, clerk: Person, root: Office) -> list[tuple[int, int]]:
    """Register one letter some moments before or after midnight; some are lost, one is the same."""
    at = MIDNIGHT + timedelta(milliseconds=(place - CLIENTS // 2) * 10 + turn)
    same = turn == 2
    words = {
        "reference": "มท 0808.2/ว 1" if same else f"พจ {place}/{turn}",
        "subject": "เรื่องเดียวกัน" if same else f"เรื่องที่ {place}.{turn}",
        "dated": datetime(2026, 12, 30, tzinfo=UTC).date(),
    }
    try:
        with atomic():
            take_all_the_time_it_needs()
            letter = registered(clerk, root, at=at, **words)
            if turn == 1 and place % 4 == 0:
                raise PowerCut
    except (PowerCut, AlreadyRegistered):
        return []
    return [(letter.year, letter.number)]
