"""Send a draft up for checking or signing (เสนอตรวจ)."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.saraban.draft_path import add_step, demand_turn, take
from modules.saraban.hand_over import hand_over
from modules.saraban.models import Draft, DraftStepKind
from modules.saraban.recipient import Recipient


@atomic()
def send_up(
    *, by: Person, draft: int, revision: int, to: Recipient, at: datetime, note: str = ""
) -> Draft:
    """Send a draft from its writer to whoever checks or signs it.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if it is not with them, `NotReady`,
    `NobodyThere`, `DraftChanged`, `DraftClosed`.
    """
    turn = take(by=by, draft=draft, at=at, revision=revision)
    demand_turn(turn)
    add_step(turn, DraftStepKind.SENT_UP, note=note)
    hand_over(turn, to)
    return turn.draft
