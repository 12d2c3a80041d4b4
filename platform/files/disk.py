"""Storage on a disk that survives a power cut: whole files appear under their names, or none."""

import os
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DiskStorage(FileSystemStorage):
    """Files in a folder; each is written aside, forced to the disk, then given its name.

    Names are made from contents (`files.keys`), so writing a name again changes nothing.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return the name itself: one content, one name."""
        return name

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".", dir=target.parent)  # for its owner only
        try:
            with os.fdopen(handle, "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            os.replace(aside, target)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
        _force(target.parent)
        return name


def _force(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
