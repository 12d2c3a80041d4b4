"""Cancel a letter that was issued (ยกเลิก): its number stays in the book, struck."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.saraban import access
from modules.saraban.draft_path import words_of
from modules.saraban.hand_over import tell_writer
from modules.saraban.models import OutgoingLetter
from modules.saraban.queries.outgoing import outgoing_visible_to
from thai.dates import bangkok_date


class AlreadyCancelled(Exception):
    """The letter was cancelled before; the text says so in Thai."""


@atomic()
def cancel_outgoing(*, by: Person, letter: int, reason: str, at: datetime) -> OutgoingLetter:
    """Cancel a letter with a reason; the number is never given again.

    Raises `OutgoingLetter.DoesNotExist`, `PermissionDenied` if `by` does not keep its book,
    `NoteMissing` without a reason, `AlreadyCancelled`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    visible = outgoing_visible_to(viewer).select_related("office").defer("words")
    found = visible.select_for_update(of=("self",)).get(pk=letter)
    if not access.may_issue(viewer, found.book, found.office):
        raise PermissionDenied
    why = words_of(reason, why=_("กรอกเหตุผลที่ยกเลิก จะปรากฏในทะเบียนหนังสือส่ง"))
    if found.cancelled_at:
        raise AlreadyCancelled(_("หนังสือฉบับนี้ยกเลิกแล้ว"))
    found.cancelled_at, found.cancelled_by, found.cancel_reason = at, by, why[:300]
    found.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason"])
    trail.record(
        by=by, at=at, action="saraban.outgoing.cancelled", subject=found, reason=found.cancel_reason
    )
    if found.draft_id is not None:
        told = "ยกเลิกหนังสือที่ออกเลขแล้ว: %(subject)s"
        tell_writer.follow(at=at, draft_id=found.draft_id, text=told, moment=at.isoformat())
    return found
