"""Pages of a register by keyset: in the order asked for, from the row where the last page ended."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from modules.saraban.models import IncomingLetter, OutgoingLetter
from modules.saraban.queries.books import Asked

PAGE = 50
_NEVER = date(1, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Page[L: (IncomingLetter, OutgoingLetter)]:
    """Rows of a book, and the rows from which newer and older pages go on (None: there is none)."""

    rows: list[L] = field(default_factory=list)
    newer: int | None = None
    older: int | None = None


def by_number(asked: Asked) -> bool:
    """Tell whether the rows are asked for in the order of their numbers, as a register runs."""
    return asked.sort not in ("dated", "party", "subject")


def ordered[L: (IncomingLetter, OutgoingLetter)](
    rows: QuerySet[L], asked: Asked, *, backward: bool = False
) -> QuerySet[L]:
    """Return the rows in the order asked for: numbers and days newest first, else Thai order."""
    column, falling = _column(rows, asked.sort)
    if column == "entry":
        return rows.order_by("entry" if backward else "-entry")
    if column == "day":
        rows = _with_day(rows)
    first = f"-{column}" if falling != backward else column
    return rows.order_by(first, "entry" if backward else "-entry")


def page_of[L: (IncomingLetter, OutgoingLetter)](
    rows: QuerySet[L], asked: Asked, *, older: int = 0, newer: int = 0, size: int = PAGE
) -> Page[L]:
    """Return the page after the row `older`, or before the row `newer`, or the first one.

    The place is found by the row's key, so new letters shift nothing; a key that is not in the
    book begins again at the first page.
    """
    place = _place(rows, asked, older or newer)
    backward = bool(newer) and place is not None
    found = ordered(rows, asked, backward=backward)
    if place is not None:
        found = found.filter(_beyond(rows, asked, place, backward=backward))
    taken = list(found[: size + 1])
    more, taken = len(taken) > size, taken[:size]
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


def _column(rows: QuerySet[Any], sort: str) -> tuple[str, bool]:
    """Return the column to sort by and whether the greatest comes first."""
    party = "sender_sort" if rows.model is IncomingLetter else "addressee_sort"
    columns = {"dated": ("day", True), "party": (party, False), "subject": ("subject_sort", False)}
    return columns.get(sort, ("entry", True))


def _with_day(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.annotate(day=Coalesce("dated", Value(_NEVER), output_field=DateField()))


def _place(rows: QuerySet[Any], asked: Asked, key: int) -> tuple[Any, int] | None:
    if not key:
        return None
    column, _falling = _column(rows, asked.sort)
    rows = _with_day(rows) if column == "day" else rows
    return rows.filter(pk=key).values_list(column, "entry").first()


def _beyond(rows: QuerySet[Any], asked: Asked, place: tuple[Any, int], *, backward: bool) -> Q:
    column, falling = _column(rows, asked.sort)
    value, entry = place
    later_entry = Q(entry__gt=entry) if backward else Q(entry__lt=entry)
    if column == "entry":
        return later_entry
    way = "lt" if falling != backward else "gt"
    return Q(**{f"{column}__{way}": value}) | (Q(**{column: value}) & later_entry)
