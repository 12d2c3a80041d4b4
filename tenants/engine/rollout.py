"""Bring one tenant's schema to another version: one transaction, one round trip."""

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import errors

from database.place import Place, standing_in
from database.work import atomic
from tenants.engine.crash import crash_point
from tenants.engine.template import make_change, mark, migrations_in
from tenants.engine.versions import Key, version_of, way_from
from tenants.models import SchemaChange

Engine = psycopg.Connection[Any]
LOCK_TIMEOUT_MS = 2000
TRIES = 5
ONE_A_TOWN = 74_110_002  # the server may still be busy with the script of a killed client
# A town that has the change already says so, in the same round trip, with an error of ours.
DONE_ALREADY = "TT001"
SCRIPT = """
    BEGIN;
    SET LOCAL ROLE {schema};
    SET LOCAL search_path TO {schema}, pg_temp;
    SET LOCAL lock_timeout TO {lock_timeout};
    SELECT pg_advisory_xact_lock({key}, {number});
    DO $$ BEGIN
        IF EXISTS (SELECT FROM django_migrations WHERE (app, name) = ('{app}', '{name}')) THEN
            RAISE 'done already' USING ERRCODE = '{done}';
        END IF;
    END $$;
    {statements};
    COMMIT
"""


@dataclass(frozen=True)
class Way:
    """How to come from one version to another."""

    changes: tuple[SchemaChange, ...]

    @property
    def runs_python(self) -> bool:
        """Whether a step of it runs Python in each town."""
        return any(change.runs_python for change in self.changes)

    @property
    def first(self) -> Key:
        """Return the first migration of it, by which a town is known to be past it."""
        app, name = self.changes[0].migrations[0]
        return app, name

    @property
    def statements(self) -> str:
        """Return all of its SQL with the marks in django_migrations."""
        keys = [(app, name) for change in self.changes for app, name in change.migrations]
        return ";\n".join([*(change.statements for change in self.changes), mark(keys)])


@lru_cache(maxsize=64)
def way(version: str, to: str) -> Way:
    """Return the way between two versions, read once. Raises `NoWay`."""
    return Way(tuple(way_from(version, to=to)))


def bring_town(engine: Engine, place: Place, *, version: str, to: str) -> None:
    """Bring a town from one version to another, all or nothing.

    A town in which somebody holds a lock is tried again; after `TRIES` the error is raised. One
    that is further than its entry says (a cut-off rollout) continues from where it is.
    """
    path = way(version, to)
    if path.runs_python:
        _bring_with_python(place, path)
    elif not _replay(engine, place, path):
        there = version_of(migrations_in(place))
        if there != to:
            bring_town(engine, place, version=there, to=to)


def _replay(engine: Engine, place: Place, path: Way) -> bool:
    """Send the whole way in one round trip; return False if the town is past its beginning."""
    app, name = path.first
    script = SCRIPT.format(
        schema=place.schema,
        lock_timeout=LOCK_TIMEOUT_MS,
        key=ONE_A_TOWN,
        number=int(place.schema.removeprefix("t_")),
        app=app,
        name=name,
        done=DONE_ALREADY,
        statements=path.statements,
    ).encode()
    for left in reversed(range(TRIES)):
        try:
            return _send(engine, script)
        except errors.LockNotAvailable:
            if not left:
                raise
            time.sleep(0.2 * (TRIES - left))
    raise AssertionError("every try returns or raises")


def _send(engine: Engine, script: bytes) -> bool:
    engine.autocommit = True
    try:
        engine.execute(script)
    except psycopg.Error as trouble:
        if not engine.closed:
            engine.execute("ROLLBACK")
        if trouble.sqlstate == DONE_ALREADY:
            return False
        raise
    return True


def _bring_with_python(place: Place, path: Way) -> None:
    """Make each change in a transaction of its own: rows changed and tables altered do not mix."""
    for change in path.changes:
        applied = set(migrations_in(place))
        app, name = change.migrations[0]
        if (app, name) not in applied:
            with standing_in(place), atomic():
                make_change(change)
            crash_point("rollout.python")
