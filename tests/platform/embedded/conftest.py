"""What the tests of embedded servers share: looking at processes from outside."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 120.0  # seconds that a busy machine may need


def eventually(true: Callable[[], Any], *, seconds: float = PATIENCE) -> Any:
    """Ask until the answer is true; fail the test when the time is over."""
    deadline = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
    return answer


def is_gone(pid: int) -> bool:
    """Say whether a process has ended, reaped or not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


@dataclass
class Script:
    """A Python script running as a process of its own, its output in a file."""

    process: subprocess.Popen[bytes]
    output: Path

    @property
    def said(self) -> str:
        return self.output.read_text()

    def waits_for(self, text: str) -> str:
        """Return the first line with this text, as soon as there is one."""

        def line() -> str | None:
            found = (line for line in self.said.splitlines() if text in line)
            found_line = next(found, None)
            assert found_line or self.process.poll() is None, self.said
            return found_line

        return eventually(line)

    def pid_of(self, text: str) -> int:
        """Return the number at the end of the last line with this text."""
        self.waits_for(text)
        lines = [line for line in self.said.splitlines() if text in line]
        return int(lines[-1].split()[-1])

    def ends(self) -> int:
        """Return the exit code, once it has ended."""
        return self.process.wait(PATIENCE)


@pytest.fixture
def run_script(tmp_path: Path) -> Iterator[Callable[..., Script]]:
    """Run Python source with arguments; whatever still runs at the end is killed."""
    running: list[Script] = []

    def run(source: str, *arguments: object) -> Script:
        output = tmp_path / f"output-{len(running)}"
        with output.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-c", source, *(json.dumps(word) for word in arguments)],
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        script = Script(process, output)
        running.append(script)
        return script

    yield run
    for script in running:
        if script.process.poll() is None:
            os.kill(script.process.pid, signal.SIGKILL)
            script.process.wait()


@pytest.fixture(name="eventually")
def _eventually() -> Callable[..., Any]:
    """Ask until the answer is true."""
    return eventually


@pytest.fixture
def gone() -> Callable[[int], bool]:
    """Say whether a process has ended."""
    return is_gone
