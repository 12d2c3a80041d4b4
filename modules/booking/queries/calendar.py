"""The calendar: what takes up the time of each resource, day by day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any

from accounts.duties import Viewer
from database.work import connection_here
from modules.booking.held.parts import tree
from modules.booking.models import Booking, Resource
from modules.booking.queries.resources import resources_for
from modules.booking.queries.slots import (
    SHOWN_PENDING,
    Slot,
    SlotKind,
    Window,
    by_start,
    slots_of,
    slots_of_bookings,
)
from thai.dates import BANGKOK, bangkok_date

__all__ = ["Day", "Lane", "Slot", "SlotKind", "lanes", "month", "window_of"]

ALL, MINE, WAITING = "all", "mine", "waiting"
SHOWN_A_DAY = 4


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One resource and what takes up its time, by start; its parts' and its whole's time too."""

    resource: Resource
    slots: tuple[Slot, ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of a month: its first bookings by start, and how many there are in all."""

    day: date
    slots: tuple[Slot, ...]
    count: int


def window_of(first: date, last: date) -> Window:
    """Return the time from the beginning of a Bangkok day to the end of another."""
    days = (first, last + timedelta(days=1))
    since, until = (datetime.combine(day, time.min, tzinfo=BANGKOK) for day in days)
    return (since, until, "[)")


def lanes(
    viewer: Viewer,
    first: date,
    last: date,
    kinds: Collection[str] = (),
    show: str = ALL,
) -> list[Lane]:
    """Return the resources of some kinds (none: all) and what takes up their time on some days.

    With `show` MINE only the lanes that hold a booking of the viewer, with WAITING those where
    something is asked for; always with all that stands in them. Ten queries at most.
    """
    resources = _resources(viewer, kinds)
    parts = tree()
    leaves = {each.pk: parts.leaves(each.pk) for each in resources}
    slots = slots_of(viewer, window_of(first, last), _all(leaves), parts)
    on_leaf = _by_leaf(slots)
    found = [
        Lane(resource=each, slots=tuple(_in_lane(each, leaves[each.pk], on_leaf)))
        for each in resources
    ]
    return [lane for lane in found if _shown(lane, show)]


def _by_leaf(slots: list[Slot]) -> dict[int, list[Slot]]:
    """Return what takes up each leaf, in its order."""
    found: dict[int, list[Slot]] = {}
    for slot in slots:
        for leaf in slot.leaves:
            found.setdefault(leaf, []).append(slot)
    return found


def _in_lane(
    resource: Resource, leaves: frozenset[int], on_leaf: dict[int, list[Slot]]
) -> Iterable[Slot]:
    """Yield the slots that take up one of the leaves of a resource, each once, in order."""
    slots: Iterable[Slot] = chain.from_iterable(on_leaf.get(leaf, ()) for leaf in leaves)
    if len(leaves) > 1:
        slots = sorted({id(slot): slot for slot in slots}.values(), key=by_start)
    for slot in slots:
        yield slot if slot.resource == resource.pk else replace(slot, of=slot.resource_name)


def _shown(lane: Lane, show: str) -> bool:
    if show == MINE:
        return any(slot.mine for slot in lane.slots)
    if show == WAITING:
        return any(slot.kind == SlotKind.PENDING for slot in lane.slots)
    return True


# Bookings by day, with how many a day has; only the first few of each day are sent. The days are
# counted out of each booking: to hold every booking against every day took ten times as long.
# OFFSET 0: look each booking up by its key; the planner would rather read those of all years.
_OF_DAYS = """
    WITH those AS (
        SELECT booking_id AS id FROM booking_hold
        WHERE resource_id = ANY(%(leaves)s) AND during && tstzrange(%(since)s, %(until)s)
        UNION
        SELECT id FROM booking_booking
        WHERE state = ANY(%(pending)s) AND resource_id = ANY(%(resources)s)
          AND during && tstzrange(%(since)s, %(until)s)
    ), placed AS (
        SELECT day AT TIME ZONE 'Asia/Bangkok' AS starts, b.id,
               count(*) OVER (PARTITION BY day) AS n,
               row_number() OVER (PARTITION BY day ORDER BY lower(b.during), b.id) AS place
        FROM those
        CROSS JOIN LATERAL (SELECT * FROM booking_booking WHERE id = those.id OFFSET 0) AS b
        CROSS JOIN LATERAL generate_series(
            greatest(%(first)s::timestamp,
                date_trunc('day', lower(b.during) AT TIME ZONE 'Asia/Bangkok')),
            least(%(last)s::timestamp, date_trunc('day',
                (upper(b.during) - interval '1 microsecond') AT TIME ZONE 'Asia/Bangkok')),
            '1 day') AS day
        WHERE (NOT %(mine)s OR b.asked_by_id = %(person)s)
          AND (NOT %(waiting)s OR b.state = ANY(%(pending)s))
    )
    SELECT starts, id, n FROM placed WHERE place <= %(shown)s ORDER BY starts, place
"""


def month(
    viewer: Viewer,
    first: date,
    last: date,
    kinds: Collection[str] = (),
    show: str = ALL,
    *,
    resource: int = 0,
    office: int = 0,
) -> list[Day]:
    """Return each day from one to another with its first bookings (six queries at most).

    Of one resource, or of those of one office, where their keys are given.
    """
    resources = [
        each
        for each in _resources(viewer, kinds)
        if resource in (0, each.pk) and office in (0, each.office_id)
    ]
    parts = tree()
    since, until, _bounds = window_of(first, last)
    asked: dict[str, Any] = {
        "leaves": sorted(_all({each.pk: parts.leaves(each.pk) for each in resources})),
        "resources": [each.pk for each in resources],
        "pending": list(SHOWN_PENDING),
        "since": since,
        "until": until,
        "first": datetime.combine(first, time.min),
        "last": datetime.combine(last, time.min),
        "mine": show == MINE,
        "waiting": show == WAITING,
        "person": viewer.person.pk,
        "shown": SHOWN_A_DAY,
    }
    return _days(viewer, first, last, asked)


def _days(viewer: Viewer, first: date, last: date, asked: dict[str, Any]) -> list[Day]:
    with connection_here().cursor() as cursor:
        cursor.execute(_OF_DAYS, asked)
        rows: list[tuple[datetime, int, int]] = cursor.fetchall()
    bookings = Booking.objects.filter(pk__in={booking for _day, booking, _n in rows})
    slots = slots_of_bookings(viewer, bookings)
    found: dict[date, list[Slot]] = {}
    counts: dict[date, int] = {}
    for starts, booking, n in rows:
        day = bangkok_date(starts)
        found.setdefault(day, []).append(slots[booking])
        counts[day] = n
    return [
        Day(day=day, slots=tuple(found.get(day, ())), count=counts.get(day, 0))
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    ]


def _resources(viewer: Viewer, kinds: Collection[str]) -> list[Resource]:
    """Return what a viewer may see of some kinds, in the order in which it is shown."""
    rows = resources_for(viewer).prefetch_related(None)  # no lane shows its photos
    return list(rows.filter(kind__in=kinds) if kinds else rows)


def _all(leaves: dict[int, frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*leaves.values())
