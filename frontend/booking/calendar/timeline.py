"""Two weeks by resource: what stretches over days, in steps of three hours."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.calendar.asking import TIMELINE_DAYS, Question
from frontend.booking.calendar.beside import booking_words, grouped, named
from frontend.booking.calendar.dense import by_day, concerns, last_day
from frontend.booking.calendar.geometry import moment, rows_of
from frontend.booking.calendar.slots import Pen
from modules.booking import access
from modules.booking.queries.calendar import Lane, Slot
from modules.booking.queries.lane_facts import Facts

type Drawn = dict[str, Any]

A_DAY = 8  # steps
_STEP = 24 * 60 // A_DAY
_FEW = 2  # short uses of a day that are bars of their own
_LEAST = 4  # what is shorter than half a day is as wide as a finger


def timeline_of(
    viewer: Viewer,
    question: Question,
    lanes: list[Lane],
    facts: dict[int, Facts],
    heads: list[Drawn],
    pen: Pen,
) -> Drawn:
    """Return the rows of two weeks; a slot spans the days that it takes."""
    for n, each in enumerate(heads):
        each["place"] = f"on-{n * A_DAY} for-{A_DAY}"
    rows = [
        {
            **named(question, lane.resource, facts[lane.resource.pk]),
            **booking_words(lane.resource),
            **_row(viewer, lane, heads, pen),
        }
        for lane in lanes
    ]
    return {"groups": grouped(rows), "heads": heads}


def _row(viewer: Viewer, lane: Lane, heads: list[Drawn], pen: Pen) -> Drawn:
    """Return the bars of a row; of a full day, one bar that says how many stand on it."""
    first, kind = heads[0]["day"], lane.resource.kind
    manages = access.manages(viewer, lane.resource)
    full = _full_days(lane.slots, first, heads[-1]["day"])
    counted = {id(slot) for slots in full.values() for slot in slots}
    bars = [
        (*_steps(slot, first), _bar(slot, pen, kind=kind, manages=manages))
        for slot in lane.slots
        if id(slot) not in counted
    ]
    for day, slots in full.items():
        n = (day - first).days
        bars.append((n * A_DAY, A_DAY, _count(lane, heads[n], slots, pen)))
    bars.sort(key=lambda bar: bar[0])
    begin = moment(first, 0)
    rows = rows_of([(_at(begin, on), _at(begin, on + long)) for on, long, _bar in bars])
    for (on, long, bar), row in zip(bars, rows, strict=True):
        bar["look"] = f"on-{on} for-{long} row-{row} {bar['look']}".rstrip()
        if long < A_DAY // 2:
            bar["look"] += " is-short"
    return {"slots": [bar for _on, _long, bar in bars], "rows": max(rows, default=1)}


def _bar(slot: Slot, pen: Pen, *, kind: str, manages: bool) -> Drawn:
    """Return a slot; a narrow screen shows a list of them, so that each says its day."""
    drawn = pen.drawn(slot, kind=kind, manages=manages)
    if slot.starts.date() == last_day(slot):
        drawn["span"] = f"{pen.day(slot.starts.date())} {drawn['span']}"
    return drawn


def _full_days(slots: Iterable[Slot], first: date, last: date) -> dict[date, list[Slot]]:
    """Return what is only counted on days that hold more short uses than a row has room for."""
    short = by_day((slot for slot in slots if slot.starts.date() == last_day(slot)), first, last)
    return {
        day: others
        for day, each in short.items()
        if len(each) > _FEW and (others := [slot for slot in each if not concerns(slot)])
    }


def _count(lane: Lane, head: Drawn, slots: list[Slot], pen: Pen) -> Drawn:
    """Return the bar of a full day, which leads to it; its tip says which hours are taken."""
    words = _("%(n)s รายการ") % {"n": len(slots)}
    hours = ", ".join(pen.span(slot) for slot in slots)
    past = all(slot.ends <= pen.now for slot in slots)
    return {
        "count": words,
        "url": f"{head['url']}#lane-{lane.resource.pk}",
        "look": "slot-count slot-past" if past else "slot-count",
        "full": f"{head['full']} · {words} · {hours}",
        "day": f"{head['weekday']} {head['words']}",
    }


def _steps(slot: Slot, first: date) -> tuple[int, int]:
    """Return with which step of the two weeks a slot begins, and how many it takes."""
    most = TIMELINE_DAYS * A_DAY
    begin = moment(first, 0)
    on = max(0, int((slot.starts - begin).total_seconds() // 60 // _STEP))
    end = min(most, -int(-(slot.ends - begin).total_seconds() // 60 // _STEP))
    return min(on, most - _LEAST), max(end - on, _LEAST)


def _at(begin: datetime, step: int) -> datetime:
    return moment(begin.date(), step * _STEP)
