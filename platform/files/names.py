"""Names of files as strangers gave them, made fit to show and to save under."""

import re
from pathlib import PurePosixPath, PureWindowsPath

from thai.text import shorten, tidy

_LONGEST = 120  # letters of the stem, as a reader counts them
_NEVER = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")


def tidy_name(name: str, suffix: str) -> str:
    """Return a name without folders and signs no disk takes, ending in `suffix` (`.pdf`).

    The suffix says what the file is by its content, whatever the name said.
    """
    last = PurePosixPath(PureWindowsPath(tidy(name).replace("\n", " ")).name).name
    stem = _NEVER.sub(" ", _SUFFIX.sub("", last)).strip(" .")
    return f"{shorten(' '.join(stem.split()), _LONGEST) or 'ไฟล์'}{suffix}"[-255:]
