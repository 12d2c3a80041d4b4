"""Read settings from the environment; a secret may also stand in a file (`NAME_FILE`)."""

import os
from pathlib import Path


class MissingSetting(SystemExit):
    """A setting that production needs is missing or too weak; the message names it."""


def text(name: str, default: str = "") -> str:
    """Return a setting, or the content of the file that `NAME_FILE` names, or the default."""
    path = os.environ.get(f"{name}_FILE")
    return Path(path).read_text().strip() if path else os.environ.get(name, default)


def required(name: str, *, why: str, at_least: int = 1) -> str:
    """Return a setting of at least that many characters, or stop the start and name it."""
    value = text(name)
    if len(value) < at_least:
        problem = "is not set" if not value else f"is too short (at least {at_least} characters)"
        raise MissingSetting(f"{name} {problem}: {why}")
    return value
