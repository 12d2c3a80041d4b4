"""A week: every resource by day, or the hours of one resource."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.calendar.asking import DAY, Question
from frontend.booking.calendar.beside import (
    book_url,
    booking_words,
    grouped,
    may_be_booked,
    named,
    to_propose,
)
from frontend.booking.calendar.dense import LINES, by_day, foremost
from frontend.booking.calendar.geometry import Hours, hours_of, moment, now_place, place, rows_of
from frontend.booking.calendar.lanes import shades
from frontend.booking.calendar.slots import Pen
from frontend.booking.calendar.words import day_month, long_weekday, short_weekday
from modules.booking import access
from modules.booking.queries.calendar import Lane, Slot
from modules.booking.queries.lane_facts import Facts, Opening

type Drawn = dict[str, Any]


def heads_of(question: Question, holidays: dict[date, str]) -> list[Drawn]:
    """Return the days that are shown, as they stand above their columns."""
    count = (question.last - question.first).days + 1
    return [head(question, question.first + timedelta(days=n), holidays, n=n) for n in range(count)]


def head(question: Question, day: date, holidays: dict[date, str], *, n: int = 0) -> Drawn:
    """Return a day as it is named above what happens on it."""
    return {
        "day": day,
        "number": day.day,
        "weekday": short_weekday(day),
        "words": day_month(day),
        "full": long_weekday(day),
        "url": question.url(view=DAY, day=day),
        "today": day == question.today,
        "off": day.weekday() > 4 or day in holidays,
        "holiday": holidays.get(day, ""),
        "place": f"on-{n}",
    }


def week_of(
    viewer: Viewer,
    question: Question,
    lanes: list[Lane],
    facts: dict[int, Facts],
    heads: list[Drawn],
    pen: Pen,
) -> Drawn:
    """Return a week of every resource: a row each, and in each day what stands on it."""
    rows = [
        {
            **named(question, lane.resource, facts[lane.resource.pk]),
            **booking_words(lane.resource),
            "cells": _cells(viewer, lane, facts[lane.resource.pk], heads, pen),
        }
        for lane in lanes
    ]
    return {"groups": grouped(rows), "heads": heads}


def _cells(viewer: Viewer, lane: Lane, facts: Facts, heads: list[Drawn], pen: Pen) -> list[Drawn]:
    """Return the days of a row: the first of what stands on each, and how much more there is."""
    kind, manages = lane.resource.kind, access.manages(viewer, lane.resource)
    found = by_day(lane.slots, heads[0]["day"], heads[-1]["day"])
    cells = []
    for head in heads:
        slots = found.get(head["day"], [])
        shown = foremost(slots, LINES) if len(slots) > LINES else slots
        shut = not slots and facts.opening(head["day"]) is None
        looks = {"is-off": head["off"], "is-shut": shut, "is-today": head["today"]}
        looks |= {"is-bare": not slots, "is-full": len(shown) < len(slots)}
        cells.append(
            {
                "slots": [pen.drawn(slot, kind=kind, manages=manages) for slot in shown],
                "all": _all(len(slots)) if len(shown) < len(slots) else "",
                "url": f"{head['url']}#lane-{lane.resource.pk}",
                "look": " ".join(name for name, yes in looks.items() if yes),
                "shut": shut,
                "head": head,
            }
        )
    return cells


def _all(n: int) -> str:
    return _("ทั้งหมด %(n)s รายการ") % {"n": n}


def hours_week_of(
    viewer: Viewer,
    question: Question,
    lane: Lane,
    facts: Facts,
    heads: list[Drawn],
    pen: Pen,
) -> Drawn:
    """Return the week of one resource: a column each day, the hours downwards."""
    openings = [facts.opening(each["day"]) for each in heads]
    shown = _widest([
        hours_of(each["day"], filter(None, [opening]), on(each["day"], lane.slots))
        for each, opening in zip(heads, openings, strict=True)
    ])  # fmt: skip
    manages = access.manages(viewer, lane.resource)
    columns = [
        {
            **each,
            **_column(lane, _hours(each["day"], shown), pen, manages=manages),
            "shades": shades(opening, _hours(each["day"], shown)),
            "book_url": _book_url(lane, opening, each["day"], now=pen.now),
        }
        for each, opening in zip(heads, openings, strict=True)
    ]
    named_row = named(question, lane.resource, facts)
    return {
        "hours": _hours(question.first, shown),
        "columns": columns,
        "resource": named_row,
        "book_url": book_url(lane.resource, None) if may_be_booked(lane.resource) else "",
    }


def _book_url(lane: Lane, opening: Opening | None, day: date, *, now: datetime) -> str:
    """Return the way to the form with the first free hour of a day; empty when there is none."""
    if not may_be_booked(lane.resource):
        return ""
    free = to_propose(on(day, lane.slots), opening, day, now=now)
    return book_url(lane.resource, free) if free else ""


def _column(lane: Lane, shown: Hours, pen: Pen, *, manages: bool) -> Drawn:
    slots = on(shown.day, lane.slots)
    rows = rows_of([(slot.held_from, slot.held_until) for slot in slots])
    kind = lane.resource.kind
    placed = [
        {
            **pen.drawn(slot, kind=kind, manages=manages),
            "place": place(slot.starts, slot.ends, shown),
            "row": row,
            "alone": not any(_meet(slot, other) for other in slots if other is not slot),
        }
        for slot, row in zip(slots, rows, strict=True)
    ]
    return {
        "slots": [each for each in placed if each["place"]],
        "rows": max(rows, default=1),
        "now": now_place(pen.now, shown),
    }


def _meet(slot: Slot, other: Slot) -> bool:
    return slot.held_from < other.held_until and other.held_from < slot.held_until


def on(day: date, slots: tuple[Slot, ...]) -> list[Slot]:
    """Return what stands on a day."""
    begin, end = moment(day, 0), moment(day, 24 * 60)
    return [slot for slot in slots if slot.starts < end and begin < slot.ends]


def _widest(hours: list[Hours]) -> tuple[int, int]:
    return min(each.first for each in hours), max(each.last for each in hours)


def _hours(day: date, shown: tuple[int, int]) -> Hours:
    return Hours(day=day, first=shown[0], last=shown[1])
