"""Child processes that never outlive us, as a fit user."""

import ctypes
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

NOBODY = 65534
"""The user and group that stand in for root, whom PostgreSQL refuses to serve."""

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_POLL_SECONDS = 0.01


class EmbeddedError(RuntimeError):
    """Something embedded can not run; the text is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class RunAs:
    """The user a child gets: `uid` (None: our own), and words put before its command."""

    uid: int | None = None
    prefix: tuple[str, ...] = ()

    def owns(self, folder: Path) -> None:
        """Give a folder and all below it to this user, and close it to all others."""
        folder.chmod(0o700)
        owner = os.geteuid() if self.uid is None else self.uid
        if folder.stat().st_uid == owner:
            return
        for found in (folder, *folder.rglob("*")):
            os.chown(found, owner, owner, follow_symlinks=False)


def unprivileged(*paths: Path) -> RunAs:
    """Choose a user other than root that can reach every one of these paths.

    An ordinary user stays what they are. Root becomes `NOBODY`; where a folder above one of
    the paths is closed to others, root keeps the files but wears another number inside a user
    namespace. Raises EmbeddedError where the machine allows neither.
    """
    if os.geteuid() != 0:
        return RunAs()
    if all(_open_to_all(path) for path in paths):
        return RunAs(uid=NOBODY)
    unshare = shutil.which("unshare") or "unshare"
    prefix = (unshare, "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")
    if _runs(*prefix, "true"):
        return RunAs(prefix=prefix)
    closed = next(path for path in paths if not _open_to_all(path))
    raise EmbeddedError(
        f"PostgreSQL does not run as root, and no other user can reach {closed}: "
        "run as an ordinary user, or open the folders above it (chmod o+x)."
    )


def _open_to_all(path: Path) -> bool:
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)


def _runs(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    except FileNotFoundError:
        return False


def spawn(
    command: Sequence[str | Path],
    *,
    output: int | IO[bytes],
    environment: Mapping[str, str],
    run_as: RunAs | None = None,
    cwd: Path = Path("/"),
    death_signal: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a child in a process group of its own; when we die it gets `death_signal`.

    Call it from the main thread: the kernel counts the end of the calling *thread* as our
    death. A Ctrl-C in the terminal does not reach the child; we stop it ourselves.
    """
    run_as = run_as or RunAs()
    return subprocess.Popen(  # noqa: S603
        [*run_as.prefix, *command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=dict(environment),
        cwd=cwd,
        process_group=0,
        extra_groups=None if run_as.uid is None else [],
        preexec_fn=_dies_with(os.getpid(), death_signal),
        user=run_as.uid,
        group=run_as.uid,
    )


def _dies_with(parent: int, death_signal: signal.Signals) -> Callable[[], None]:
    def ask_the_kernel() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, int(death_signal))
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)

    return ask_the_kernel


def stop(child: subprocess.Popen[bytes], asks: Sequence[tuple[signal.Signals, float]]) -> None:
    """Ask a child to end, each signal with its patience in seconds; at last kill its group."""
    for ask, patience in asks:
        if child.poll() is None:
            child.send_signal(ask)
            wait_until(lambda: child.poll() is not None, seconds=patience)
    kill_group(child)


def kill_group(child: subprocess.Popen[bytes]) -> None:
    """Kill a child and whatever it left behind in its process group, and reap it."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def wait_until(true: Callable[[], bool], *, seconds: float) -> bool:
    """Ask again and again until it is true or the time is over; return the last answer."""
    deadline = time.monotonic() + seconds
    while not (answer := true()) and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)
    return answer
