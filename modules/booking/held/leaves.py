"""What is held when a thing is given: the thing, or if it has parts, the parts' parts (leaves)."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from database.work import connection_here
from modules.booking.models import Resource

_ANY_PARTS = "SELECT FROM booking_part WHERE whole_id = ANY (%s) LIMIT 1"
# Set-up and clean-up are the longest on the way from what was asked for down to the leaf.
_BELOW = """
    WITH RECURSIVE tree (leaf, before, after) AS (
        SELECT id, setup_minutes::int, cleanup_minutes::int FROM booking_resource
        WHERE id = ANY (%s)
        UNION
        SELECT p.part_id, greatest(t.before, r.setup_minutes), greatest(t.after, r.cleanup_minutes)
        FROM tree t
        JOIN booking_part p ON p.whole_id = t.leaf JOIN booking_resource r ON r.id = p.part_id
    )
    SELECT t.leaf, r.name, max(t.before), max(t.after)
    FROM tree t JOIN booking_resource r ON r.id = t.leaf
    WHERE NOT EXISTS (SELECT FROM booking_part p WHERE p.whole_id = t.leaf)
    GROUP BY t.leaf, r.name ORDER BY t.leaf
"""


class Leaf(NamedTuple):
    """One thing that can be held, with its minutes of set-up and clean-up."""

    resource: int
    name: str
    before: int
    after: int

    def around(self, during: DateTimeTZRange) -> DateTimeTZRange:
        """Return a time, widened by set-up and clean-up."""
        before, after = timedelta(minutes=self.before), timedelta(minutes=self.after)
        return DateTimeTZRange(during.lower - before, during.upper + after)


def leaves_of(resources: Collection[Resource]) -> list[Leaf]:
    """Return what is held when resources are given, each once, in the order of their keys.

    One query, two if any of them has parts.
    """
    keys = [each.pk for each in resources]
    if not rows_of(_ANY_PARTS, [keys]):
        return as_known(resources)
    return [Leaf(*row) for row in rows_of(_BELOW, [keys])]


def as_known(resources: Collection[Resource]) -> list[Leaf]:
    """Return the leaves as far as the rows in hand tell: right for what has no parts (no query)."""
    found = {
        each.pk: Leaf(each.pk, each.name, each.setup_minutes, each.cleanup_minutes)
        for each in resources
    }
    return [found[key] for key in sorted(found)]


def rows_of(statement: str, given: list[Any]) -> list[tuple]:
    """Return the rows of a statement."""
    with connection_here().cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()
