"""Where a unix socket can stand: its path has room for some 100 bytes."""

import os
import shutil
import tempfile
from pathlib import Path

_LONGEST = 80  # of 107 bytes; PostgreSQL and Valkey add a file name


class Folder:
    """A private folder for sockets at `wanted`, or at a short place if that path is too long."""

    def __init__(self, wanted: Path) -> None:
        self._wanted = wanted.absolute()
        self._temporary: Path | None = None

    @property
    def path(self) -> Path:
        """Where the folder stands, once it is made."""
        return self._temporary or self._wanted

    def make(self) -> Path:
        """Make the folder if it is missing and return where it stands."""
        if len(os.fsencode(self._wanted)) <= _LONGEST:
            self._wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
        elif self._temporary is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="tt-"))
        return self.path

    def remove(self) -> None:
        """Remove the folder if it is a temporary one."""
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None
