"""A day by resource: lanes of slots, with what stands beside each name."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.calendar.asking import Question
from frontend.booking.calendar.beside import (
    VERBS,
    book_url,
    ends_of,
    free_words,
    grouped,
    may_be_booked,
    named,
    to_propose,
)
from frontend.booking.calendar.geometry import (
    Hours,
    busy,
    hours_of,
    moment,
    now_place,
    place,
    rows_of,
)
from frontend.booking.calendar.slots import Pen
from frontend.booking.fields import in_address
from frontend.booking.spoken import clock
from modules.booking import access
from modules.booking.models import ResourceKind
from modules.booking.queries.calendar import Lane, Slot, SlotKind
from modules.booking.queries.lane_facts import Facts, Opening

type Drawn = dict[str, Any]

_SHORT = timedelta(minutes=75)  # too narrow for both of its times


def day_of(
    viewer: Viewer, question: Question, lanes: list[Lane], facts: dict[int, Facts], pen: Pen
) -> Drawn:
    """Return one day: the hours above, and the lanes in their groups."""
    day, now = question.day, pen.now
    openings = {lane.resource.pk: facts[lane.resource.pk].opening(day) for lane in lanes}
    slots = [slot for lane in lanes for slot in lane.slots]
    shown = hours_of(day, filter(None, openings.values()), slots)
    rows = [_lane(viewer, question, lane, facts[lane.resource.pk], shown, pen) for lane in lanes]
    return {
        "hours": shown,
        "marks": [{"hour": each, "near": _near(each, now, shown)} for each in shown.marks],
        "groups": grouped(rows),
        "now": now_place(now, shown),
        "now_words": clock(now),
        "earliest": in_address(max(now, shown.starts)),
    }


def _near(hour: time, now: datetime, shown: Hours) -> bool:
    """Tell whether an hour would stand under the line that is now."""
    past = (now - moment(shown.day, hour.hour * 60)).total_seconds() / 60
    return -22 < past < 52


def _lane(
    viewer: Viewer, question: Question, lane: Lane, facts: Facts, shown: Hours, pen: Pen
) -> Drawn:
    resource, now = lane.resource, pen.now
    opening = facts.opening(shown.day)
    manages = access.manages(viewer, resource)
    rows = rows_of([(slot.held_from, slot.held_until) for slot in lane.slots])
    slots = [
        _placed(slot, row, shown, pen, kind=resource.kind, manages=manages)
        for slot, row in zip(lane.slots, rows, strict=True)
    ]
    free, words = free_words(lane.slots, opening, shown.day, now=now)
    if facts.due_back and facts.due_back <= now and shown.day == question.today:
        words = _("ยังไม่กลับ")  # though its time is over, nobody can take it out
    books = may_be_booked(resource)
    offered = to_propose(lane.slots, opening, shown.day, now=now) if books else None
    return {
        **named(question, resource, facts),
        "slots": [slot for slot in slots if slot["place"]],
        "rows": max(rows, default=1),
        "shades": shades(opening, shown),
        "free": words,
        "books": books,
        "verb": _(VERBS[ResourceKind(resource.kind)]) if books else "",
        "book_url": book_url(resource, offered) if books else "",
        "starts": in_address(free) if free else "",
    }


def _placed(slot: Slot, row: int, shown: Hours, pen: Pen, *, kind: str, manages: bool) -> Drawn:
    """Return a slot in its place, with the set-up and clean-up before and after it."""
    buffers = (
        place(slot.held_from, slot.starts, shown) if slot.held_from < slot.starts else "",
        place(slot.ends, slot.held_until, shown) if slot.ends < slot.held_until else "",
    )
    given = slot.kind != SlotKind.PENDING
    early = " is-early" if slot.starts < shown.starts else ""
    late = " is-late" if slot.ends > shown.ends else ""
    drawn = pen.drawn(slot, kind=kind, manages=manages)
    return {
        **drawn,
        "look": f"{drawn['look']}{early}{late}",
        "place": place(slot.starts, slot.ends, shown),
        "row": str(row),
        "busy": busy(slot.held_from, slot.held_until, shown) if given else "",
        "buffers": list(filter(None, buffers)),
        "till": f"–{pen.clock(slot.ends)}" if slot.ends - slot.starts < _SHORT else "",
    }


def shades(opening: Opening | None, shown: Hours) -> list[Drawn]:
    """Return the hours of a day at which a resource may not be used."""
    pairs = [(shown.starts, shown.ends)]
    if opening is not None:
        opens, closes = ends_of(opening, shown.day)
        pairs = [(shown.starts, opens), (closes, shown.ends)]
        if opening[0] == opening[1]:
            pairs = []
    return [
        {"place": place(begin, end, shown), "busy": busy(begin, end, shown)}
        for begin, end in pairs
        if begin < end
    ]
