"""Change the words of a draft, as its writer or as a checker."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person, Position
from audit import trail
from database.work import atomic
from modules.saraban import access
from modules.saraban.draft_path import DraftStopped, Turn, name_readers, take
from modules.saraban.drafting import Unwritable, Writing, write, writing_of
from modules.saraban.models import Draft


class AlreadySigned(DraftStopped):
    """The draft is signed; its words change only after it was sent back."""


@atomic()
def change_draft(*, by: Person, draft: int, revision: int, writing: Writing, at: datetime) -> Draft:
    """Save what was typed over the revision that was read; equal words change nothing.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if it is not their turn, `DraftChanged` if
    somebody saved in between, `AlreadySigned`, `DraftClosed`, `Unwritable`.
    """
    turn = take(by=by, draft=draft, at=at, revision=revision)
    found = turn.draft
    if not access.holds_draft(turn.viewer, found):
        raise PermissionDenied
    if found.approved_at:
        raise AlreadySigned(_("ร่างนี้ลงนามแล้ว หากต้องแก้ ให้ส่งคืนก่อน"))
    before = writing_of(found)
    write(found, writing)
    if writing_of(found) == before:
        return found
    _demand_post(found)
    _keep_trail(turn, before)
    found.revision += 1
    found.changed_at, found.changed_by = at, by
    _close_circle(turn, before)
    found.save()
    return found


def _demand_post(draft: Draft) -> None:
    if draft.signer_id is None:
        return
    if not Position.objects.filter(pk=draft.signer_id, closed_at=None).exists():
        raise Unwritable({"signer": _("ไม่มีตำแหน่งนี้แล้ว โปรดเลือกผู้ลงนามใหม่")})


def _keep_trail(turn: Turn, before: Writing) -> None:
    """Leave a line when somebody else takes up the pen, or secrecy changes; not for each word."""
    draft, by = turn.draft, turn.viewer.person
    if draft.changed_by_id == by.pk and draft.secrecy == before.secrecy:
        return
    secret = access.is_secret(draft.secrecy) or access.is_secret(before.secrecy)
    kept = {} if secret else {"subject": before.subject, **before.content.as_json()}
    trail.record(
        by=by,
        at=turn.at,
        action="saraban.draft.changed",
        subject=draft,
        revision=draft.revision,
        secrecy=[before.secrecy, draft.secrecy],
        before=kept,
    )


def _close_circle(turn: Turn, before: Writing) -> None:
    """Give a draft that becomes secret to the one person who has it, and to its writer."""
    draft = turn.draft
    if not access.is_secret(draft.secrecy) or access.is_secret(before.secrecy):
        return
    name_readers(turn, draft.written_by, turn.viewer.person)
    if draft.with_role:
        draft.with_role, draft.with_office = "", None
        draft.with_person = turn.viewer.person
