"""Keep a photo of an odometer before its trip is written, so that it is sent only once."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from files.models import StoredFile
from files.store import NotADocument, TooLarge, store
from modules.booking.typed import Mistyped
from thai.dates import bangkok_date


@atomic()
def keep_photo(*, by: Person, data: bytes | File, name: str, at: datetime) -> StoredFile:
    """Keep a photo that somebody who works here took; unless a trip takes it, it is forgotten.

    Raises `PermissionDenied`, and `Mistyped` on "photo" for what is no picture.
    """
    if not viewer_of(by, on=bangkok_date(at)).duties:
        raise PermissionDenied
    try:
        file = store(data, name=name, by=by, at=at)
    except (TooLarge, NotADocument) as why:
        raise Mistyped({"photo": _(str(why))}) from why
    if not file.content_type.startswith("image/"):
        raise Mistyped({"photo": _("ไฟล์นี้ไม่ใช่ภาพ ถ่ายหรือเลือกภาพหน้าปัดใหม่")})
    return file
