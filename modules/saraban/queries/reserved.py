"""Reserved numbers (จองเลข) in the place their number has in an outgoing register."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import chain
from typing import Any

from accounts.duties import Viewer
from modules.saraban.models import NumberReservation, OutgoingLetter
from modules.saraban.queries.books import Asked
from modules.saraban.queries.matching import day_of, month_of, reservation_matching
from modules.saraban.queries.paging import Page, by_number, in_order
from modules.saraban.queries.reservations import reservations_visible_to
from modules.saraban.queries.rows import Rows


def kept_in(viewer: Viewer, asked: Asked, *, today: date) -> list[NumberReservation]:
    """Return the numbers of a book that wait for a letter, highest first; few at any time.

    Whoever asks for a level, or for picked letters, asks for letters alone. The state is not
    looked at here: see `shown_in`.
    """
    if asked.picks or asked.urgency or asked.secrecy:
        return []
    rows = reservations_visible_to(viewer).filter(
        book=asked.book, office=asked.office, year=asked.year, ended_at=None
    )
    if 1 <= asked.month <= 12:
        first, days = month_of(asked.year, asked.month)
        begins, ends = day_of(first, days)
        rows = rows.filter(reserved_at__gte=begins, reserved_at__lt=ends)
    return list(rows.filter(reservation_matching(asked.text, today=today)).order_by("-number"))


def shown_in(kept: Sequence[NumberReservation], asked: Asked) -> list[NumberReservation]:
    """Return the kept numbers that stand in the state asked for: all of them, or none."""
    return [] if asked.state == "cancelled" else list(kept)


def on_page(
    kept: list[NumberReservation],
    rows: Rows[OutgoingLetter],
    page: Page[OutgoingLetter],
    asked: Asked,
) -> list[NumberReservation]:
    """Return the kept numbers whose place is on a page of the book `rows`.

    In the order of numbers each stands on the page of the letter below it, the lowest ones on
    the last page; in any other order, having no day and no party, all stand on the first page.
    """
    if not kept or not page.rows:
        return kept
    if not by_number(asked):
        return [] if page.newer else kept
    first, last = _number(page.rows[0]), _number(page.rows[-1])
    low = last if page.older else 0
    found = [each for each in kept if each.number > low]
    if page.newer is None or all(each.number < first for each in found):
        return found
    above = in_order(rows.filter(entry__gt=first), asked, backward=True, most=1)
    newer = next(map(_number, above), None)
    return [each for each in found if newer is None or each.number < newer]


def in_place(
    letters: Iterable[OutgoingLetter],
    kept: list[NumberReservation],
    asked: Asked,
    *,
    rising: bool = False,
) -> Iterator[OutgoingLetter | NumberReservation]:
    """Yield letters, which come in the order asked for, and kept numbers each in its place."""
    if not by_number(asked):
        return chain(kept, letters)
    waiting = reversed(kept) if rising else iter(kept)
    return merge(letters, waiting, key=_number, reverse=not rising)


def _number(row: Any) -> int:
    number: int = row.number if isinstance(row, NumberReservation) else row.entry
    return number
