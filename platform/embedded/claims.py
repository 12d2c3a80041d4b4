"""What one `make run` claims for itself: its port and its data folder."""

import errno
import fcntl
import json
import os
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path

from embedded import children
from embedded.children import EmbeddedError


def claim_port(host: str, port: int) -> None:
    """Look whether the port is free; raise EmbeddedError when it is not.

    A web server whose supervisor was just killed gets a second to end.
    """
    if not children.wait_until(lambda: _is_free(host, port), seconds=1):
        other = port + 1 if port < 65535 else 8000
        raise EmbeddedError(
            f"Port {port} is taken: stop what uses it, or choose another: make run PORT={other}"
        )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise EmbeddedError(
                f"Port {port} of {host} can not be had: {error.strerror}"
            ) from error
    return True


class FolderTakenError(EmbeddedError):
    """Another run holds the data folder."""


def claim_folder(data: Path) -> int:
    """Lock the data folder until we end; raise FolderTakenError when another run holds it.

    Returns the open lock, for `give_up_folder`.
    """
    data.mkdir(parents=True, exist_ok=True)
    lock = os.open(data / "run.lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.read(lock, 20).decode().strip()
        os.close(lock)
        raise FolderTakenError(f"Thongthin already runs on {data} (process {holder}).") from error
    os.ftruncate(lock, 0)
    os.write(lock, f"{os.getpid()}\n".encode())
    return lock


def empty_folder(folder: Path) -> None:
    """Make a folder, without what an earlier run left in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def publish(data: Path, addresses: Mapping[str, str]) -> None:
    """Leave the services' addresses in the folder, for commands run beside us."""
    (data / "addresses.json").write_text(json.dumps(dict(addresses), indent=1))


def published(data: Path) -> dict[str, str]:
    """Return the addresses that the run holding the folder left; empty if there are none yet."""
    try:
        found: dict[str, str] = json.loads((data / "addresses.json").read_text())
    except FileNotFoundError:
        return {}
    return found


def give_up_folder(data: Path, lock: int) -> None:
    """Let the next run have the folder."""
    (data / "addresses.json").unlink(missing_ok=True)
    os.close(lock)
