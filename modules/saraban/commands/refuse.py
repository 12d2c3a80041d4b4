"""Refuse a letter that is not for this office (ไม่รับ)."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.saraban.commands.return_letter import send_back
from modules.saraban.models import Expected, Step, StepKind
from modules.saraban.moves import move
from modules.saraban.turns import reason_of, take


@atomic()
def refuse(*, by: Person, task: int, reason: str, at: datetime) -> Step:
    """Say why a letter is not the office's before it is entered there; its sender has it again.

    Raises `PermissionDenied`, `AlreadyDone`, `AtRest`, `WrongMove`, `ReasonMissing` and
    `NowhereToReturn`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.RECEIVE])
    why = reason_of(reason)
    back = send_back(turn, why)
    action = f"{turn.office}ไม่รับ: {why}"
    return move(turn, StepKind.REFUSED, note=why, sends=[back], action=action)
