"""What a slot is made of: a few columns of each booking, and what its viewer may know of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.models import Booking, Step

# Whole rows of bookings, resources and offices would be most of the work of a calendar.
COLUMNS = (
    "pk", "resource_id", "resource__name", "office__name", "office__short_name",
    "during__startswith", "during__endswith", "state", "title", "private", "asked_by_id",
    "waits_role", "waits_office_id",
)  # fmt: skip


class Row(NamedTuple):
    """The columns of a booking that a slot needs, in the order of `COLUMNS`."""

    booking: int
    resource: int
    resource_name: str
    office_name: str
    office_short: str
    starts: datetime
    ends: datetime
    state: str
    title: str
    private: bool
    asked_by: int | None
    waits_role: str
    waits_office: int | None

    @property
    def waits_for(self) -> tuple[str, int] | None:
        """Return the post whose turn it is: its role, and the key of its office."""
        if not self.waits_role or self.waits_office is None:
            return None
        return (self.waits_role, self.waits_office)


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What a viewer knows of bookings: the keys of titles kept from them, the posts they hold."""

    person: int
    hidden: frozenset[int]
    posts: frozenset[tuple[str, int]]


def rows_of(bookings: QuerySet[Booking]) -> list[Row]:
    """Return bookings as rows (one query)."""
    return [Row(*each) for each in bookings.values_list(*COLUMNS)]


def knowledge_of(viewer: Viewer, rows: Collection[Row]) -> Knowledge:
    """Return what a viewer may know of bookings (two queries if one is private or waits).

    `access` says it: of each private booking, and once for each post that is waited for.
    """
    me = viewer.person.pk
    if not viewer.duties:  # who holds no post here knows of their own alone
        others = frozenset(row.booking for row in rows if row.asked_by != me)
        return Knowledge(person=me, hidden=others, posts=frozenset())
    private = {row.booking for row in rows if row.private and row.asked_by != me}
    waiting = {row.waits_for: row.booking for row in rows if row.waits_for}
    found = _judged(viewer, private | set(waiting.values()))
    return Knowledge(
        person=me,
        hidden=frozenset(key for key in private if not access.knows(viewer, found[key])),
        posts=frozenset(
            post for post, key in waiting.items() if post and access.turn_of(viewer, found[key])
        ),
    )


def _judged(viewer: Viewer, keys: Iterable[int]) -> dict[int, Booking]:
    """Return bookings with all that is asked about who may know them."""
    wanted = list(keys)
    if not wanted:
        return {}
    mine = Prefetch("steps", Step.objects.filter(by=viewer.person).only("booking", "by"))
    rows = Booking.objects.filter(pk__in=wanted).select_related("resource", "waits_office").only(
        "private", "asked_by", "state", "waits_role", "waits_office__parent",
        "resource__office", "resource__keeper",
    )  # fmt: skip
    return {row.pk: row for row in rows.prefetch_related(mine)}
