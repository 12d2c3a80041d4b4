"""Work that follows a command: written down in its transaction, run once, in the same town."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial

from database.place import here
from database.work import after_commit, connection_here
from jobs.poke import poke

JOBS: dict[str, "FollowUp[...]"] = {}
WRITE_DOWN = """
    INSERT INTO relay.outbox (job, arguments, key, due_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT ON CONSTRAINT job_taken_once DO NOTHING RETURNING id
"""


class FollowUp[**P]:
    """A function that a command can ask for with `follow(...)`.

    Called plainly it runs at once. Arguments must be JSON: pass ids, never rows.
    """

    def __init__(self, run: Callable[P, None]) -> None:
        self.run = run
        self.__doc__ = run.__doc__
        self.name = f"{run.__module__}.{run.__name__}"
        JOBS[self.name] = self

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        self.run(*args, **kwargs)

    def follow(
        self,
        *,
        at: datetime,
        not_before: datetime | None = None,
        key: str | None = None,
        **arguments: object,
    ) -> None:
        """Write the work down in the current transaction; it runs soon after the commit.

        `at` is the moment of the command. With `not_before`, it runs within seconds after that
        moment and never earlier; what was written down cannot be moved, so a job for later asks
        when it runs whether it is still wanted. With a `key`, the same work is written down only
        once, at its first time.
        """
        due = max(at, not_before or at)
        with connection_here().cursor() as cursor:
            cursor.execute(WRITE_DOWN, [self.name, json.dumps(arguments), key, due])
            row = cursor.fetchone()
        if row and due == at:  # what is for later is found by the sweep when its time has come
            after_commit(partial(poke, here().cell, here().schema, row[0]))


def follow_up[**P](run: Callable[P, None]) -> FollowUp[P]:
    """Decorate a function that runs after a command. Its arguments are keywords and JSON."""
    return FollowUp(run)
