"""Read offices and their posts; the structure of an organisation is open to all who work there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from accounts.duties import Viewer
from accounts.holders import Holder, holders
from accounts.models import Office, Position


@dataclass(kw_only=True)
class Branch:
    """An office with those under it; `posts` counts its open posts, `depth` is 0 at the root."""

    office: Office
    posts: int
    depth: int = 0
    children: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Post:
    """An open post and who is in it today."""

    position: Position
    holders: list[Holder]


def tree(viewer: Viewer) -> list[Branch]:
    """Return the open offices as a tree, the root first (one query)."""
    counted = Office.objects.filter(closed_at=None).annotate(
        posts=Count("positions", filter=Q(positions__closed_at=None))
    )
    under: dict[int | None, list[Office]] = defaultdict(list)
    for office in counted.order_by("sort", "pk"):
        under[office.parent_id].append(office)
    return _branches(under, None, 0)


def open_offices(viewer: Viewer) -> list[tuple[Office, int]]:
    """Return the open offices in the order of the tree, each with its depth (one query)."""
    return [(branch.office, branch.depth) for branch in _flat(tree(viewer))]


def office_known(viewer: Viewer, office_id: int) -> Office:
    """Return an office, closed or not, or raise `Office.DoesNotExist`."""
    return Office.objects.select_related("parent").get(pk=office_id)


def posts_of(viewer: Viewer, office: Office, *, on: date) -> list[Post]:
    """Return the open posts of an office with who is in them on a Bangkok day (three queries)."""
    positions = list(Position.objects.filter(office=office, closed_at=None).order_by("pk"))
    found = holders(positions, on=on)
    return [Post(position=position, holders=found[position.pk]) for position in positions]


def open_positions(viewer: Viewer) -> list[Position]:
    """Return every open post with its office, in the order of the tree (two queries)."""
    place = {office.pk: n for n, (office, _depth) in enumerate(open_offices(viewer))}
    positions = Position.objects.filter(closed_at=None, office__in=place).select_related("office")
    return sorted(positions.order_by("pk"), key=lambda post: place[post.office_id])


def _branches(under: dict[int | None, list[Office]], key: int | None, depth: int) -> list[Branch]:
    return [
        Branch(
            office=office,
            posts=office.posts,  # type: ignore[attr-defined]
            depth=depth,
            children=_branches(under, office.pk, depth + 1),
        )
        for office in under[key]
    ]


def _flat(branches: list[Branch]) -> list[Branch]:
    return [one for branch in branches for one in (branch, *_flat(branch.children))]
