"""Two weeks by resource: what stretches over days, in steps of three hours."""

from datetime import datetime
from typing import Any

from accounts.duties import Viewer
from frontend.booking.calendar.asking import TIMELINE_DAYS, Question
from frontend.booking.calendar.beside import booking_words, grouped, named
from frontend.booking.calendar.geometry import moment, rows_of
from frontend.booking.calendar.slots import drawn
from modules.booking import access
from modules.booking.queries.calendar import Lane, Slot
from modules.booking.queries.lane_facts import Facts

type Drawn = dict[str, Any]

A_DAY = 8  # steps
_STEP = 24 * 60 // A_DAY
_LEAST = 4  # what is shorter than half a day is as wide as a finger


def timeline_of(
    viewer: Viewer,
    question: Question,
    lanes: list[Lane],
    facts: dict[int, Facts],
    heads: list[Drawn],
    *,
    now: datetime,
) -> Drawn:
    """Return the rows of two weeks; a slot spans the days that it takes."""
    rows = [_row(viewer, question, lane, facts[lane.resource.pk], now=now) for lane in lanes]
    for each in heads:
        each["place"] = f"on-{(each['day'] - question.first).days * A_DAY} for-{A_DAY}"
    return {"groups": grouped(rows), "heads": heads}


def _row(viewer: Viewer, question: Question, lane: Lane, facts: Facts, *, now: datetime) -> Drawn:
    manages = access.manages(viewer, lane.resource)
    placed = [(slot, *_steps(slot, question)) for slot in lane.slots]
    begin = moment(question.first, 0)
    rows = rows_of([(_at(begin, on), _at(begin, on + long)) for _slot, on, long in placed])
    slots = [
        {
            **drawn(slot, now=now, kind=lane.resource.kind, manages=manages),
            "place": f"on-{on} for-{long}",
            "row": row,
            "wide": long >= A_DAY // 2,
        }
        for (slot, on, long), row in zip(placed, rows, strict=True)
    ]
    return {
        **named(question, lane.resource, facts),
        **booking_words(lane.resource),
        "slots": slots,
        "rows": max(rows, default=1),
    }


def _steps(slot: Slot, question: Question) -> tuple[int, int]:
    """Return with which step of the two weeks a slot begins, and how many it takes."""
    most = TIMELINE_DAYS * A_DAY
    begin = moment(question.first, 0)
    on = max(0, int((slot.starts - begin).total_seconds() // 60 // _STEP))
    end = min(most, -int(-(slot.ends - begin).total_seconds() // 60 // _STEP))
    return min(on, most - _LEAST), max(end - on, _LEAST)


def _at(begin: datetime, step: int) -> datetime:
    return moment(begin.date(), step * _STEP)
