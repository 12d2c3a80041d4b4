"""Running `manage.py` in processes of their own, that may be killed on the way."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Django is loaded once; each command is a child of that process, as fresh as a new one.
NURSERY = """
import importlib, json, os, sys
sys.path[:0] = json.loads(sys.argv[1])
import django
from django.core.management import execute_from_command_line
django.setup()
for line in sys.stdin:
    words, crash_at, folder = json.loads(line)
    child = os.fork()
    if child == 0:
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(f"{folder}/{name}", os.O_CREAT | os.O_TRUNC | os.O_WRONLY), stream)
        os.environ["THONGTHIN_CRASH_AT"] = crash_at
        importlib.invalidate_caches()
        code = 0
        try:
            execute_from_command_line(["manage.py", *words])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        except BaseException as trouble:
            code = 1
            print(repr(trouble), file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass
class Ended:
    """How a command ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


Manage = Callable[..., Ended]


@contextmanager
def nursery(folder: Path, *, path: tuple[str, ...] = (), **environment: str) -> Iterator[Manage]:
    """Give a way to run `manage.py`; a command dies (-9) at a crash point if one is named."""
    words = [sys.executable, "-c", NURSERY, json.dumps([*path, str(ROOT)])]
    process = subprocess.Popen(
        words,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def manage(*words: str, crash_at: str = "") -> Ended:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([words, crash_at, str(folder)]) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        return Ended(code, (folder / "out").read_text(), (folder / "err").read_text())

    try:
        yield manage
    finally:
        process.stdin.close()  # type: ignore[union-attr]
        process.wait()


@pytest.fixture(scope="session")
def manage(databases: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Manage]:
    """Run `manage.py` on the databases of the tests."""
    folder = tmp_path_factory.mktemp("manage")
    with nursery(folder, DJANGO_SETTINGS_MODULE="config.settings.test") as manage:
        yield manage


@pytest.fixture(scope="session", name="nursery")
def _nursery() -> Callable[..., object]:
    """Make another way to run `manage.py`, with other settings."""
    return nursery
