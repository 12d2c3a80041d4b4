"""Daily work."""

from datetime import datetime, time

import pytest

from database.place import standing_in
from database.work import atomic, connection_here
from jobs.clock import DAILY, due_before, every_day, tick
from jobs.sweep import relay_of
from tenants import directory
from thai.dates import BANGKOK


@pytest.fixture
def job():
    """A job of half past five in the morning, known for the length of a test."""

    @every_day(time(5, 30))
    def sweep_the_floor(*, moment: str) -> None:
        """Do nothing; only its row is looked at."""

    yield sweep_the_floor
    DAILY.pop()


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ((2026, 3, 2, 5, 29), (2026, 3, 1, 5, 30)),
        ((2026, 3, 2, 5, 30), (2026, 3, 2, 5, 30)),
        ((2026, 1, 1, 0, 10), (2025, 12, 31, 5, 30)),
    ],
)
def test_is_due_at_its_bangkok_time(now, due):
    moment = due_before(datetime(*now, tzinfo=BANGKOK), time(5, 30))

    assert moment == datetime(*due, tzinfo=BANGKOK)


def test_is_asked_for_once_a_day_whatever_the_clocks_do(bangrak, bangna, job):
    places = [directory.place_of(bangrak), directory.place_of(bangna)]
    try:
        for hour in (6, 7, 23):
            tick(places, now=datetime(2026, 3, 2, hour, 0, tzinfo=BANGKOK))
        tick(places, now=datetime(2026, 3, 3, 6, 0, tzinfo=BANGKOK))

        assert sorted(asked(places, job)) == sorted(2 * [place.schema for place in places])
    finally:
        clear(places)


def asked(places, job):
    rows = []
    for cell in {place.cell for place in places}:
        with standing_in(relay_of(cell)), atomic(), connection_here().cursor() as cursor:
            cursor.execute("SELECT town FROM relay.outbox WHERE job = %s", [job.name])
            rows += [town for (town,) in cursor.fetchall()]
    return rows


def clear(places):
    for cell in {place.cell for place in places}:
        with standing_in(relay_of(cell)), atomic(), connection_here().cursor() as cursor:
            cursor.execute("DELETE FROM relay.outbox")
