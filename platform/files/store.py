"""Store files by their content: what is the same is kept once, what is stored never changes."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from accounts.models import Person
from files.keys import content_key
from files.models import StoredFile
from files.names import tidy_name
from files.turns import wait_to_store
from papers.intake import Intake, NotADocument, inspect

__all__ = ["NotADocument", "TooLarge", "store"]

_TYPES = {
    "pdf": ("application/pdf", ".pdf"),
    "jpeg": ("image/jpeg", ".jpg"),
    "png": ("image/png", ".png"),
    "tiff": ("image/tiff", ".tif"),
    "webp": ("image/webp", ".webp"),
}


class TooLarge(Exception):
    """The file is larger than the office takes in; the text says so, in Thai."""


def store(
    data: bytes | File,
    *,
    name: str,
    by: Person | None,
    at: datetime,
    known: Intake | None = None,
) -> StoredFile:
    """Store a file and return its row; what it is, is told by its content, never by its name.

    The bytes lie in storage before the row is written, so no row points to nothing. `known` is
    for papers of our own making, which need no inspection. Raises `TooLarge`, `NotADocument`.
    """
    content = _content(data)
    intake = known or inspect(content)
    content_type, suffix = _TYPES[intake.kind]
    sha256 = hashlib.sha256(content).hexdigest()
    _keep(content, sha256)
    return StoredFile.objects.create(
        name=tidy_name(name, suffix),
        sha256=sha256,
        size=len(content),
        content_type=content_type,
        pages=intake.pages,
        active=intake.active,
        signed=intake.signed,
        stored_by=by,
        stored_at=at,
    )


def _content(data: bytes | File) -> bytes:
    limit = settings.UPLOAD_LIMIT_BYTES
    size = len(data) if isinstance(data, bytes) else data.size
    if size > limit:
        raise TooLarge(
            f"ไฟล์ใหญ่เกิน {limit // (1024 * 1024)} MB โปรดลดขนาดหรือแยกเป็นหลายไฟล์ แล้วแนบอีกครั้ง"
        )
    content = data if isinstance(data, bytes) else b"".join(data.chunks())
    if not content:
        raise NotADocument("ไฟล์นี้ว่างเปล่า โปรดตรวจไฟล์แล้วแนบอีกครั้ง")
    return content


def _keep(content: bytes, sha256: str) -> None:
    """Put the content into storage, unless it lies there whole already."""
    wait_to_store(sha256)
    key = content_key(sha256)
    if default_storage.exists(key):
        with default_storage.open(key) as kept:
            if hashlib.sha256(kept.read()).hexdigest() == sha256:
                return
        default_storage.delete(key)  # damaged: replaced by what is right
    default_storage.save(key, ContentFile(content))
