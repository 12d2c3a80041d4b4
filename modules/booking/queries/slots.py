"""What takes up time: what is given, what is asked for, and what is closed, as a viewer sees it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking.held.parts import Tree
from modules.booking.models import PENDING, Booking, Closure, ClosureKind, Extra, Hold, State
from modules.booking.queries.slot_rows import COLUMNS, Knowledge, Row, knowledge_of, rows_of
from thai.dates import BANGKOK

# Nobody has vouched for an outsider's request before its code is given: no calendar shows it.
SHOWN_PENDING = tuple(state for state in PENDING if state != State.UNCONFIRMED)
_STATES: dict[str, str] = {state.value: str(state.label) for state in State}
_CLOSURES: dict[str, str] = {kind.value: str(kind.label) for kind in ClosureKind}


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
    held = _held(window, leaves)
    asked = _asked(window, leaves, parts)
    known = knowledge_of(viewer, [*(row for row, _holds in held), *(row for row, _all in asked)])
    slots = [
        *(_given(row, holds, known) for row, holds in held),
        *(_slot(row, known, leaves=taken) for row, taken in asked),
        *_closed(window, leaves, parts),
    ]
    return sorted(slots, key=by_start)


def slots_of_bookings(viewer: Viewer, bookings: QuerySet[Booking]) -> dict[int, Slot]:
    """Return bookings as slots, without what exactly they take up, by their keys."""
    rows = rows_of(bookings)
    known = knowledge_of(viewer, rows)
    return {row.booking: _slot(row, known) for row in rows}


def by_start(slot: Slot) -> tuple[datetime, datetime, int]:
    """Return what slots are ordered by."""
    return (slot.starts, slot.ends, slot.booking or 0)


type Holding = tuple[int, datetime, datetime]  # which leaf, from when, until when


def _held(window: Window, leaves: Collection[int]) -> list[tuple[Row, list[Holding]]]:
    """Return what is given with its holds; each booking once, however many leaves it holds."""
    rows = Hold.objects.filter(resource__in=leaves, during__overlap=window).values_list(
        "resource_id", "during__startswith", "during__endswith",
        *("booking_id" if name == "pk" else f"booking__{name}" for name in COLUMNS),
    )  # fmt: skip
    found: dict[int, tuple[Row, list[Holding]]] = {}
    for leaf, since, until, *columns in rows:
        holds = found.setdefault(columns[0], (Row(*columns), []))[1]
        holds.append((leaf, since, until))
    return list(found.values())


def _given(row: Row, holds: list[Holding], known: Knowledge) -> Slot:
    """Return a slot with what it takes up; one given back early ends with its holds."""
    until = max(hold[2] for hold in holds)
    return _slot(
        row,
        known,
        ends=max(row.starts, min(row.ends, until)),
        held=(min(hold[1] for hold in holds), until),
        leaves=frozenset(hold[0] for hold in holds),
    )


def _asked(
    window: Window, leaves: Collection[int], parts: Tree
) -> list[tuple[Row, frozenset[int]]]:
    """Return what is asked for and would take up one of the leaves, with all that it would."""
    rows = rows_of(Booking.objects.filter(state__in=SHOWN_PENDING, during__overlap=window))
    extras: dict[int, list[int]] = {}
    if rows:
        of_these = Extra.objects.filter(booking__in=[row.booking for row in rows])
        for booking, extra in of_these.values_list("booking_id", "resource_id"):
            extras.setdefault(booking, []).append(extra)
    each_leaves = {row.resource: parts.leaves(row.resource) for row in rows}
    found = []
    for row in rows:
        more = (parts.leaves(extra) for extra in extras.get(row.booking, ()))
        taken = each_leaves[row.resource].union(*more)
        if not taken.isdisjoint(leaves):
            found.append((row, taken))
    return found


def _closed(window: Window, leaves: Collection[int], parts: Tree) -> Iterable[Slot]:
    """Return the closed periods of the leaves, and of what they are part of."""
    rows = Closure.objects.filter(ended_at=None, during__overlap=window)
    for row in rows.select_related("resource"):
        taken = parts.leaves(row.resource_id)
        if not taken.isdisjoint(leaves):
            starts, ends = (at.astimezone(BANGKOK) for at in (row.during.lower, row.during.upper))
            yield Slot(
                kind=SlotKind.CLOSED,
                booking=None,
                resource=row.resource_id,
                resource_name=row.resource.name,
                leaves=taken,
                starts=starts,
                ends=ends,
                held_from=starts,
                held_until=ends,
                title=row.reason,
                state=row.kind,
                state_name=_CLOSURES[row.kind],
            )


def _slot(
    row: Row,
    known: Knowledge,
    *,
    ends: datetime | None = None,
    held: tuple[datetime, datetime] | None = None,
    leaves: frozenset[int] = frozenset(),
) -> Slot:
    """Return a row as a slot; it takes up its own time where nothing else is said."""
    # By the clock in Bangkok from here on: to turn each moment again for each word is dear.
    begins, until = row.starts.astimezone(BANGKOK), (ends or row.ends).astimezone(BANGKOK)
    pending = row.state in PENDING
    hidden = row.booking in known.hidden
    return Slot(
        kind=SlotKind.PENDING if pending else SlotKind.HELD,
        booking=row.booking,
        resource=row.resource,
        resource_name=row.resource_name,
        leaves=leaves,
        starts=begins,
        ends=until,
        held_from=held[0].astimezone(BANGKOK) if held else begins,
        held_until=held[1].astimezone(BANGKOK) if held else until,
        title=_("ไม่เปิดเผย") if hidden else row.title,
        state=row.state,
        state_name=_STATES[row.state],
        hidden=hidden,
        mine=row.asked_by == known.person,
        my_turn=pending and row.waits_for in known.posts,
        office=row.office_short or row.office_name,
    )
