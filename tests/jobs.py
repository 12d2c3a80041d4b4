"""Follow-ups in tests: run what waits in the outbox of the town, as of a moment."""

from collections.abc import Callable
from datetime import datetime

import pytest

from database.place import Place
from database.work import connection_here
from jobs.run import run_row
from tests.conftest import NOON

# The worker goes by the clock of the database: what is due by the moment asked for is due now.
COME = """
    UPDATE relay.outbox SET due_at = now()
    WHERE due_at <= %s AND done_at IS NULL AND dead_at IS NULL RETURNING id
"""
PROBLEM = "SELECT job, problem FROM relay.outbox WHERE id = %s"


@pytest.fixture
def run_jobs(town: Place) -> Callable[..., int]:
    """Run the town's follow-ups that are due: `run_jobs(now=NOON + timedelta(days=1))`.

    Those that they ask for are run too. Returns how many ran; a job that fails fails the test.
    """

    def run(now: datetime = NOON) -> int:
        ran = 0
        while rows := _come(now):
            for row in rows:
                assert run_row(town, row), _told(PROBLEM, [row])
            ran += len(rows)
        return ran

    return run


def _come(now: datetime) -> list[int]:
    return sorted(row for (row,) in _told(COME, [now]))


def _told(statement: str, given: list[object]) -> list[tuple]:
    with connection_here().cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()
