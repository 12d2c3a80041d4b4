"""Production starts only with every setting, and names the one that is wrong."""

import os
import subprocess
import sys

import pytest

GOOD = {
    "DATABASE_URL": "postgresql://web:secret@db/control",
    "CELL_URLS": "cell_01=postgresql://web:secret@db/cell_01",
    "REDIS_URL": "redis://cache/0",
    "FILES_URL": "s3://files?endpoint=https://storage.example.go.th",
    "BASE_DOMAIN": "eoffice.example.go.th",
    "SECRET_KEY": "k" * 50,
}


def start(**settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in GOOD}
    return subprocess.run(
        [sys.executable, "-c", "from config.settings import production as p; print(p.EMBEDDED)"],
        env={**kept, **settings},
        capture_output=True,
        text=True,
    )


def test_starts_with_all_of_them_and_makes_no_server_its_own():
    started = start(**GOOD)

    assert (started.returncode, started.stdout.strip()) == (0, "False"), started.stderr


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_one_is_named_in_one_line(name):
    started = start(**{each: value for each, value in GOOD.items() if each != name})

    assert started.returncode == 1
    assert started.stderr.count("\n") == 1
    assert started.stderr.startswith(f"{name} is not set")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("CELL_URLS", "postgresql://db/cell", "CELL_URLS is written"),
        ("FILES_URL", "ftp://files", "FILES_URL starts with"),
    ],
)
def test_a_weak_or_broken_one_is_named(name, value, words):
    started = start(**{**GOOD, name: value})

    assert started.returncode == 1
    assert words in started.stderr


def test_it_starts_without_mail_and_says_what_that_means():
    started = start(**GOOD)

    assert "EMAIL_URL is not set" in started.stderr
    mailed = start(**GOOD, EMAIL_URL="smtp://mail.example.go.th?from=a@example.go.th")
    assert (mailed.returncode, mailed.stderr) == (0, "")
