"""A table of Thai text whose columns line up in a terminal."""

import unicodedata
from collections.abc import Sequence


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows below headings, each column as wide as its widest cell."""
    lines = [headings, *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(headings))]
    lines.insert(1, ["─" * size for size in widths])
    return "\n".join(
        "  ".join(
            cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def width(text: str) -> int:
    """Return how many columns text takes: Thai marks above and below take none."""
    return sum(unicodedata.category(char) != "Mn" for char in text)
