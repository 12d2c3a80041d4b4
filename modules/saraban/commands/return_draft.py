"""Send a draft back to its writer with a word why (ส่งคืนแก้ไข)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.saraban.draft_path import add_step, demand_turn, give_back, take, words_of
from modules.saraban.hand_over import tell_writer
from modules.saraban.models import Draft, DraftStepKind


@atomic()
def return_draft(*, by: Person, draft: int, revision: int, note: str, at: datetime) -> Draft:
    """Send a draft back to its writer; a signature on it no longer counts.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if it was not sent to them, `NoteMissing`,
    `DraftChanged`, `DraftClosed`.
    """
    why = words_of(note, why=_("เขียนว่าให้แก้ไขอะไร เพื่อให้ผู้ร่างแก้ได้ถูกจุด"))
    turn = take(by=by, draft=draft, at=at, revision=revision)
    demand_turn(turn)
    if turn.draft.sent_at is None:
        raise PermissionDenied
    add_step(turn, DraftStepKind.RETURNED, note=why)
    give_back(turn)
    tell_writer.follow(
        at=at, draft_id=draft, text="ส่งคืนให้ท่านแก้ไข: %(subject)s", moment=at.isoformat()
    )
    return turn.draft
