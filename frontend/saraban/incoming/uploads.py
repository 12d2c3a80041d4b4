"""Files that were sent before their letter is registered: carried in the page as signed words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Office
from accounts.requests import SignedInRequest
from database.place import key_here
from files.models import StoredFile
from modules.saraban.commands.keep_upload import NotADocument, TooLarge, keep_upload
from modules.saraban.queries.uploads import uploads_of

_SALT = "saraban.uploads"
_HOURS = 12
_MOST = 30


@dataclass(frozen=True)
class Kept:
    """A file that waits for its letter, and the signed word that carries it."""

    file: StoredFile
    token: str

    @property
    def facts(self) -> str:
        """Return its size and pages in words."""
        n = self.file.pages
        pages = ngettext("%(n)s หน้า", "%(n)s หน้า", n) % {"n": n}
        return f"{filesizeformat(self.file.size)} · {pages}"

    @property
    def page_numbers(self) -> range:
        """Return the numbers of the pages to show, a few of a long file."""
        return range(1, min(self.file.pages, 20) + 1)


def kept_files(request: SignedInRequest) -> list[Kept]:
    """Return the files the page carries, without the one to be taken out."""
    tokens = [t for t in request.POST.getlist("kept") if t != request.POST.get("remove")]
    return [kept for token in tokens[:_MOST] for kept in _read(request, token)]


def kept_file(request: SignedInRequest, token: str) -> Kept | None:
    """Return the file that a signed word carries for this person in this town, or None."""
    return next(iter(_read(request, token)), None)


def take_in(
    request: SignedInRequest, office: Office, uploads: Iterable[UploadedFile], at: datetime
) -> tuple[list[Kept], list[str]]:
    """Keep the uploads; return those kept, and in words what is wrong with the others."""
    kept, refused = [], []
    for upload in uploads:
        name = upload.name or ""
        try:
            file = keep_upload(by=request.user, office=office, upload=upload, name=name, at=at)
        except (TooLarge, NotADocument) as why:
            refused.append(f"“{name}” {_(str(why))}")
        else:
            kept.append(Kept(file, _word(request, file.pk)))
    return kept, refused


def _word(request: SignedInRequest, file: int) -> str:
    return signing.dumps([key_here(""), request.user.pk, file], salt=_SALT)


def _read(request: SignedInRequest, token: str) -> Iterable[Kept]:
    try:
        town, person, file = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
    except (signing.BadSignature, ValueError):
        return
    if (town, person) == (key_here(""), request.user.pk):
        yield from (Kept(row, token) for row in uploads_of(request.user, [file]))
