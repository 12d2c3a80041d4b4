"""Take a letter back before anybody it was sent to has opened it (ดึงกลับ)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.commands.return_letter import again, task_before
from modules.saraban.models import Step, StepKind
from modules.saraban.moves import move
from modules.saraban.turns import IllegalMove, Turn, WrongMove, locked
from thai.dates import bangkok_date


class AlreadyOpened(IllegalMove):
    """Somebody has read it; only they can send it back now."""


@atomic()
def recall(*, by: Person, step: int, at: datetime) -> Step:
    """Undo a sending: what was expected of the others ends, and the sender has the task again.

    Raises `PermissionDenied`, `AtRest`, `WrongMove` if the step sent nothing, and `AlreadyOpened`.
    """
    taken = Step.objects.select_related("letter", "office").filter(pk=step).first()
    viewer = viewer_of(by, on=bangkok_date(at))
    if taken is None or not access.may_recall(viewer, taken):
        raise PermissionDenied
    letter = locked(taken.letter_id)
    sent = list(taken.tasks.all())
    before = task_before(taken)
    duty = access.duty_for(viewer, before) if before else None
    if not access.may_know(viewer, letter) or (before and duty is None):
        raise PermissionDenied
    if not sent or before is None:
        raise WrongMove(_("ขั้นนี้ไม่ได้ส่งเรื่องไปที่ใด จึงดึงกลับไม่ได้"))
    if any(task.opened_at or task.done_at for task in sent):
        raise AlreadyOpened(_("ผู้รับเปิดอ่านแล้ว จึงดึงกลับไม่ได้ โปรดแจ้งผู้รับให้ส่งคืน"))
    turn = Turn(letter=letter, task=before, viewer=viewer, duty=duty, at=at)
    back = again(before, note="ดึงกลับมาแก้ไข")
    return move(turn, StepKind.RECALLED, sends=[back], action="ดึงเรื่องกลับ", ends=sent)
