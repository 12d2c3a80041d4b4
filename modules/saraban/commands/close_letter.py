"""Close a letter with what came of it (ปิดเรื่อง)."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import Expected, Step, StepKind, Task
from modules.saraban.moves import move
from modules.saraban.turns import Turn, said, take

CLOSING = (Expected.PROPOSE, Expected.ASSIGN, Expected.WORK)


@atomic()
def close_letter(*, by: Person, task: int, result: str, at: datetime) -> Step:
    """End one's part of a letter; the last part closes it. Those only to know hold nothing open.

    A head ends the work of the whole office. Raises `PermissionDenied`, `AlreadyDone`, `AtRest`,
    `WrongMove` and `NothingSaid`.
    """
    turn = take(by=by, task=task, at=at, expected=CLOSING)
    words = said(result)
    ends = _ended(turn)
    last = not _still_open(turn).exclude(pk__in=[each.pk for each in ends]).exists()
    if last:
        turn.letter.closed_at = at
        turn.letter.save(update_fields=["closed_at"])
    where = "ปิดเรื่อง" if last else f"{turn.office}เสร็จแล้ว"
    return move(turn, StepKind.CLOSED, note=words, action=f"{where}: {words}", ends=ends)


def _ended(turn: Turn) -> list[Task]:
    assert turn.task is not None
    if not access.may_assign(turn.viewer, turn.office):
        return [turn.task]
    here = _still_open(turn).filter(office=turn.office)
    return [turn.task, *here.exclude(pk=turn.task.pk)]


def _still_open(turn: Turn) -> QuerySet[Task]:
    return turn.letter.tasks.filter(done_at=None, lead=True)
