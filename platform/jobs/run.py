"""Run one row of the outbox: its effect and its mark are one transaction."""

import importlib
import json
import logging

from django.conf import settings

from database.place import Place, standing_in
from database.work import atomic, connection_here
from jobs.follow_up import JOBS

log = logging.getLogger(__name__)
MOST_TRIES = 8
RETRY_SECONDS = 30

TAKE = """
    SELECT job, arguments FROM relay.outbox
    WHERE id = %s AND done_at IS NULL AND dead_at IS NULL AND due_at <= now()
    FOR UPDATE SKIP LOCKED
"""
DONE = "UPDATE relay.outbox SET done_at = now(), problem = '' WHERE id = %s"
FAILED = """
    UPDATE relay.outbox SET tries = tries + 1, problem = %s,
        due_at = now() + %s * interval '1 second',
        dead_at = CASE WHEN tries + 1 >= %s THEN now() END
    WHERE id = %s AND done_at IS NULL RETURNING tries, dead_at
"""


class NoSuchJob(Exception):
    """The outbox names a job that this release does not know."""


def run_row(place: Place, row: int) -> bool:
    """Run one row of a town's outbox; return False if it is done, not due, or another's.

    A failing job leaves nothing behind; it is tried again later, and after `MOST_TRIES` it is
    put aside as dead, with its problem written beside it.
    """
    with standing_in(place):
        try:
            with atomic():
                return _take_and_run(row)
        except Exception as trouble:
            log.exception("outbox row %s of %s failed", row, place.schema)
            with atomic(), connection_here().cursor() as cursor:
                problem = f"{type(trouble).__name__}: {trouble}"[:500]
                cursor.execute(FAILED, [problem, RETRY_SECONDS, MOST_TRIES, row])
            return False


def place_of(schema: str) -> Place:
    """Return where an open town lives, or raise `LookupError` for any other name."""
    place: Place = importlib.import_module(settings.PLACES).place_of_schema(schema)
    return place


def _take_and_run(row: int) -> bool:
    with connection_here().cursor() as cursor:
        cursor.execute(TAKE, [row])
        found = cursor.fetchone()
        if found is None:
            return False
        name, arguments = found
        if name not in JOBS:
            raise NoSuchJob(name)
        JOBS[name](**json.loads(arguments))
        cursor.execute(DONE, [row])
    return True
