"""The outbox of a cell is shared; a town sees, writes and changes its own rows alone."""

import pytest
from django.db import DatabaseError

from database.place import Place, standing_in
from database.work import atomic, connection_here
from tenants import directory
from tenants.engine.cells import engine_login


@pytest.fixture
def places(bangrak, bangsai):
    """Two towns of one cell, a row of each in the outbox."""
    places = [directory.place_of(tenant) for tenant in (bangrak, bangsai)]
    with engine_login("cell_01") as engine:
        engine.execute("DELETE FROM relay.outbox")  # others may have committed follow-ups
    for place in places:
        run(place, "INSERT INTO relay.outbox (job, arguments, due_at) VALUES ('x', '{}', now())")
    yield places
    with engine_login("cell_01") as engine:
        engine.execute("DELETE FROM relay.outbox")


def run(place: Place, statement: str) -> list[tuple]:
    with standing_in(place), atomic(), connection_here().cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]


def test_a_town_sees_its_own_rows(places):
    for place in places:
        assert run(place, "SELECT DISTINCT town FROM relay.outbox") == [(place.schema,)]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO relay.outbox (town, job, arguments, due_at)"
        " VALUES ('t_000001', 'x', '{}', now())",
        "UPDATE relay.outbox SET town = 't_000001'",
        "UPDATE relay.outbox SET job = 'y'",
        "UPDATE relay.outbox SET arguments = '{\"a\": 1}'",
        "DELETE FROM relay.outbox",
        "TRUNCATE relay.outbox",
        "ALTER TABLE relay.outbox DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own_rows ON relay.outbox",
        "CREATE TABLE relay.more ()",
    ],
)
def test_a_town_cannot_forge_change_or_remove(places, statement):
    with pytest.raises(DatabaseError):
        run(places[1], statement)


def test_a_town_marks_its_own_rows_alone(places):
    assert run(places[0], "UPDATE relay.outbox SET tries = tries + 1") == [(1,)]

    with engine_login("cell_01") as engine:
        rows = engine.execute("SELECT town, tries FROM relay.outbox ORDER BY id").fetchall()
    assert rows == [(places[0].schema, 1), (places[1].schema, 0)]


def test_the_same_key_of_two_towns_is_two_jobs(places):
    for place in places:
        run(
            place,
            "INSERT INTO relay.outbox (job, arguments, due_at, key)"
            " VALUES ('x', '{}', now(), 'same')",
        )


def test_a_town_reads_no_table_of_another(places):
    for table in ("accounts_person", "accounts_session", "saraban_incomingletter"):
        with pytest.raises(DatabaseError):
            run(places[0], f"SELECT * FROM {places[1].schema}.{table}")
    with pytest.raises(DatabaseError):
        run(places[0], f"CREATE TABLE {places[1].schema}.mine ()")


def test_no_role_of_a_town_can_sign_in(places):
    with engine_login("cell_01") as engine:
        roles = "SELECT rolname FROM pg_roles WHERE rolname LIKE 't\\_%' AND (rolcanlogin"
        rights = " OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
        assert engine.execute(roles + rights).fetchall() == []
        login = engine.execute(
            "SELECT rolinherit, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'thongthin'"
        ).fetchone()
    assert login == (False, False, False)
