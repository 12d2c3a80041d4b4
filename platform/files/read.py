"""Read stored files: what comes out is what went in, or nothing."""

import hashlib
import logging
from io import BytesIO
from typing import BinaryIO

from django.core.files.storage import default_storage

from files.keys import content_key
from files.models import StoredFile

log = logging.getLogger(__name__)


class DamagedFile(Exception):
    """The bytes in storage are missing, or are no longer the ones that were stored."""


def file_bytes(file: StoredFile) -> bytes:
    """Return the bytes of a file, checked against its SHA-256. Raises `DamagedFile`."""
    key = content_key(file.sha256)
    try:
        with default_storage.open(key) as kept:
            content: bytes = kept.read()
    except FileNotFoundError as missing:
        log.error("stored file %s is missing: %s", file.pk, key)
        raise DamagedFile(key) from missing
    if hashlib.sha256(content).hexdigest() != file.sha256:
        log.error("stored file %s is damaged: %s", file.pk, key)
        raise DamagedFile(key)
    return content


def open_file(file: StoredFile) -> BinaryIO:
    """Return a file to read from, checked as `file_bytes` does. Raises `DamagedFile`."""
    return BytesIO(file_bytes(file))
