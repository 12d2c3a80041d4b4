"""Cut typed text in paragraphs and numbered items, as a letter's body is set."""

import re

from papers.wording import official

_DOTTED = re.compile(r"([1-9๑-๙][0-9๐-๙]?(?:\.[0-9๐-๙]{1,2})+|[1-9๑-๙][0-9๐-๙]?\.)\s+(?=\S)")
_BRACKETED = re.compile(r"(\([0-9๐-๙]{1,2}\)|[0-9๐-๙]{1,2}\))\s*(?=\S)")
_DEEPEST = 4


def paragraphs(text: str) -> list[dict[str, object]]:
    """Return the paragraphs of a typed body: one a line, empty lines dropped.

    A line that begins `1.`, `1.1`, `(1)` or `1)` is a numbered item; its depth follows from the
    number, a bracketed one stands under the dotted one before it. Digits come out Thai.
    """
    items: list[dict[str, object]] = []
    under = -1
    for line in filter(None, map(str.strip, official(text).split("\n"))):
        number, level = "", 0
        if dotted := _DOTTED.match(line):
            number = dotted[1]
            level = under = min(number.rstrip(".").count("."), _DEEPEST - 1)
        elif bracketed := _BRACKETED.match(line):
            number, level = bracketed[1], under + 1
        else:
            under = -1
        match = dotted or bracketed if number else None
        items.append(
            {"number": number, "level": level, "text": line[match.end() if match else 0 :]}
        )
    return items
