"""Taking up a task locks its letter first, so that two who act at once act one after the other."""

from django.db import connections
from django.test.utils import CaptureQueriesContext

from modules.saraban.turns import take
from tests.letters import later, task_of


def test_the_letter_is_locked_before_its_task_is_read(letter, malee):
    with CaptureQueriesContext(connections["cell_01"]) as asked:
        take(by=malee, task=task_of(letter, "propose"), at=later(1), expected=["propose"])
    asked_for = [query["sql"] for query in asked if "SELECT" in query["sql"]]
    lock = next(place for place, sql in enumerate(asked_for) if "FOR UPDATE" in sql)
    read = next(
        place for place, sql in enumerate(asked_for) if '"done_at"' in sql and "saraban_step" in sql
    )
    assert lock < read
