"""Work for later: written down now, run once when its time has come."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Thread

import pytest
import redis
from django.conf import settings
from django.db import connections
from django.utils import timezone

from accounts.models import Office, OfficeKind
from database.place import Place, standing_in
from database.work import atomic, connection_here
from jobs.follow_up import follow_up
from jobs.run import run_row
from jobs.sweep import relay_of, sweep
from tenants import directory
from tests.conftest import NOON

DAY = timedelta(days=1)


@follow_up
def open_office(*, name: str) -> None:
    """Open an office: an effect that can be counted."""
    root = Office.objects.filter(kind=OfficeKind.ORGANISATION).first()
    Office.objects.create(kind=OfficeKind.DIVISION, name=name, parent=root)


@follow_up
def open_two(*, moment: str) -> None:
    """Ask for an office now and one a day later."""
    open_office.follow(at=NOON, name="กองคลัง")
    open_office.follow(at=NOON, not_before=NOON + DAY, name="กองช่าง")


@follow_up
def stumble(*, name: str) -> None:
    """Fail."""
    raise ValueError(name)


@pytest.fixture
def place(bangrak) -> Iterator[Place]:
    """Bang Rak, where rows of these tests are committed and removed afterwards."""
    place = directory.place_of(bangrak)
    empty(place)
    yield place
    with standing_in(place), atomic():
        Office.objects.filter(kind=OfficeKind.DIVISION).delete()
    empty(place)


def empty(place: Place) -> None:
    change(place, "DELETE FROM relay.outbox")


def change(place: Place, statement: str) -> None:
    with standing_in(relay_of(place.cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute(statement)


def ask(place: Place, *, wait: timedelta, name: str = "กองช่าง") -> int:
    """Ask for an office after a while, and return the row that was written."""
    now = timezone.now()
    with standing_in(place), atomic():
        open_office.follow(at=now, not_before=now + wait, name=name)
    with standing_in(relay_of(place.cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute("SELECT max(id) FROM relay.outbox")
        return cursor.fetchone()[0]


def offices(place: Place) -> list[str]:
    with standing_in(place), atomic():
        return list(Office.objects.filter(kind=OfficeKind.DIVISION).values_list("name", flat=True))


def pokes() -> int:
    """Count the messages that wait for a worker."""
    url = settings.REDIS_URL
    return redis.Redis.from_url(url).llen("celery")


def test_nobody_is_sent_before_its_time(place):
    before = pokes()
    ask(place, wait=DAY)
    assert pokes() == before
    assert sweep(place.cell) == 0

    ask(place, wait=timedelta(0))
    assert pokes() == before + 1


def test_a_worker_sent_by_hand_before_its_time_does_nothing(place):
    row = ask(place, wait=timedelta(minutes=5))

    assert not run_row(place, row)

    assert offices(place) == []
    change(place, f"UPDATE relay.outbox SET due_at = now() - interval '5 seconds' WHERE id = {row}")
    assert run_row(place, row)


def test_the_sweep_takes_what_has_come_and_leaves_what_has_not(place):
    come, _later = ask(place, wait=DAY), ask(place, wait=2 * DAY)
    change(place, "UPDATE relay.outbox SET due_at = due_at - interval '25 hours'")
    before = pokes()

    assert sweep(place.cell) == 1

    assert pokes() == before + 1
    assert run_row(place, come)
    assert sweep(place.cell) == 0


def test_many_workers_that_come_at_its_time_run_it_once(place):
    row = ask(place, wait=DAY)
    change(place, "UPDATE relay.outbox SET due_at = now() - interval '5 seconds'")

    def work() -> None:
        run_row(place, row)
        connections.close_all()

    workers = [Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert offices(place) == ["กองช่าง"]


def test_a_moment_that_has_passed_is_now(place):
    before = pokes()
    ask(place, wait=-DAY)
    assert pokes() == before + 1


def test_of_the_same_key_the_first_time_stays(place):
    now = timezone.now()
    for days in (2, 1):
        with standing_in(place), atomic():
            open_office.follow(at=now, not_before=now + days * DAY, key="เตือน", name="กองช่าง")
    with standing_in(relay_of(place.cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute("SELECT due_at FROM relay.outbox")
        assert cursor.fetchall() == [(now + 2 * DAY,)]


def test_run_jobs_goes_by_the_moment_it_is_given(organisation, run_jobs):
    open_two.follow(at=NOON, moment=NOON.isoformat())

    assert run_jobs() == 2
    assert names() == {"กองคลัง"}
    assert run_jobs(now=NOON + DAY - timedelta(seconds=1)) == 0
    assert run_jobs(now=NOON + DAY) == 1
    assert run_jobs(now=NOON + DAY) == 0
    assert names() == {"กองคลัง", "กองช่าง"}


def test_run_jobs_says_what_failed(town, run_jobs):
    stumble.follow(at=NOON, name="ล้ม")

    with pytest.raises(AssertionError, match="ValueError: ล้ม"):
        run_jobs()


def names() -> set[str]:
    return set(Office.objects.filter(kind=OfficeKind.DIVISION).values_list("name", flat=True))
