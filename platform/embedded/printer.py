"""Lines of many programs in one terminal, each behind a name."""

import os
import sys
from typing import IO

_COLOURS = (36, 33, 35, 32, 34, 96, 93, 95)


class Printer:
    """Writes `name | line`; in colour where a person reads it."""

    def __init__(self, out: IO[bytes] | None = None, *, width: int = 8) -> None:
        self._out = out or sys.stdout.buffer
        self._colourful = self._out.isatty() and not os.environ.get("NO_COLOR")
        self._names: dict[str, int] = {}
        self._width = width
        self.is_closed = False

    def line(self, name: str, text: bytes, *, bare: bool = False) -> None:
        """Print one line; once nobody reads us any more, say so in `is_closed` and keep quiet."""
        if self.is_closed:
            return
        try:
            self._out.write((b"" if bare else self._prefix(name)) + text + b"\n")
            self._out.flush()
        except (BrokenPipeError, OSError):
            self.is_closed = True

    def say(self, text: str) -> None:
        """Print a word of the supervisor's own."""
        for line in text.splitlines():
            self.line("run", line.encode())

    def _prefix(self, name: str) -> bytes:
        prefix = f"{name:<{self._width}} | "
        if not self._colourful:
            return prefix.encode()
        colour = _COLOURS[self._names.setdefault(name, len(self._names)) % len(_COLOURS)]
        return f"\x1b[{colour}m{prefix}\x1b[0m".encode()
