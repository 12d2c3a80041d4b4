"""Give an opinion on a letter and send it further up (เสนอความเห็น)."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.saraban.commands.propose import upward
from modules.saraban.models import Expected, Step, StepKind
from modules.saraban.moves import move
from modules.saraban.queries.posts import Post
from modules.saraban.turns import said, take


@atomic()
def endorse(*, by: Person, task: int, note: str, to: Post, at: datetime) -> Step:
    """Write an opinion (เกษียน) under the ones before it, and send the letter to a post above.

    Raises `PermissionDenied`, `AlreadyDone`, `AtRest`, `WrongMove` and `NothingSaid`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.ENDORSE, Expected.DIRECT])
    action = f"เสนอ{to.name}"
    return move(turn, StepKind.ENDORSED, note=said(note), sends=[upward(turn, to)], action=action)
