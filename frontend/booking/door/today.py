"""What is at a door now, what comes next, and when it may be had."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.spoken import clock, closing, lasting, span
from modules.booking import access
from modules.booking.models import Booking, Resource, State
from modules.booking.queries.bookings import bookings_visible_to
from modules.booking.queries.calendar import lanes
from modules.booking.queries.free import availability
from modules.booking.queries.slots import Slot, SlotKind
from thai.dates import bangkok_date

type Words = dict[str, Any]

LENGTHS = tuple(timedelta(minutes=minutes) for minutes in (30, 60, 90, 120))
_EARLY = timedelta(minutes=30)
_FIVE = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Today:
    """The rest of a day at a door: what is now, what follows, and the next time that is free."""

    now: Slot | None
    next: list[Slot]
    free_from: datetime | None
    lengths: list[timedelta]

    @property
    def is_free(self) -> bool:
        """Tell whether nobody has it now."""
        return self.now is None


def today_at(viewer: Viewer, resource: Resource, at: datetime) -> Today:
    """Return what stands in the way at a door from a moment until the end of the day."""
    first, last = bangkok_date(at), bangkok_date(at + _EARLY)
    found = lanes(viewer, first, last, (resource.kind,))
    slots = next((lane.slots for lane in found if lane.resource == resource), ())
    given = [slot for slot in slots if slot.kind != SlotKind.PENDING and slot.held_until > at]
    free_from, lengths = _next_free(viewer, resource, at)
    return Today(
        now=next((slot for slot in given if slot.held_from <= at), None),
        next=[slot for slot in given if slot.held_from > at][:4],
        free_from=free_from,
        lengths=lengths,
    )


def mine_at(viewer: Viewer, today: Today, at: datetime) -> tuple[Booking, str] | None:
    """Return the booking that a viewer may take into use or give back here now, and which verb."""
    slots = [today.now, *today.next]
    keys = [slot.booking for slot in slots if slot and slot.booking]
    rows = bookings_visible_to(viewer).filter(pk__in=keys).select_related("resource", "office")
    for booking in rows.defer("words").order_by("during__startswith", "pk"):
        if not access.may_use(viewer, booking):
            continue
        if booking.state == State.IN_USE:
            return booking, "check-out"
        if booking.state == State.APPROVED and booking.starts - _EARLY <= at < booking.ends:
            return booking, "check-in"
    return None


def slot_words(slot: Slot) -> Words:
    """Return some time that is taken, as the door shows it."""
    return {
        "time": span(slot.starts, slot.ends),
        "title": slot.title,
        "office": slot.office,
        "url": reverse("booking:show", args=[slot.booking]) if slot.booking else "",
        "until": closing(slot.held_until),
    }


def length_words(today: Today) -> list[tuple[str, str]]:
    """Return the lengths that fit before the next booking, each until when."""
    starts = today.free_from
    if starts is None:
        return []
    words = _("%(long)s ถึง %(until)s")
    return [
        (
            str(int(long.total_seconds()) // 60),
            words % {"long": lasting(starts, starts + long), "until": closing(starts + long)},
        )
        for long in today.lengths
    ]


def from_words(today: Today, at: datetime) -> str:
    """Return when it may be had: now, or from a time on."""
    if today.free_from is None:
        return ""
    if today.free_from - at < _FIVE:
        return _("เดี๋ยวนี้")
    return _("ตั้งแต่ %(time)s น.") % {"time": clock(today.free_from)}


def _next_free(
    viewer: Viewer, resource: Resource, at: datetime
) -> tuple[datetime | None, list[timedelta]]:
    starts = _next_five(at)
    end_of_day = starts + timedelta(hours=12)
    for opens, closes in availability(viewer, [resource], (starts, end_of_day))[resource.pk]:
        begins = _next_five(opens)
        fits = [long for long in LENGTHS if begins + long <= closes]
        if fits:
            return begins, fits
    return None, []


def _next_five(at: datetime) -> datetime:
    """Return the next full five minutes: nobody asks for 10.07."""
    over = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at - over + _FIVE if over else at
