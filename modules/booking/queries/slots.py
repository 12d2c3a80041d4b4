"""What takes up time: what is given, what is asked for, and what is closed, as a viewer sees it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from django.db.models import prefetch_related_objects
from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.held.parts import Tree
from modules.booking.models import PENDING, Booking, Closure, Hold, State

# Nobody has vouched for an outsider's request before its code is given: no calendar shows it.
SHOWN_PENDING = tuple(state for state in PENDING if state != State.UNCONFIRMED)
_WITH = ("resource", "office", "waits_office")
# All that a slot is made of: whole rows of bookings and resources would be most of the work.
_TOLD = (
    "resource__name", "resource__office", "resource__keeper", "office__name", "office__short_name",
    "waits_office__name", "waits_role", "during", "state", "title", "private", "asked_by",
)  # fmt: skip


class SlotKind(StrEnum):
    """Why time is taken up."""

    HELD = "held"
    PENDING = "pending"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Some time of a resource that is given, asked for, or closed.

    `starts` and `ends` are the booking's own time; with set-up and clean-up it takes up
    `held_from` to `held_until`. `title` is ไม่เปิดเผย where the viewer may not know it (`hidden`).
    `booking` is None and `state` a kind of closure when it is closed.
    """

    kind: SlotKind
    booking: int | None
    resource: int  # what was asked for, or closed
    resource_name: str
    leaves: frozenset[int]  # what it takes up
    starts: datetime
    ends: datetime
    held_from: datetime
    held_until: datetime
    title: str
    state: str
    state_name: str
    hidden: bool = False
    mine: bool = False
    my_turn: bool = False
    office: str = ""
    of: str = ""  # in a lane of something else: the name of what was asked for


type Window = tuple[datetime, datetime, Literal["[)"]]


def slots_of(viewer: Viewer, window: Window, leaves: Collection[int], parts: Tree) -> list[Slot]:
    """Return what takes up time of some leaves in a window, by start (six queries at most)."""
    slots = [
        *_held(viewer, window, leaves),
        *_pending(viewer, window, leaves, parts),
        *_closed(window, leaves, parts),
    ]
    return sorted(slots, key=lambda slot: (slot.starts, slot.ends, slot.booking or 0))


def slots_of_bookings(viewer: Viewer, bookings: QuerySet[Booking]) -> dict[int, Slot]:
    """Return bookings as slots, without what exactly they take up, by their keys."""
    rows = list(bookings.select_related(*_WITH).only(*_TOLD))
    known = _known(viewer, rows)
    return {row.pk: _slot(viewer, row, row.pk in known) for row in rows}


def _held(viewer: Viewer, window: Window, leaves: Collection[int]) -> list[Slot]:
    """Return what is given; one slot a booking, however many leaves it holds."""
    rows = Hold.objects.filter(resource__in=leaves, during__overlap=window)
    joined = rows.select_related(*(f"booking__{name}" for name in _WITH)).only(
        "resource", "during", *(f"booking__{name}" for name in _TOLD)
    )
    holds: dict[int, list[Hold]] = {}
    for hold in joined:
        holds.setdefault(hold.booking_id, []).append(hold)
    bookings = [each[0].booking for each in holds.values()]
    known = _known(viewer, bookings)
    return [_given(_slot(viewer, row, row.pk in known), holds[row.pk]) for row in bookings]


def _given(slot: Slot, holds: list[Hold]) -> Slot:
    """Return a slot with what it takes up; one given back early ends with its holds."""
    until = max(hold.during.upper for hold in holds)
    return replace(
        slot,
        ends=max(slot.starts, min(slot.ends, until)),
        held_from=min(hold.during.lower for hold in holds),
        held_until=until,
        leaves=frozenset(hold.resource_id for hold in holds),
    )


def _pending(
    viewer: Viewer, window: Window, leaves: Collection[int], parts: Tree
) -> Iterable[Slot]:
    """Return what is asked for and would take up one of the leaves."""
    rows = Booking.objects.filter(state__in=SHOWN_PENDING, during__overlap=window)
    joined = rows.select_related(*_WITH).prefetch_related("extras").only(*_TOLD)
    wanted: dict[int, frozenset[int]] = {}
    bookings = []
    for row in joined:
        asked = (row.resource_id, *(extra.resource_id for extra in row.extras.all()))
        taken = frozenset().union(*(parts.leaves(each) for each in asked))
        if not taken.isdisjoint(leaves):
            wanted[row.pk] = taken
            bookings.append(row)
    known = _known(viewer, bookings)
    return [replace(_slot(viewer, row, row.pk in known), leaves=wanted[row.pk]) for row in bookings]


def _closed(window: Window, leaves: Collection[int], parts: Tree) -> Iterable[Slot]:
    """Return the closed periods of the leaves, and of what they are part of."""
    rows = Closure.objects.filter(ended_at=None, during__overlap=window)
    for row in rows.select_related("resource"):
        taken = parts.leaves(row.resource_id)
        if not taken.isdisjoint(leaves):
            yield Slot(
                kind=SlotKind.CLOSED,
                booking=None,
                resource=row.resource_id,
                resource_name=row.resource.name,
                leaves=taken,
                starts=row.during.lower,
                ends=row.during.upper,
                held_from=row.during.lower,
                held_until=row.during.upper,
                title=row.reason,
                state=row.kind,
                state_name=row.get_kind_display(),
            )


def _known(viewer: Viewer, bookings: list[Booking]) -> set[int]:
    """Return the keys of the bookings whose title a viewer may read (two queries if one is not)."""
    if not viewer.duties:  # who holds no post here knows of their own alone
        return {row.pk for row in bookings if row.asked_by_id == viewer.person.pk}
    private = [row for row in bookings if row.private]
    if private:
        prefetch_related_objects(private, "steps", "waits_office")
    return {row.pk for row in bookings if access.knows(viewer, row)}


def _slot(viewer: Viewer, booking: Booking, known: bool) -> Slot:
    """Return a booking as a slot that takes up its own time of nothing yet."""
    pending = booking.state in PENDING
    return Slot(
        kind=SlotKind.PENDING if pending else SlotKind.HELD,
        booking=booking.pk,
        resource=booking.resource_id,
        resource_name=booking.resource.name,
        leaves=frozenset(),
        starts=booking.starts,
        ends=booking.ends,
        held_from=booking.starts,
        held_until=booking.ends,
        title=booking.title if known else _("ไม่เปิดเผย"),
        state=booking.state,
        state_name=booking.get_state_display(),
        hidden=not known,
        mine=booking.asked_by_id == viewer.person.pk,
        my_turn=access.turn_of(viewer, booking) is not None if pending else False,
        office=str(booking.office),
    )
