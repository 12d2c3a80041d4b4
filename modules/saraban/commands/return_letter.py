"""Send a letter back to whoever sent it, with the reason (ส่งคืน)."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.saraban.models import Expected, Step, StepKind, Task
from modules.saraban.moves import Sending, move
from modules.saraban.turns import IllegalMove, Turn, reason_of, take

RETURNED = (Expected.ENDORSE, Expected.DIRECT, Expected.ASSIGN, Expected.WORK)

SENT_BACK = (StepKind.RETURNED, StepKind.REFUSED, StepKind.RECALLED)


class NowhereToReturn(IllegalMove):
    """Nobody sent the letter here: its path begins with this task."""


@atomic()
def return_letter(*, by: Person, task: int, reason: str, at: datetime) -> Step:
    """Give a letter back to the post that sent it, which has the same task again.

    Raises `PermissionDenied`, `AlreadyDone`, `AtRest`, `WrongMove`, `ReasonMissing` and
    `NowhereToReturn`.
    """
    turn = take(by=by, task=task, at=at, expected=RETURNED)
    why = reason_of(reason)
    back = send_back(turn, why)
    return move(turn, StepKind.RETURNED, note=why, sends=[back], action="ส่งคืน: " + why)


def send_back(turn: Turn, why: str) -> Sending:
    """Return the sending that gives a letter back to whoever sent it. Raises `NowhereToReturn`."""
    assert turn.task is not None
    before = task_before(_first_sending(turn.task))
    if before is None:
        raise NowhereToReturn(_("เรื่องนี้เริ่มต้นที่นี่ จึงส่งคืนใครไม่ได้ ใช้ส่งต่อหรือปิดเรื่องแทน"))
    return again(before, note=why)


def _first_sending(task: Task) -> Step:
    """Return the step that first sent a task, when it has come back since."""
    while task.sent_by.kind in SENT_BACK:
        holder = {"office": task.office_id, "role": task.role, "person": task.person_id}
        same = Task.objects.filter(letter=task.letter_id, expected=task.expected, **holder)
        before = same.filter(pk__lt=task.pk).select_related("sent_by").order_by("-id").first()
        if before is None:
            break
        task = before
    return task.sent_by


def task_before(step: Step) -> Task | None:
    """Return the task that a step answered, which its sender had."""
    answered = Task.objects.filter(letter=step.letter_id, done_by=step)
    return answered.select_related("office", "person").order_by("-id").first()


def again(task: Task, *, note: str) -> Sending:
    """Return a sending that expects the same of the same post or person once more."""
    return Sending(
        expected=Expected(task.expected),
        office=task.office,
        role=task.role,
        person=task.person,
        lead=task.lead,
        note=note,
        due_on=task.due_on,
    )
