"""Discard a draft that will not be sent (เลิกร่าง). It stays readable."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.saraban.draft_path import add_step, take
from modules.saraban.models import Draft, DraftStepKind


@atomic()
def discard_draft(*, by: Person, draft: int, at: datetime, note: str = "") -> Draft:
    """Give up a draft while it is with its writer.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if another wrote it or it is not with them,
    `DraftClosed`.
    """
    turn = take(by=by, draft=draft, at=at)
    found = turn.draft
    if found.written_by_id != by.pk or found.sent_at is not None:
        raise PermissionDenied
    add_step(turn, DraftStepKind.DISCARDED, note=note[:2000])
    found.discarded_at = at
    found.save(update_fields=["discarded_at"])
    return found
