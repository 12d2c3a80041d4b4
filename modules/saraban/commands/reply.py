"""Report what was done about a letter (รายงานผล)."""

from datetime import datetime

from accounts.models import Person, Role
from database.work import atomic
from modules.saraban.commands.propose import expected_of
from modules.saraban.models import Expected, Step, StepKind
from modules.saraban.moves import Sending, move
from modules.saraban.queries.posts import Post
from modules.saraban.turns import Turn, said, take


@atomic()
def reply(*, by: Person, task: int, report: str, to: Post, at: datetime) -> Step:
    """Write a report of the work and send it up: to one's director, the clerk or an executive.

    Raises `PermissionDenied`, `AlreadyDone`, `AtRest`, `WrongMove` and `NothingSaid`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.ASSIGN, Expected.WORK])
    words = said(report)
    action = f"{turn.office}รายงานผล: {words}"
    return move(turn, StepKind.REPLIED, note=words, sends=[_to(turn, to)], action=action)


def _to(turn: Turn, to: Post) -> Sending:
    assert turn.task is not None
    own = to.role == Role.DIVISION_DIRECTOR and to.office.pk == turn.office.pk
    what = Expected.WORK if own else expected_of(turn.letter, to)
    return Sending(expected=what, office=to.office, role=to.role, due_on=turn.task.due_on)
