"""Pass a draft that was checked on to the next (ตรวจแล้ว)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.saraban.draft_path import add_step, demand_turn, take
from modules.saraban.hand_over import hand_over
from modules.saraban.models import Draft, DraftStepKind
from modules.saraban.recipient import Recipient


@atomic()
def check_draft(
    *, by: Person, draft: int, revision: int, to: Recipient, at: datetime, note: str = ""
) -> Draft:
    """Say that a draft sent to one is right, and give it to the next who checks or signs.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if it was not sent to them or is signed
    already, `NotReady`, `NobodyThere`, `DraftChanged`, `DraftClosed`.
    """
    turn = take(by=by, draft=draft, at=at, revision=revision)
    demand_turn(turn)
    if turn.draft.sent_at is None or turn.draft.approved_at:
        raise PermissionDenied
    add_step(turn, DraftStepKind.CHECKED, note=note)
    hand_over(turn, to)
    return turn.draft
