"""Running `manage.py` as a process of its own, that may be killed on the way."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_manage(
    *words: str, crash_at: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `manage.py`, which is killed (-9) at a crash point if one is named."""
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        env={**os.environ, "THONGTHIN_CRASH_AT": crash_at, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def manage(databases: None) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `manage.py` on the databases of the tests."""

    def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return run_manage(*words, DJANGO_SETTINGS_MODULE="config.settings.test", **more)

    return run
