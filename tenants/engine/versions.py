"""Versions of a town's tables: the migrations that make one, and the way to this release's."""

import hashlib
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from tenants.models import SchemaChange

Key = tuple[str, str]  # app, name of a migration


class NoWay(Exception):
    """Nobody has written down how to come from one version to another."""


@cache
def loader() -> MigrationLoader:
    """Return the migrations on disk."""
    return MigrationLoader(None, ignore_no_migrations=True)


def targets() -> list[Key]:
    """Return the last migration of each app whose tables belong to a town."""
    elsewhere = {*settings.CONTROL_APPS, *settings.TABLELESS_APPS}
    return sorted(key for key in loader().graph.leaf_nodes() if key[0] not in elsewhere)


def plan() -> list[Key]:
    """Return all migrations of a town's tables in the order in which they run."""
    order: dict[Key, None] = {}
    for target in targets():
        order.update(dict.fromkeys(loader().graph.forwards_plan(target)))
    return list(order)


def version_of(applied: Iterable[Key]) -> str:
    """Return the fingerprint of a set of applied migrations."""
    names = sorted(f"{app}.{name}" for app, name in applied)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16] if names else "empty"


def this_version() -> str:
    """Return the version that this release's code is written for."""
    return version_of(plan())


def runs_python(key: Key) -> bool:
    """Say whether a migration does something that cannot be written down as SQL."""
    migration: Migration = loader().graph.nodes[key]
    return not all(map(_is_sql, migration.operations))


def way_from(version: str, *, to: str) -> list[SchemaChange]:
    """Return the changes that lead from one version to another. Raises `NoWay`."""
    changes = {change.before: change for change in SchemaChange.objects.all()}
    way: list[SchemaChange] = []
    while version != to:
        change = changes.get(version)
        if change is None or len(way) > len(changes):
            raise NoWay(f"ไม่มีทางจากรุ่น {version} ไปรุ่น {to}: รุ่นนี้อาจใหม่กว่าโปรแกรมที่ใช้อยู่")
        way.append(change)
        version = change.after
    return way


def _is_sql(operation: Operation) -> bool:
    inside = getattr(operation, "database_operations", None)
    return all(map(_is_sql, inside)) if inside is not None else bool(operation.reduces_to_sql)
