"""The child: take limits on, read one question, answer it, end."""

import json
import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from papers.foreign import pictures, reading, stamping
from papers.foreign.refusal import Refused

_GIB = 1 << 30
_SECONDS = 20
_OPERATIONS: dict[str, Callable[..., tuple[Any, bytes]]] = {
    "inspect": reading.inspect,
    "as_pdf": pictures.as_pdf,
    "clean_picture": pictures.clean_picture,
    "preview": pictures.preview,
    "stamp": stamping.stamp,
}


def serve() -> None:
    """Answer the question on standard input, on standard output."""
    _take_limits()
    head = json.loads(sys.stdin.buffer.readline(1 << 16) or b"{}")
    if not head:
        return  # the parent ended without a question
    blobs = [sys.stdin.buffer.read(size) for size in head["sizes"]]
    told: dict[str, Any]
    try:
        result, blob = _OPERATIONS[head["operation"]](*blobs, **head["arguments"])
        told = {"result": result}
    except Refused as refusal:
        told, blob = {"refused": str(refusal)}, b""
    # Any other failure ends the child without an answer; the parent calls the file damaged.
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + blob)
    sys.stdout.buffer.flush()
    os._exit(0)


def _take_limits() -> None:
    with suppress(OSError, AttributeError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)  # no network, where the kernel allows it
    for limit, value in (
        (resource.RLIMIT_AS, _GIB),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(limit, (value, value))
