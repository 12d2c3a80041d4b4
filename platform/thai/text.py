"""Clean Thai text as it comes in, and tell look-alikes apart."""

import re
import unicodedata

from thai.digits import arabic

_LEADING = "เแโใไ"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_RUN_OF_MARKS = re.compile(f"[{_MARKS}]{{2,}}")
_TONES = "\u0e48-\u0e4c"
_NIKHAHIT_AA = re.compile(f"\u0e4d([{_TONES}]*)\u0e32")
_AM_THEN_TONE = re.compile(f"\u0e33([{_TONES}]+)")
# Text in which nothing is to be done: most of what people type.
_PLAIN = f"[!-~ก-ะาๅๆ๏-๛แ-ไ฿ฯ]|เ(?!เ)|\u0e33(?![{_TONES}])"
_MARKED = f"(?:[\u0e31\u0e34-\u0e39\u0e47][{_TONES}]?|[{_TONES}])(?![{_MARKS}])"
_LETTER = f"(?:{_PLAIN}|{_MARKED})"
_TIDY = re.compile(f"(?:{_LETTER}++(?: {_LETTER}++)*+)?")
_SPACES = re.compile(r"[^\S\n]+")
_SPACE_AT_LINE_END = re.compile(r" ?\n ?")

# Old Windows fonts kept shifted Thai marks in the private area; text copied from old PDFs has them.
_SHIFTED = {
    0xF700: "ฐ",
    0xF70F: "ญ",
    **dict(zip(range(0xF701, 0xF705), "\u0e34\u0e35\u0e36\u0e37", strict=True)),
    **dict(zip(range(0xF705, 0xF70A), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),
    **dict(zip(range(0xF70A, 0xF70F), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),
    **dict(zip(range(0xF710, 0xF713), "\u0e31\u0e4d\u0e47", strict=True)),
    **dict(zip(range(0xF713, 0xF718), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),
    **dict(zip(range(0xF718, 0xF71B), "\u0e38\u0e39\u0e3a", strict=True)),
}
_RANK = {
    "\u0e3a": 0,
    "\u0e38": 1,
    "\u0e39": 1,
    **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 3),
}
_RANK |= {"\u0e4c": 4, "\u0e4e": 4}  # every other mark stands above, rank 2

# What one eye takes for the other. Whole Thai letters that only resemble (ด ค ต) stay apart:
# ordinary names differ by them alone.
_LOOK_ALIKE = str.maketrans(
    {"ฃ": "ข", "ฅ": "ค", "\u0e4e": "\u0e4c", "l": "1", "|": "1", "o": "0", "ı": "i"}
    | dict(zip("аеорсухіјѕһԁԛԝ", "ae0pcyxijshdqw", strict=True))
    | dict(zip("αονιρτυχκ", "a0vipttxk", strict=True))
)
_NOT_SEEN = re.compile(
    r"[\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]+"
)


def tidy(text: str) -> str:
    """Return text as it should be stored: what is seen stays, what is not seen goes.

    One spelling of sara am and sara ae, marks in writing order, single spaces, lines kept, NFC;
    no control characters, zero-width characters or bidi overrides. Not for passwords.
    """
    if _TIDY.fullmatch(text):
        return text
    return _tidied(text)


def _tidied(text: str) -> str:
    text = text.translate(_SHIFTED).replace("\r\n", "\n")
    text = "".join(map(_seen, text)) if not text.isascii() or not text.isprintable() else text
    text = _write_in_order(unicodedata.normalize("NFC", text))
    return _SPACE_AT_LINE_END.sub("\n", _SPACES.sub(" ", text)).strip()


def skeleton(text: str) -> str:
    """Return a key that is equal for texts that look equal. For uniqueness only, never shown.

    Folds case, digits, spaces, doubled marks, obsolete letters and Cyrillic or Greek twins.
    """
    text = arabic(tidy(unicodedata.normalize("NFKC", tidy(text)))).casefold()
    text = unicodedata.normalize("NFKC", _NOT_SEEN.sub("", text)).translate(_LOOK_ALIKE)
    text = _write_in_order(_NOT_SEEN.sub("", text))
    text = text.replace("\u0e34\u0e4d", "\u0e36")  # ิ with a ring above it is drawn as ึ
    text = re.sub("([ฤฦ])[\u0e32\u0e45]", "\\1\u0e45", re.sub("(?<![ฤฦ])\u0e45", "\u0e32", text))
    return _write_in_order(text)  # what was ๅ may now be half of a sara am


def clusters(text: str) -> list[str]:
    """Split text in what a reader counts as one letter: a base with its marks, an emoji, a flag."""
    found: list[str] = []
    for char in text:
        if found and _clings(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def shorten(text: str, limit: int) -> str:
    """Return text of at most `limit` letters as a reader counts them, ending in … if it was cut."""
    if limit < 1:
        raise ValueError("nothing is shorter than one letter")
    parts = clusters(text)
    if len(parts) <= limit:
        return text
    return "".join(parts[: limit - 1]).rstrip(f" \n{_LEADING}") + "…"


def _seen(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Zl", "Zp") or char in "\n\x85":
        return "\n"
    if kind == "Zs" or char in "\t\v\f\r":
        return " "
    return "" if kind in ("Cc", "Cf", "Cs") else char


def _write_in_order(text: str) -> str:
    text = text.replace("เเ", "แ")
    before = ""
    while before != text:  # a mark freed by one step may join the next
        before = text
        text = _AM_THEN_TONE.sub("\\1\u0e33", text)
        text = _RUN_OF_MARKS.sub(_in_order, text)
        text = _NIKHAHIT_AA.sub("\\1\u0e33", text)
        text = unicodedata.normalize("NFC", text)
    return text


def _in_order(run: re.Match[str]) -> str:
    marks = sorted(run[0], key=lambda mark: _RANK.get(mark, 2))
    return "".join(
        mark for place, mark in enumerate(marks) if place == 0 or mark != marks[place - 1]
    )


def _clings(cluster: str, char: str) -> bool:
    kind = unicodedata.category(char)
    if kind[0] == "M" or char in "\u200d\u200c\u0e33\u0eb3" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return cluster != "\n"
    if cluster[-1] == "\u200d" and kind == "So":
        return True
    flag = "\U0001f1e6" <= char <= "\U0001f1ff"
    return flag and len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
