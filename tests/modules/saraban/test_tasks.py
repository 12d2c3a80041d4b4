"""What the worker and the clock must know of saraban."""

import ast
from pathlib import Path

from jobs.clock import DAILY
from jobs.follow_up import JOBS
from modules import saraban
from modules.saraban import tasks

HOME = Path(saraban.__path__[0])
MARKS = {"follow_up", "every_day"}


def marked() -> set[str]:
    """Return the names of all functions in saraban that run after a command or once a day."""
    found = set()
    for file in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef):
                marks = {
                    getattr(getattr(one, "func", one), "id", "") for one in node.decorator_list
                }
                found |= {node.name} if marks & MARKS else set()
    return found


def test_every_follow_up_is_named_in_tasks() -> None:
    assert marked() == set(tasks.__all__)


def test_reservations_are_ended_by_the_clock() -> None:
    assert tasks.end_what_ran_out in [job for _at, job in DAILY]
    assert tasks.end_what_ran_out.name in JOBS
