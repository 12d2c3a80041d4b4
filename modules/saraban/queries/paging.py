"""Pages of a register by keyset: in the order asked for, from the row where the last page ended."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from modules.saraban.models import IncomingLetter, OutgoingLetter
from modules.saraban.queries.books import Asked
from modules.saraban.queries.rows import Rows

PAGE = 50
LARGE = 25_000  # rows of a book; so many are sorted in some 50 ms
_NEVER = date(1, 1, 1)

type Place = tuple[Any, int] | None  # the value of the column one sorts by, and the entry


@dataclass(frozen=True, kw_only=True)
class Page[L: (IncomingLetter, OutgoingLetter)]:
    """Rows of a book, and the rows from which newer and older pages go on (None: there is none)."""

    rows: list[L] = field(default_factory=list)
    newer: int | None = None
    older: int | None = None


def by_number(asked: Asked) -> bool:
    """Tell whether the rows are asked for in the order of their numbers, as a register runs."""
    return asked.sort not in ("dated", "party", "subject")


def in_order[L: (IncomingLetter, OutgoingLetter)](
    rows: Rows[L],
    asked: Asked,
    *,
    backward: bool = False,
    most: int = 0,
    after: Place = None,
    large: bool = False,
) -> Iterator[L]:
    """Yield rows in the order asked for: numbers and days newest first, else Thai order.

    All of them, some at a time; or at most so many. `after` is the place behind which to begin,
    `large` tells that the whole book has more rows than are quickly sorted.
    """
    column, falling = _column(rows, asked.sort)
    sorted_by = _sorted_by(asked, column, large)
    first = sorted_by.desc() if falling != backward else sorted_by.asc()
    then = [] if column == "entry" else ["entry" if backward else "-entry"]
    lanes = tuple(lane for part in rows.parts for lane in _lanes(part, column, after, backward))
    ordered = Rows(lanes).each(lambda lane: lane.order_by(first, *then))

    def place(row: Any) -> tuple[Any, int]:
        value = getattr(row, column)
        return _NEVER if value is None else value, row.entry if falling else -row.entry

    if not most:
        return ordered.merged(place, falling=falling != backward)
    return iter(ordered.first(most, place, falling=falling != backward, sorts=_sorts(asked)))


def page_of[L: (IncomingLetter, OutgoingLetter)](
    rows: Rows[L], asked: Asked, *, older: int = 0, newer: int = 0, total: int = 0
) -> Page[L]:
    """Return the page after the row `older`, or before the row `newer`, or the first one.

    `total` is how many rows the book has, as far as that is known.

    The place is found by the row's key, so new letters shift nothing; a key that is not in the
    book begins again at the first page.
    """
    place = _place(rows, asked, older or newer)
    backward = bool(newer) and place is not None
    taken = list(
        in_order(rows, asked, backward=backward, most=PAGE + 1, after=place, large=total > LARGE)
    )
    more, taken = len(taken) > PAGE, taken[:PAGE]
    if backward:
        taken.reverse()
    if not taken:
        return Page()
    has_newer = more if backward else place is not None
    has_older = True if backward else more
    return Page(
        rows=taken,
        newer=taken[0].pk if has_newer else None,
        older=taken[-1].pk if has_older else None,
    )


def _sorts(asked: Asked) -> bool:
    """Tell whether the rows must be sorted to find the first ones, for no index has their order."""
    return bool(asked.text or asked.month) or not by_number(asked)


def _sorted_by(asked: Asked, column: str, large: bool) -> Any:
    """Return what to sort by: only for a large book the bare column, of which there is an index.

    The index is of all letters: for the rows of a small book, or the few that were asked for of
    a large one, PostgreSQL would now and then read it from end to end.
    """
    if by_number(asked) or (large and not asked.narrowed):
        return F(column)
    return Coalesce(F(column), F(column))


def _column(rows: Rows[Any], sort: str) -> tuple[str, bool]:
    """Return the column to sort by and whether the greatest comes first."""
    party = "sender_sort" if rows.parts[0].model is IncomingLetter else "addressee_sort"
    columns = {
        "dated": ("dated", True),
        "party": (party, False),
        "subject": ("subject_sort", False),
    }
    return columns.get(sort, ("entry", True))


def _place(rows: Rows[Any], asked: Asked, key: int) -> Place:
    if not key:
        return None
    column, _falling = _column(rows, asked.sort)
    found = (part.values_list(column, "entry").first() for part in rows.filter(pk=key).parts)
    return next(filter(None, found), None)


def _lanes[L: (IncomingLetter, OutgoingLetter)](
    part: QuerySet[L], column: str, after: Place, backward: bool
) -> list[QuerySet[L]]:
    """Return the rows of a part behind a place, each lane to be read along one index.

    Letters without a day have a lane of their own: they come last, where no index has them.
    """
    if part.model is OutgoingLetter or column != "dated":
        return [part.filter(_beyond(column, after, backward))]
    with_day, without = part.filter(dated__isnull=False), part.filter(dated__isnull=True)
    if after is None:
        return [with_day, without]
    if after[0] is None:
        rest = without.filter(_beyond("entry", (after[1], after[1]), backward))
        return [rest, with_day] if backward else [rest]
    rest = with_day.filter(_beyond(column, after, backward))
    return [rest] if backward else [rest, without]


def _beyond(column: str, after: Place, backward: bool) -> Q:
    """Return the condition of being behind a place; its bound lets an index begin there."""
    if after is None:
        return Q()
    value, entry = after
    later_entry = Q(entry__gt=entry) if backward else Q(entry__lt=entry)
    if column == "entry":
        return later_entry
    way = "lt" if (column == "dated") != backward else "gt"
    behind = Q(**{f"{column}__{way}": value}) | later_entry
    return Q(**{f"{column}__{way}e": value}) & behind
