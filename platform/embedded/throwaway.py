"""A PostgreSQL cluster for one test session, gone afterwards."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from embedded.postgres import Server

_PREFIX = "thongthin-test-"
_ALIVE = "alive.lock"


@contextmanager
def throwaway(*, socket_folder: Path | None = None, max_connections: int = 200) -> Iterator[Server]:
    """Run a fast, careless cluster in a temporary folder; remove it at the end.

    Any number may live at once. What a killed session left behind, the next one removes.
    `socket_folder` is for those who must know the address before the server starts.
    """
    _remove_abandoned(Path(tempfile.gettempdir()))
    home = Path(tempfile.mkdtemp(prefix=_PREFIX))
    home.chmod(0o711)  # the server's user must reach its own (closed) folders inside
    lock = _hold(home)
    try:
        with Server(
            home, durable=False, socket_folder=socket_folder, max_connections=max_connections
        ) as server:
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)
        os.close(lock)


def _hold(home: Path) -> int:
    """Lock a file for as long as we live; it gets its name only once it is locked."""
    unnamed = home / f"{_ALIVE}.new"
    lock = os.open(unnamed, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    unnamed.rename(home / _ALIVE)
    return lock


def _remove_abandoned(temporary: Path) -> None:
    for alive in temporary.glob(f"{_PREFIX}*/{_ALIVE}"):
        with suppress(OSError):  # alive, another user's, or removed by a third
            lock = os.open(alive, os.O_RDWR)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(alive.parent, ignore_errors=True)
            finally:
                os.close(lock)
