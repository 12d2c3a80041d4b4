"""A landscape table with the columns of a vehicle form."""

from collections.abc import Iterable, Sequence
from datetime import date

from papers.compile import compile_paper
from papers.forms import Hand, word

type Cell = tuple[str, int, int]  # words of the head, columns and rows it spans


def table_pdf(
    *,
    form: str,
    heading: str,
    under: Sequence[str],
    agency: str,
    dated: date,
    head: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    sides: str,
    rows: Iterable[tuple[Sequence[str], bool]],
    after: Sequence[str] = (),
    hands: Sequence[tuple[str, Hand | None]] = (),
) -> bytes:
    """Return a landscape table as PDF/A-2b, its head on every page.

    Widths in cm, 0 for what is left over; `sides` has a letter a column (l c r); a row is its cells
    and whether it is shaded; `after` are lines under it, `hands` who signs it. Raises `PaperError`.
    """
    data = {
        "title": word(f"{heading} {under[0]}"),
        "agency": word(agency),
        "form": form,
        "heading": heading,
        "under": [word(line) for line in under],
        "head": head,
        "widths": list(widths),
        "sides": list(sides),
        "rows": [{"cells": [word(cell) for cell in cells], "marked": m} for cells, m in rows],
        "after": [word(line) for line in after],
        "hands": [_hand(role, by) for role, by in hands],
    }
    return compile_paper("vehicle_table", data, dated=dated, tagged=False)


def _hand(role: str, by: Hand | None) -> dict[str, str]:
    return {
        "role": role,
        "name": word(by.name) if by else "",
        "post": word(by.position) if by else "",
    }
