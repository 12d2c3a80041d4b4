"""Pictures of pages: drawn once per content, kept beside it."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from files.keys import picture_key
from files.models import StoredFile
from files.read import file_bytes
from papers.intake import preview

WIDTHS = (240, 1240)  # dots: a thumbnail, and a page to read


def page_picture(file: StoredFile, *, page: int, width: int = WIDTHS[-1]) -> bytes:
    """Return a page (counted from 1) as WebP, in the nearest of `WIDTHS`.

    Raises `DamagedFile`, and `NotADocument` if there is no such page.
    """
    width = min(WIDTHS, key=lambda one: abs(one - width))
    key = picture_key(file.sha256, page, width)
    if default_storage.exists(key):
        with default_storage.open(key) as kept:
            drawn: bytes = kept.read()
        if drawn:
            return drawn
    drawn = preview(file_bytes(file), page, width)
    default_storage.save(key, ContentFile(drawn))
    return drawn
