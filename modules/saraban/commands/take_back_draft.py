"""Take a draft back from whoever has it, before it is signed (ดึงกลับ)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.saraban.commands.change_draft import AlreadySigned
from modules.saraban.draft_path import add_step, give_back, take
from modules.saraban.models import Draft, DraftStepKind


@atomic()
def take_back_draft(*, by: Person, draft: int, at: datetime) -> Draft:
    """Take one's own draft back to write on.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if another wrote it or it is with them
    anyway, `AlreadySigned`, `DraftClosed`.
    """
    turn = take(by=by, draft=draft, at=at)
    if turn.draft.written_by_id != by.pk or turn.draft.sent_at is None:
        raise PermissionDenied
    if turn.draft.approved_at:
        raise AlreadySigned("ร่างนี้ลงนามแล้ว ดึงกลับไม่ได้ ให้ผู้ออกเลขส่งคืน")
    add_step(turn, DraftStepKind.TAKEN_BACK)
    give_back(turn)
    return turn.draft
