"""The rows of a book: in one part, or in two of which each has an index of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Self

from django.db.models import Count, Q, QuerySet

from modules.saraban.models import IncomingLetter, OutgoingLetter

AT_ONCE = 1000


@dataclass(frozen=True)
class Rows[L: (IncomingLetter, OutgoingLetter)]:
    """Rows of a book, each with `entry` and `entered_at`, each in one of the parts.

    A division's register holds what it registered itself and what it was sent. Asked for as one
    those are joined to the last row before a page can be taken; so the parts are asked one by one.
    """

    parts: tuple[QuerySet[L], ...]

    def filter(self, *conditions: Q, **fields: Any) -> Self:
        """Return the rows that meet conditions."""
        return type(self)(tuple(part.filter(*conditions, **fields) for part in self.parts))

    def count(self) -> int:
        """Return how many rows there are."""
        return sum(part.count() for part in self.parts)

    def counted(self, **counts: Count) -> dict[str, int]:
        """Return counts over all rows, by their names."""
        found = [part.aggregate(**counts) for part in self.parts]
        return {name: sum(each[name] for each in found) for name in counts}

    def each(self, change: Callable[[QuerySet[L]], QuerySet[L]]) -> Self:
        """Return the rows with every part changed in the same way."""
        return type(self)(tuple(map(change, self.parts)))

    def merged(self, key: Callable[[L], Any], *, falling: bool) -> Iterator[L]:
        """Yield all rows of parts that are ordered by a key, in that order, some at a time."""
        streams = (part.iterator(chunk_size=AT_ONCE) for part in self.parts)
        return merge(*streams, key=key, reverse=falling)

    def first(self, most: int, key: Callable[[L], Any], *, falling: bool, sorts: bool) -> list[L]:
        """Return the first rows of parts that are ordered by a key.

        Where the database `sorts` many rows for it, which they are is found by their keys alone:
        to sort whole rows it would copy each of them, some hundred MB for a year.
        """
        parts = (_lean(part, most) if sorts else part[:most] for part in self.parts)
        return list(islice(merge(*parts, key=key, reverse=falling), most))


def _lean[L: (IncomingLetter, OutgoingLetter)](part: QuerySet[L], most: int) -> QuerySet[L]:
    keys = list(part.values_list("pk", flat=True)[:most])
    return part.filter(pk__in=keys)
