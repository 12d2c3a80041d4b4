"""Find rows of the outbox that nobody was poked for or whose time has come, and poke."""

from database.place import Place, standing_in
from database.work import atomic, connection_here
from jobs.poke import poke

# A row is given a little time to be run by the poke that followed its commit.
WAITING = """
    SELECT town, id FROM relay.outbox
    WHERE done_at IS NULL AND dead_at IS NULL AND due_at < now() - interval '3 seconds'
    ORDER BY due_at LIMIT %s
"""
FORGET = """
    DELETE FROM relay.outbox WHERE id IN (
        SELECT id FROM relay.outbox WHERE done_at < now() - interval '30 days' LIMIT 1000)
"""


def relay_of(cell: str) -> Place:
    """Return the place from which all rows of a cell's outbox are seen, and nothing else is."""
    return Place(cell=cell, schema="relay", role="thongthin_relay")


def sweep(cell: str, *, limit: int = 500) -> int:
    """Poke a worker for each row of a cell that waits; return how many there were."""
    with standing_in(relay_of(cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute(WAITING, [limit])
        rows = cursor.fetchall()
    for town, row in rows:
        poke(cell, town, row)
    return len(rows)


def forget_done(cell: str) -> int:
    """Delete rows of a cell that were done more than 30 days ago; return how many."""
    with standing_in(relay_of(cell)), atomic(), connection_here().cursor() as cursor:
        cursor.execute(FORGET)
        return int(cursor.rowcount)
