"""Document numbers (ที่ อย 0023.3/ว 567): one key for all ways of writing one."""

import re

from thai.digits import arabic
from thai.text import tidy

# The code of an office that stands before the slash; deliberately loose, offices differ.
CODE_PATTERN = re.compile(r"^[ก-ฮ]{2,3}\s?[0-9]{4,6}(\.[0-9]{1,2}){0,2}\Z")

_LONGEST = 200  # characters
_SLASH = str.maketrans(
    dict.fromkeys("\u2044\u2215\u29f8\uff0f\\", "/") | dict.fromkeys("‐‑‒–—−", "-")
)
_BEFORE = re.compile(r"^(?:ด่วนที่สุด|ด่วนมาก|ด่วน|ลับที่สุด|ลับมาก|ลับ|หนังสือ|เลข|ที่|:|\s)+")
_AFTER = re.compile(r"(?<=[0-9)\s])(?:ลงวัน|ลว).*$", re.DOTALL)
_LOOSE_DOT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_LEADING_NOUGHTS = re.compile(r"(?<=[/ว])0+(?=[0-9])")
_REFERENCE = re.compile(
    r"[ก-ฮ]{1,4}[0-9]{1,6}(?:\.[0-9]{1,4})*(?:\([ก-๎.]{1,20}\))?(?:/[ก-ฮ]{0,3}[0-9]{1,6})?(?:[/-][0-9]{1,4})?"
    r"|[0-9]{1,6}(?:\.[0-9]{1,4})*(?:\([ก-๎.]{1,20}\))?/[ก-ฮ]{0,3}[0-9]{1,6}(?:-[0-9]{1,4})?"
)


def reference_key(text: str) -> str:
    """Return the search key of a document number: อย0023.3/ว567 however it was written.

    Arabic digits, no spaces, no ที่ or urgency before it, no date after it, one kind of slash,
    dots kept only between digits, no noughts leading the running number.
    """
    typed = arabic(tidy(text[: _LONGEST * 4]))[:_LONGEST].translate(_SLASH).casefold()
    bare = "".join(_AFTER.sub("", _BEFORE.sub("", typed)).split())
    return tidy(_LEADING_NOUGHTS.sub("", _LOOSE_DOT.sub("", bare)))


def looks_like_reference(text: str) -> bool:
    """Tell whether the whole text looks like a document number, or the office code of one."""
    return _REFERENCE.fullmatch(reference_key(text)) is not None
