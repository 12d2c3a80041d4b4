"""Hand a stranger's file to a child process with limits, and take its answer."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_PATIENCE = 25  # seconds on the wall; the child's own limit is 20 seconds of processor
_AT_ONCE = threading.BoundedSemaphore(4)  # a child may take 1 GiB
_START = (
    "import sys; sys.path.insert(0, {root!r}); from papers.foreign.worker import serve; serve()"
)


class NotADocument(Exception):
    """The file is not a document the office can take in; the text says why, in Thai."""


_spare_lock = threading.Lock()
_spare: tuple[int, subprocess.Popen[bytes]] | None = None


def ask_child(operation: str, blobs: Sequence[bytes], **arguments: Any) -> tuple[Any, bytes]:
    """Run an operation of `foreign/worker.py` on the blobs and return its result and bytes.

    The child is new for each call, started ahead of need; it has no network, no files, 1 GiB, 20 s.
    Raises `NotADocument` for a refusal, and for a child that died or took too long.
    """
    head = {"operation": operation, "arguments": arguments, "sizes": [len(blob) for blob in blobs]}
    question = b"".join([json.dumps(head).encode(), b"\n", *blobs])
    with _AT_ONCE:
        child = _take_spare()
        try:
            answer, _ = child.communicate(question, timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            raise NotADocument("ไฟล์นี้ใช้เวลาอ่านนานเกินไป โปรดบันทึกเป็นไฟล์ใหม่แล้วแนบอีกครั้ง") from None
        finally:
            _keep_spare()
    return _read_answer(answer)


def warm() -> None:
    """Start the child that waits for the first file, so that nobody waits for it."""
    _keep_spare()


def _read_answer(answer: bytes) -> tuple[Any, bytes]:
    head, _, blob = answer.partition(b"\n")
    try:
        told = json.loads(head)
        if "refused" not in told:
            return told["result"], blob
    except (ValueError, KeyError, TypeError):
        raise NotADocument(
            "ไฟล์นี้เสียหายหรือซับซ้อนเกินไป โปรดสแกนหรือบันทึกเป็น PDF ใหม่แล้วแนบอีกครั้ง"
        ) from None
    raise NotADocument(str(told["refused"]))


def _take_spare() -> subprocess.Popen[bytes]:
    global _spare
    with _spare_lock:
        spare, _spare = _spare, None
    # After a fork the spare is the parent's, not ours.
    if spare and spare[0] == os.getpid() and spare[1].poll() is None:
        return spare[1]
    return _start()


def _keep_spare() -> None:
    global _spare
    with _spare_lock:
        if _spare is None or _spare[0] != os.getpid():
            _spare = None
            with suppress(OSError):
                _spare = (os.getpid(), _start())


def _start() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[1])
    return subprocess.Popen(  # noqa: S603 (our own interpreter and our own words)
        [sys.executable, "-I", "-c", _START.format(root=root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        env={},
        cwd="/",
        start_new_session=True,
    )
