"""Wholes and parts: which resources are the same thing in part, and so block each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modules.booking.models import Part


@dataclass(frozen=True)
class Tree:
    """Every whole with its parts, and every part with its wholes, by keys of resources."""

    below: Mapping[int, frozenset[int]]
    above: Mapping[int, frozenset[int]]

    def leaves(self, key: int) -> frozenset[int]:
        """Return what is held when a resource is booked: itself, or its parts' leaves."""
        return frozenset(k for k in _reach([key], self.below) if not self.below.get(k))

    def touching(self, key: int) -> frozenset[int]:
        """Return every resource that shares a leaf with one, itself included."""
        return _reach(self.leaves(key), self.above) | _reach([key], self.below)

    def wholes(self, key: int) -> frozenset[int]:
        """Return a resource and everything that it is part of, however far up."""
        return _reach([key], self.above)


def tree() -> Tree:
    """Return the parts of all resources (one query)."""
    below: dict[int, set[int]] = defaultdict(set)
    above: dict[int, set[int]] = defaultdict(set)
    for whole, part in Part.objects.values_list("whole_id", "part_id"):
        below[whole].add(part)
        above[part].add(whole)
    return Tree(
        {key: frozenset(found) for key, found in below.items()},
        {key: frozenset(found) for key, found in above.items()},
    )


def _reach(start: Iterable[int], onward: Mapping[int, frozenset[int]]) -> frozenset[int]:
    seen: set[int] = set()
    waiting = list(start)
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(onward.get(key, ()))
    return frozenset(seen)
