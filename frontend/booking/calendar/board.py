"""What the calendar shows of its resources, in the view that is asked for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.duties import Viewer
from frontend.booking.calendar.asking import MINE, MONTH, SHOWS, TIMELINE, WAITING, WEEK, Question
from frontend.booking.calendar.lanes import day_of
from frontend.booking.calendar.month import month_of
from frontend.booking.calendar.slots import Pen
from frontend.booking.calendar.timeline import timeline_of
from frontend.booking.calendar.week import heads_of, hours_week_of, week_of
from modules.booking.queries.calendar import Lane, SlotKind, lanes, month
from modules.booking.queries.calendar_counts import choices_for, counts_in
from modules.booking.queries.lane_facts import Facts, facts_of
from workdays.days import holidays_between

type Drawn = dict[str, Any]


def board_of(viewer: Viewer, question: Question, *, now: datetime) -> Drawn:
    """Return the board of a view: its `kind`, what it shows, and what there is to choose from."""
    if question.view == MONTH:
        return _month(viewer, question, Pen(now))
    every = lanes(viewer, question.first, question.last)
    shown = [lane for lane in every if _fits(lane, question)]
    facts = facts_of(viewer, [lane.resource for lane in shown])
    kind, drawn = _drawn(viewer, question, shown, facts, Pen(now))
    return {
        "kind": kind,
        **drawn,
        "empty": not shown,
        "resources": [lane.resource for lane in every],
        "counts": {MINE: _count(every, mine=True), WAITING: _count(every, mine=False)},
    }


def _drawn(
    viewer: Viewer, question: Question, shown: list[Lane], facts: dict[int, Facts], pen: Pen
) -> tuple[str, Drawn]:
    holidays = holidays_between(question.first, question.last)
    heads = heads_of(question, holidays)
    if question.view == TIMELINE:
        return "timeline", timeline_of(viewer, question, shown, facts, heads, pen)
    if question.view == WEEK and question.resource and shown:
        fact = facts[shown[0].resource.pk]
        return "hours", hours_week_of(viewer, question, shown[0], fact, heads, pen)
    if question.view == WEEK:
        return "week", week_of(viewer, question, shown, facts, heads, pen)
    drawn = day_of(viewer, question, shown, facts, pen)
    return "day", {**drawn, "head": heads[0]}


def _month(viewer: Viewer, question: Question, pen: Pen) -> Drawn:
    kinds = [SHOWS[question.show]] if question.show in SHOWS else []
    days = month(
        viewer,
        question.first,
        question.last,
        kinds,
        question.show if question.show in (MINE, WAITING) else "all",
        resource=question.resource,
        office=question.office,
    )
    holidays = holidays_between(question.first, question.last)
    drawn = month_of(question, days, holidays, pen)
    mine, waits = counts_in(viewer, question.first, question.last)
    return {
        "kind": "month",
        **drawn,
        "resources": choices_for(viewer),
        "counts": {MINE: mine, WAITING: waits},
    }


def _fits(lane: Lane, question: Question) -> bool:
    """Tell whether a lane is among those that are asked for."""
    resource = lane.resource
    if question.resource and resource.pk != question.resource:
        return False
    if question.office and resource.office_id != question.office:
        return False
    if question.show in SHOWS:
        return resource.kind == SHOWS[question.show]
    if question.show == MINE:
        return any(slot.mine for slot in lane.slots)
    if question.show == WAITING:
        return any(slot.kind == SlotKind.PENDING for slot in lane.slots)
    return True


def _count(every: Iterable[Lane], *, mine: bool) -> int:
    """Return how many bookings are mine, or are waited for; each once, whatever it takes up."""
    slots = (slot for lane in every for slot in lane.slots if slot.booking)
    return len({s.booking for s in slots if (s.mine if mine else s.kind == SlotKind.PENDING)})
