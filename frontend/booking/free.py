"""Whether things are free at a time, in the words that stand beside a choice."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.spoken import last_day, span
from modules.booking.models import Resource
from modules.booking.queries.calendar import Lane, lanes
from modules.booking.queries.slots import Slot, SlotKind
from thai.dates import bangkok_date

type Words = dict[str, Any]
type Times = tuple[datetime, datetime]

UNASKED: Words = {"free": None, "words": "", "asked": ()}


def states(
    viewer: Viewer, kinds: Collection[str], times: Times | None, *, but: int | None = None
) -> dict[int, Words]:
    """Return whether each resource of some kinds is free, by its key; one booking left aside.

    `free` is None and `words` empty while nobody has said when; `asked` are the requests that
    wait for an answer about the same time.
    """
    if times is None or not kinds:
        return {}
    found = lanes(viewer, bangkok_date(times[0]), last_day(times[1]), kinds)
    return {lane.resource.pk: _state(lane, times, but) for lane in found}


def facts_of(resource: Resource) -> list[str]:
    """Return what is said of a resource in one line: seats, what it has, where it is."""
    seats = _("%(n)s ที่นั่ง") % {"n": resource.capacity} if resource.capacity else ""
    return [part for part in (seats, *resource.features[:4], resource.place) if part]


def _state(lane: Lane, times: Times, but: int | None) -> Words:
    slots = [
        slot
        for slot in lane.slots
        if slot.held_from < times[1]
        and slot.held_until > times[0]
        and (but is None or slot.booking != but)
    ]
    given = [slot for slot in slots if slot.kind != SlotKind.PENDING]
    asked = {slot.booking: slot for slot in slots if slot.kind == SlotKind.PENDING}
    if given:
        words = " · ".join(_taken(slot) for slot in given[:2])
        return {"free": False, "words": words, "asked": tuple(asked.values())}
    words = _("ว่าง มีผู้ขอเวลานี้ไว้ %(n)s ราย") % {"n": len(asked)} if asked else _("ว่าง")
    return {"free": True, "words": words, "asked": tuple(asked.values())}


def _taken(slot: Slot) -> str:
    if slot.kind == SlotKind.CLOSED:
        return slot.title
    words = _("ไม่ว่าง %(time)s %(office)s")
    return words % {"time": span(slot.starts, slot.ends), "office": slot.office}
