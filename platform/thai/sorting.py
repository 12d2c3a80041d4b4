"""Thai dictionary order as a plain string, so that any database can sort by it."""

import re

from thai.digits import arabic
from thai.text import tidy

_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
_LOWER_LEVEL = dict.fromkeys(map(ord, "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e\u0e3a"))
_NUMBER_OR_IGNORED = re.compile(r"[0-9]+|[^\w\u0e31\u0e34-\u0e3a\u0e46-\u0e4e]+|[_ฯ]+")
_LONGEST = 200  # characters: three levels of Thai must fit in one index row (2,700 bytes)


def sort_key(text: str) -> str:
    """Return a key whose order by code point (`COLLATE "C"`) is Thai dictionary order.

    Consonants before vowels, vowels written in front taken after their consonant, tone marks and
    letter case only to part equals, punctuation and spaces ignored, numbers by their value
    (10/9 before 10/10). For people pass given and family name, without the title. Texts that
    agree in their first 200 characters sort as equal.
    """
    written = arabic(tidy(text[: _LONGEST * 4]))[:_LONGEST]
    turned = _LEADING_VOWEL.sub(r"\2\1", written).casefold()
    marked = _NUMBER_OR_IGNORED.sub(_weigh, turned)
    letters = marked.translate(_LOWER_LEVEL)
    levels = (
        letters,
        marked if marked != letters else "",
        written if written != letters else "",
    )
    return "\x01".join(levels).rstrip("\x01")  # below every letter: a shorter word comes first


def _weigh(piece: re.Match[str]) -> str:
    """Put a number's length before it, so that 9 comes before 10; drop what is ignored."""
    if piece[0][0] not in "0123456789":
        return ""
    digits = piece[0].lstrip("0")
    return chr(ord("0") + min(len(digits), 40)) + digits
