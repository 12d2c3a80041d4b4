"""Add an enclosure to a letter that is registered already."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from files.store import NotADocument, TooLarge, store
from modules.saraban import access
from modules.saraban.commands.stamp_incoming import stamp_incoming
from modules.saraban.envelope import BadEnvelope
from modules.saraban.models import Attachment, Part, Secrecy
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.turns import locked
from thai.dates import bangkok_date

__all__ = ["NotADocument", "TooLarge", "add_file"]


@atomic()
def add_file(
    *, by: Person, letter: int, upload: bytes | File, name: str, at: datetime
) -> Attachment:
    """Add a file: the letter itself where there was none (scanned later), else an enclosure.

    Raises `PermissionDenied` if `by` does not keep the register or may not know of the letter,
    `AtRest`, `BadEnvelope` for a top secret letter, `TooLarge` and `NotADocument`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    row = locked(letter)
    if not access.may_register(viewer, row.office):
        raise PermissionDenied
    if row.secrecy == Secrecy.TOP_SECRET:
        raise BadEnvelope("files", _("หนังสือลับที่สุดห้ามแนบไฟล์ ลงทะเบียนเฉพาะรายการ"))
    file = store(upload, name=name, by=by, at=at)
    last = row.attachments.exclude(part=Part.STAMPED).order_by("-sort").first()
    part, sort = (Part.ENCLOSURE, last.sort + 1) if last else (Part.MAIN, 0)
    attachment = Attachment.objects.create(incoming=row, file=file, part=part, sort=sort)
    trail.record(by=by, at=at, action="saraban.incoming.file_added", subject=row, file=file.pk)
    if part == Part.MAIN:
        stamp_incoming.follow(at=at, letter=row.pk)
    return attachment
