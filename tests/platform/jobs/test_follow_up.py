"""Work that follows a command."""

import json
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import Office, OfficeKind
from database.place import Place, standing_in
from database.work import atomic, connection_here
from jobs.follow_up import JOBS, follow_up
from jobs.run import MOST_TRIES, run_row
from jobs.sweep import relay_of, sweep
from jobs.tasks import run
from tenants import directory


@follow_up
def open_office(*, name: str) -> None:
    """Open an office: an effect that can be counted."""
    Office.objects.create(kind=OfficeKind.DIVISION, name=name)


@follow_up
def stumble(*, name: str) -> None:
    """Write something, then fail."""
    Office.objects.create(kind=OfficeKind.DIVISION, name=name)
    raise ValueError("ล้ม")


@pytest.fixture
def place(bangrak):
    """Bang Rak, where rows of these tests are committed and removed afterwards."""
    place = directory.place_of(bangrak)
    empty(place.cell)  # others may have committed follow-ups in towns of their own
    yield place
    with standing_in(place), atomic():
        Office.objects.all().delete()
    empty(place.cell)


def empty(cell: str) -> None:
    with standing_in(relay_of(cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute("DELETE FROM relay.outbox")


def ask(place: Place, job, *, key: str | None = None, wait=timedelta(seconds=-10), **arguments):
    with standing_in(place), atomic():
        job.follow(at=timezone.now() + wait, key=key, **arguments)


def outbox(place: Place, columns="id") -> list[tuple]:
    with standing_in(relay_of(place.cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM relay.outbox ORDER BY id")
        return cursor.fetchall()


def offices(place: Place) -> list[str]:
    with standing_in(place), atomic():
        return list(Office.objects.order_by("id").values_list("name", flat=True))


def test_is_written_with_the_command_and_vanishes_with_it(place):
    with standing_in(place), pytest.raises(ZeroDivisionError), atomic():
        open_office.follow(at=timezone.now(), name="กองช่าง")
        1 / 0  # noqa: B018

    assert outbox(place) == []


def test_runs_once_however_often_a_worker_is_sent(place):
    ask(place, open_office, name="กองช่าง")
    [(row,)] = outbox(place)

    assert [run_row(place, row) for _ in range(3)] == [True, False, False]
    assert offices(place) == ["กองช่าง"]


def test_the_same_key_is_taken_once(place):
    for _ in range(3):
        ask(place, open_office, key="วันนี้", name="กองคลัง")

    assert len(outbox(place)) == 1


def test_waits_until_it_is_due(place):
    ask(place, open_office, wait=timedelta(hours=1), name="กองช่าง")
    [(row,)] = outbox(place)

    assert not run_row(place, row)
    assert sweep(place.cell) == 0


def test_a_job_that_fails_leaves_nothing_and_is_put_aside_at_last(place):
    ask(place, stumble, name="กองช่าง")
    [(row,)] = outbox(place)

    for _ in range(MOST_TRIES):
        with standing_in(relay_of(place.cell)), atomic(), connection_here().cursor() as cursor:
            cursor.execute("UPDATE relay.outbox SET due_at = now() - interval '1 minute'")
        assert not run_row(place, row)

    assert offices(place) == []
    [(tries, problem, dead)] = outbox(place, "tries, problem, dead_at IS NOT NULL")
    assert (tries, problem, dead) == (MOST_TRIES, "ValueError: ล้ม", True)


def test_a_message_for_no_open_town_has_no_effect(place):
    ask(place, open_office, name="กองช่าง")
    [(row,)] = outbox(place)

    for schema in ("", "t_999999", "relay", "t_000000", "public", "t_1; DROP TABLE x"):
        run(place.cell, schema, row)

    assert offices(place) == []


def test_a_town_runs_no_row_of_another(place, bangna):
    ask(place, open_office, name="กองช่าง")
    [(row,)] = outbox(place)

    run(place.cell, bangna.schema, row)

    assert offices(place) == []
    assert offices(directory.place_of(bangna)) == []


def test_an_unknown_job_is_kept_with_its_problem(place):
    ask(place, open_office, name="กองช่าง")
    [(row,)] = outbox(place)
    taken = JOBS.pop(open_office.name)
    try:
        assert not run_row(place, row)
    finally:
        JOBS[open_office.name] = taken

    [(problem,)] = outbox(place, "problem")
    assert problem.startswith("NoSuchJob")


def test_a_town_cannot_write_in_anothers_name(place, bangna):
    with standing_in(place), atomic(), connection_here().cursor() as cursor:
        with pytest.raises(Exception, match="permission denied"), atomic():
            cursor.execute(
                "INSERT INTO relay.outbox (town, job, arguments, due_at)"
                " VALUES (%s, 'x', %s, now())",
                [bangna.schema, json.dumps({})],
            )


def test_the_relay_sees_rows_and_nothing_else(place):
    with standing_in(relay_of(place.cell)), pytest.raises(Exception, match="permission denied"):
        with atomic(), connection_here().cursor() as cursor:
            cursor.execute(f"SELECT * FROM {place.schema}.accounts_person")


def test_the_login_of_the_web_sees_nothing_by_itself(place):
    database = settings.DATABASES[place.cell]
    with psycopg.connect(
        host=database["HOST"], dbname=database["NAME"], user=database["USER"]
    ) as login:
        for table in ("relay.outbox", f"{place.schema}.accounts_person"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), login.transaction():
                login.execute(f"SELECT * FROM {table}".encode())
