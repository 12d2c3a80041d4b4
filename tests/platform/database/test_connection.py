"""A connection that is used again after trouble serves the right town."""

import logging
from contextlib import suppress

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError, connections

from accounts.models import Office, OfficeKind
from database.backend.base import OutsideTransaction
from database.place import Place, standing_in
from database.work import after_commit, atomic, connection_here
from tenants.engine.cells import engine_login

POOL = {"pool": {"min_size": 0, "max_size": 2, "timeout": 5, "num_workers": 1}}


def backend() -> int:
    with connection_here().cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def end(pid: int) -> None:
    with engine_login("cell_01") as engine:
        engine.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


@pytest.fixture(params=["one connection", "a pool"])
def pooled(request, towns, connected):
    """A connection to the first cell, alone or from a pool."""
    with connected("cell_01", OPTIONS=POOL if request.param == "a pool" else {}) as connection:
        yield connection
        connection.close_pool()


def test_the_next_town_is_served_after_an_exception(pooled, towns, name_in):
    for _ in range(3):
        for place in towns[:2]:
            with suppress(ZeroDivisionError), standing_in(place), atomic():
                Office.objects.update(name="ไม่ควรเห็น")
                1 / 0  # noqa: B018
            pooled.close()
            assert name_in(towns[1]) == f"กอง {towns[1].schema}"
            assert name_in(towns[0]) == f"กอง {towns[0].schema}"


def test_the_town_stays_after_a_broken_rule_and_a_return_to_a_savepoint(pooled, towns, name_in):
    with standing_in(towns[0]), atomic():
        with suppress(DatabaseError), atomic():
            Office.objects.create(pk=Office.objects.get().pk, name="ซ้ำ", kind=OfficeKind.DIVISION)
        with suppress(ZeroDivisionError), atomic():
            Office.objects.update(name="ไม่ควรเห็น")
            1 / 0  # noqa: B018
        assert Office.objects.get().name == f"กอง {towns[0].schema}"
    assert name_in(towns[1]) == f"กอง {towns[1].schema}"


def test_a_connection_that_died_while_idle_is_replaced_at_the_next_beginning(
    pooled, towns, name_in
):
    with standing_in(towns[0]), atomic():
        pid = backend()
    end(pid)

    assert name_in(towns[1]) == f"กอง {towns[1].schema}"


def test_a_connection_that_dies_inside_fails_that_work_alone(pooled, towns, name_in):
    with standing_in(towns[0]):
        with pytest.raises(OperationalError), atomic():
            end(backend())
            Office.objects.count()
        with pytest.raises(OutsideTransaction):
            Office.objects.count()

    assert name_in(towns[1]) == f"กอง {towns[1].schema}"
    assert name_in(towns[0]) == f"กอง {towns[0].schema}"


def test_all_connections_of_a_pool_may_be_dead(towns, connected, name_in, in_thread):
    with connected("cell_01", OPTIONS=POOL) as connection:
        pids = []
        with standing_in(towns[0]), atomic():
            pids.append(backend())
            pids.append(in_thread(lambda: other_backend(connection, towns[1])))
        connection.close()
        for pid in set(pids):
            end(pid)

        assert name_in(towns[0]) == f"กอง {towns[0].schema}"
        connection.close_pool()


def other_backend(connection, place: Place) -> int:
    other = type(connection)(connection.settings_dict, "cell_01")
    connections["cell_01"] = other
    with standing_in(place), atomic():
        pid = backend()
    other.close()
    return pid


def test_a_backend_that_has_seen_too_many_towns_is_replaced_quietly(
    towns, connected, name_in, caplog, settings
):
    settings.TENANTS_PER_CONNECTION = 1
    with connected("cell_01", OPTIONS=POOL) as connection, caplog.at_level(logging.WARNING):
        with standing_in(towns[0]), atomic():
            first = backend()
        connection.close()
        with standing_in(towns[0]), atomic():
            assert backend() == first
        with standing_in(towns[1]), atomic():
            assert backend() == first
        connection.close()
        with standing_in(towns[1]), atomic():
            assert backend() != first
        connection.close_pool()
    assert [record.message for record in caplog.records if "psycopg" in record.name] == []


def test_a_missing_role_or_schema_is_an_error_and_never_other_rows(towns, name_in):
    for nowhere in (
        Place(cell="cell_01", schema="t_999998"),
        Place(cell="cell_01", schema="t_999998", role=towns[0].schema),
    ):
        with standing_in(nowhere), pytest.raises(DatabaseError), atomic():
            list(Office.objects.all())
    with pytest.raises(DatabaseError):
        name_in(Place(cell="cell_01", schema=towns[0].schema, role=towns[1].schema))
    assert name_in(towns[0]) == f"กอง {towns[0].schema}"


def test_the_login_of_the_web_sees_nothing_by_itself(towns):
    with engine_login("cell_01") as engine:
        engine.execute(f"SET SESSION AUTHORIZATION {settings.DATABASES['cell_01']['USER']}")
        for statement in (
            f"SELECT * FROM {towns[0].schema}.accounts_office",
            "SELECT * FROM relay.outbox",
            "CREATE TABLE public.x ()",
            "CREATE TEMPORARY TABLE accounts_office ()",
            "CREATE SCHEMA mine",
        ):
            with pytest.raises(Exception, match="permission denied"), engine.transaction():
                engine.execute(statement)


def test_what_follows_a_commit_stands_in_the_same_town(towns, in_thread):
    heard = []
    with standing_in(towns[0]), atomic():
        after_commit(lambda: heard.append(connection_here().alias))
    assert heard == ["cell_01"]
