"""Bring a cell's template to this release, and write down how, so that towns can follow."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from database.backend.schema import written_down
from database.place import Place, standing_in
from database.work import atomic, connection_here
from tenants.engine.cells import template_of
from tenants.engine.crash import crash_point
from tenants.engine.versions import Key, plan, runs_python, this_version, version_of
from tenants.models import SchemaChange

MARK = "INSERT INTO django_migrations (app, name, applied) VALUES {}"


class Ahead(Exception):
    """A schema has migrations that this release does not know."""


def bring_template(alias: str, *, at: datetime) -> None:
    """Bring a cell's template to this release; each change is written down before it is made.

    The first cell to be brought runs the migrations; the others replay what was written.
    Raises `Ahead` when the template belongs to a newer release.
    """
    place = template_of(alias)
    applied = migrations_in(place)
    if unknown := set(applied) - set(plan()):
        raise Ahead(f"แม่แบบของ {alias} มี migration ที่รุ่นนี้ไม่รู้จัก: {sorted(unknown)}")
    while version_of(applied) != this_version():
        change = SchemaChange.objects.filter(before=version_of(applied)).first()
        with standing_in(place), atomic():
            if change is None:
                change = _make_and_write_down(place, applied, at)
            else:
                make_change(change)
        crash_point("template.changed")
        applied = [*applied, *map(_key, change.migrations)]


def pending_sql(alias: str) -> str:
    """Return the SQL that would bring a cell's template to this release; nothing is changed."""
    place = template_of(alias)
    applied = set(migrations_in(place))
    keys = [key for key in plan() if key not in applied]
    if not keys:
        return ""
    with standing_in(place), atomic(), written_down() as statements:
        migrate(keys)
        transaction.set_rollback(True, using=alias)
    return ";\n".join([*statements, ""])


def migrations_in(place: Place) -> list[Key]:
    """Return the migrations that a schema has, in order."""
    with standing_in(place), atomic(), connection_here().cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations')")
        if cursor.fetchone() == (None,):
            return []
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [(app, name) for app, name in cursor.fetchall()]


def make_change(change: SchemaChange) -> None:
    """Make a change in the schema we stand in, inside its transaction."""
    keys = [_key(pair) for pair in change.migrations]
    if change.runs_python:
        migrate(keys)
        return
    with connection_here().cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout TO 0; {change.statements}; {mark(keys)}")


def mark(keys: list[Key]) -> str:
    """Return the statement that notes migrations as applied."""
    return MARK.format(", ".join(f"('{app}', '{name}', now())" for app, name in keys))


def _make_and_write_down(place: Place, applied: list[Key], at: datetime) -> SchemaChange:
    keys, python = _next_step(key for key in plan() if key not in set(applied))
    with written_down() as statements:
        migrate(keys)
    change = SchemaChange.objects.create(
        before=version_of(applied),
        after=version_of([*applied, *keys]),
        migrations=keys,
        statements="" if python else ";\n".join(statements),
        runs_python=python,
        written_at=at,
    )
    crash_point("template.written")
    return change


def _next_step(waiting: Iterator[Key]) -> tuple[list[Key], bool]:
    """Return the next migrations to take together: one that runs Python, or all until one."""
    first = next(waiting)
    if runs_python(first):
        return [first], True
    keys = [first]
    for key in waiting:
        if runs_python(key):
            break
        keys.append(key)
    return keys, False


def migrate(keys: list[Key]) -> None:
    """Run migrations in the ordinary Django way in the schema we stand in."""
    connection = connection_here()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout TO 0")
    MigrationRecorder(connection).ensure_schema()
    executor = MigrationExecutor(connection)
    done = executor.loader.applied_migrations
    nodes = executor.loader.graph.nodes
    executor.migrate(keys, plan=[(nodes[key], False) for key in keys if key not in done])


def _key(pair: list[str] | Key) -> Key:
    app, name = pair
    return app, name
