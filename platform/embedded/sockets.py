"""Where a unix socket can stand: its path has room for some 100 bytes."""

import os
import shutil
import tempfile
from pathlib import Path

_LONGEST = 80  # of 107 bytes; PostgreSQL and Valkey add a file name


class Folder:
    """A private folder for sockets at `wanted`, or at a short place if that path is too long."""

    def __init__(self, wanted: Path) -> None:
        self.path = wanted.absolute()
        self._temporary = len(os.fsencode(self.path)) > _LONGEST

    def make(self) -> Path:
        """Make the folder if it is missing and return where it stands."""
        if self._temporary and not self.path.exists():
            self.path = Path(tempfile.mkdtemp(prefix="tt-"))
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.path

    def remove(self) -> None:
        """Remove the folder if it is a temporary one."""
        if self._temporary:
            shutil.rmtree(self.path, ignore_errors=True)
