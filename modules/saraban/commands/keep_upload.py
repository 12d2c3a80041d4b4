"""Keep an uploaded file before its letter is registered, so that it is sent only once."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.files.base import File

from accounts.duties import viewer_of
from accounts.models import Office, Person
from database.work import atomic
from files.models import StoredFile
from files.store import NotADocument, TooLarge, store
from modules.saraban import access
from thai.dates import bangkok_date

__all__ = ["NotADocument", "TooLarge", "keep_upload"]


@atomic()
def keep_upload(
    *, by: Person, office: Office, upload: bytes | File, name: str, at: datetime
) -> StoredFile:
    """Keep a file that a registrar brought for a letter of this office.

    Raises `PermissionDenied` if `by` keeps no register there, `TooLarge` and `NotADocument`.
    """
    if not access.may_register(viewer_of(by, on=bangkok_date(at)), office):
        raise PermissionDenied
    return store(upload, name=name, by=by, at=at)
