"""One program of the plan: its process and its lines."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from embedded import children
from embedded.children import EmbeddedError
from embedded.plan import Command
from embedded.printer import Printer

_AT_ONCE = 64 * 1024


class Program:
    """A command as a child process whose output goes through the printer, line by line."""

    def __init__(
        self, command: Command, *, environment: Mapping[str, str], root: Path, printer: Printer
    ) -> None:
        self.name = command.name
        self._command = command
        self._environment = environment
        self._root = root
        self._printer = printer
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: int | None = None
        self._rest = b""

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The process, once started."""
        return self._process

    @property
    def pipe(self) -> int | None:
        """The file to read its output from, while there is one."""
        return self._pipe

    def start(self) -> None:
        """Start the process, anew if it ended; raises EmbeddedError when that can not be."""
        self.clean_up()
        self._pipe, writing = os.pipe()
        os.set_blocking(self._pipe, False)
        try:
            self._process = children.spawn(
                self._command.words, output=writing, environment=self._environment, cwd=self._root
            )
        except OSError as error:
            raise EmbeddedError(f"{self.name} can not start: {error}") from error
        finally:
            os.close(writing)

    def read(self) -> None:
        """Print the lines it has written by now."""
        while self._pipe is not None:
            try:
                chunk = os.read(self._pipe, _AT_ONCE)
            except BlockingIOError:
                return
            if not chunk:
                self._close_pipe()
                return
            *lines, self._rest = (self._rest + chunk).split(b"\n")
            for line in lines:
                self._printer.line(self.name, line, bare=self._command.bare)

    def clean_up(self) -> None:
        """Print its last words and end whatever it left running."""
        if self._process is not None:
            children.kill_group(self._process)
        self.read()
        self._close_pipe()

    def _close_pipe(self) -> None:
        if self._rest:
            self._printer.line(self.name, self._rest, bare=self._command.bare)
        self._rest = b""
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None
