"""A day by resource: lanes of slots, with what stands beside each name."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.duties import Viewer
from frontend.booking.calendar.asking import WEEK, Question
from frontend.booking.calendar.geometry import (
    Hours,
    busy,
    hours_of,
    moment,
    now_place,
    place,
    rows_of,
)
from frontend.booking.calendar.slots import drawn
from frontend.booking.fields import in_address
from frontend.booking.spoken import clock
from modules.booking import access
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.queries.calendar import Lane, Slot, SlotKind
from modules.booking.queries.lane_facts import Facts, Opening

type Drawn = dict[str, Any]

GROUPS = {
    ResourceKind.ROOM: gettext_noop("ห้อง"),
    ResourceKind.VEHICLE: gettext_noop("รถส่วนกลาง"),
    ResourceKind.EQUIPMENT: gettext_noop("อุปกรณ์"),
    ResourceKind.DRIVER: gettext_noop("พนักงานขับรถ"),
}
VERBS = {
    ResourceKind.ROOM: gettext_noop("จองห้อง"),
    ResourceKind.VEHICLE: gettext_noop("จองรถ"),
    ResourceKind.EQUIPMENT: gettext_noop("จองอุปกรณ์"),
}
_HOUR = timedelta(hours=1)
_FEATURES = 3
_SHORT = timedelta(minutes=75)  # too narrow for both of its times


def day_of(
    viewer: Viewer, question: Question, lanes: list[Lane], facts: dict[int, Facts], *, now: datetime
) -> Drawn:
    """Return one day: the hours above, and the lanes in their groups."""
    day = question.day
    openings = {lane.resource.pk: facts[lane.resource.pk].opening(day) for lane in lanes}
    slots = [slot for lane in lanes for slot in lane.slots]
    shown = hours_of(day, filter(None, openings.values()), slots)
    rows = [
        _lane(viewer, question, lane, facts[lane.resource.pk], shown, now=now) for lane in lanes
    ]
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


def grouped(rows: list[Drawn]) -> list[Drawn]:
    """Return rows that stand in the order of their kinds, under a title for each kind."""
    return [
        {"title": _(GROUPS[ResourceKind(kind)]), "kind": kind, "lanes": list(members)}
        for kind, members in groupby(rows, key=lambda row: row["kind"])
    ]


def _lane(
    viewer: Viewer, question: Question, lane: Lane, facts: Facts, shown: Hours, *, now: datetime
) -> Drawn:
    resource = lane.resource
    opening = facts.opening(shown.day)
    manages = access.manages(viewer, resource)
    rows = rows_of([(slot.held_from, slot.held_until) for slot in lane.slots])
    slots = [
        _placed(slot, row, shown, now=now, kind=resource.kind, manages=manages)
        for slot, row in zip(lane.slots, rows, strict=True)
    ]
    free, words = free_words(lane.slots, opening, shown.day, now=now)
    books = resource.bookable_by != BookableBy.NOBODY and resource.kind != ResourceKind.DRIVER
    return {
        **named(question, resource, facts),
        "slots": [slot for slot in slots if slot["place"]],
        "rows": max(rows, default=1),
        "shades": shades(opening, shown),
        "free": words,
        "books": books,
        "verb": _(VERBS[ResourceKind(resource.kind)]) if books else "",
        "book_url": book_url(resource, free) if books else "",
        "starts": in_address(free) if free else "",
    }


def named(question: Question, resource: Resource, facts: Facts) -> Drawn:
    """Return what stands beside a row: name, what it has, and the way to its week."""
    return {
        "key": resource.pk,
        "kind": resource.kind,
        "name": resource.name,
        "facts": " · ".join(facts_words(resource, facts)),
        "url": question.url(view=WEEK, resource=resource.pk, show=""),
    }


def _placed(
    slot: Slot, row: int, shown: Hours, *, now: datetime, kind: str, manages: bool
) -> Drawn:
    """Return a slot in its place, with the set-up and clean-up before and after it."""
    buffers = (
        place(slot.held_from, slot.starts, shown) if slot.held_from < slot.starts else "",
        place(slot.ends, slot.held_until, shown) if slot.ends < slot.held_until else "",
    )
    return {
        **drawn(slot, now=now, kind=kind, manages=manages),
        "place": place(slot.starts, slot.ends, shown),
        "row": row,
        "busy": ""
        if slot.kind == SlotKind.PENDING
        else busy(slot.held_from, slot.held_until, shown.day),
        "buffers": list(filter(None, buffers)),
        "short": slot.ends - slot.starts < _SHORT,
        "early": slot.starts < shown.starts,
        "late": slot.ends > shown.ends,
    }


def facts_words(resource: Resource, facts: Facts) -> list[str]:
    """Return what a resource has: 40 ที่นั่ง, จอ ไมโครโฟน; of a vehicle its driver and distance."""
    words = [_("%(n)s ที่นั่ง") % {"n": f"{resource.capacity:,}"}] if resource.capacity else []
    car = facts.vehicle
    if car is None:
        rest = " ".join(resource.features[:_FEATURES]) or resource.place
        return [*words, rest] if rest else words
    if car.rescue:
        return [_("ออกเหตุได้ทันที ขออนุญาตภายหลัง")]
    driver = str(car.usual_driver) if car.usual_driver else ""
    words = [*words, " ".join(resource.features[:_FEATURES]), driver]
    if len(list(filter(None, words))) < 2 and car.odometer:
        words.append(_("%(n)s กม.") % {"n": f"{car.odometer:,}"})
    return list(filter(None, words))


def shades(opening: Opening | None, shown: Hours) -> list[Drawn]:
    """Return the hours of a day at which a resource may not be used."""
    pairs = [(shown.starts, shown.ends)]
    if opening is not None:
        opens, closes = _ends(opening, shown.day)
        pairs = [(shown.starts, opens), (closes, shown.ends)]
        if opening[0] == opening[1]:
            pairs = []
    return [
        {"place": place(begin, end, shown), "busy": busy(begin, end, shown.day)}
        for begin, end in pairs
        if begin < end
    ]


def free_words(
    slots: Iterable[Slot], opening: Opening | None, day: date, *, now: datetime
) -> tuple[datetime | None, str]:
    """Return from when a resource is free on a day, and how that is said; None when it is not."""
    if opening is None:
        return None, _("ไม่เปิดให้ใช้วันนี้")
    begin, close = _ends(opening, day)
    begin = max(begin, _next_quarter(now))
    until = close
    for slot in slots:
        if slot.kind == SlotKind.PENDING or slot.held_until <= begin:
            continue
        if slot.held_from > begin:
            until = min(slot.held_from, close)
            break
        begin = slot.held_until
    if begin >= close:
        return None, _("ไม่ว่างแล้ว") if now < close else ""
    return begin, _said(begin, until, _ends(opening, day), now=now)


def _said(
    begin: datetime, until: datetime, ends: tuple[datetime, datetime], *, now: datetime
) -> str:
    opens, close = ends
    if until < close:
        at_once = begin <= max(now + timedelta(minutes=15), opens)
        words = _("ว่างถึง %(until)s น.") if at_once else _("ว่าง %(from)s–%(until)s น.")
        return words % {"from": clock(begin), "until": clock(until)}
    if begin <= opens:
        return _("ว่างทั้งวัน")
    return _("ว่าง %(from)s น. เป็นต้นไป") % {"from": clock(begin)}


def book_url(resource: Resource, starts: datetime | None) -> str:
    """Return the way to the form, with the resource and an hour that is free."""
    words = {"resource": str(resource.pk)}
    if starts is not None:
        words |= {"starts": in_address(starts), "ends": in_address(starts + _HOUR)}
    return f"{reverse('booking:new')}?{urlencode(words)}"


def _ends(opening: Opening, day: date) -> tuple[datetime, datetime]:
    opens, closes = opening
    if opens == closes == time.min:
        return moment(day, 6 * 60), moment(day, 24 * 60)
    begin, end = (moment(day, each.hour * 60 + each.minute) for each in opening)
    return begin, moment(day, 24 * 60) if closes >= time(23, 59) else end


def _next_quarter(at: datetime) -> datetime:
    """Return the next quarter of an hour, which is now if it is one."""
    return at + timedelta(seconds=-(at.timestamp() % 900) % 900)
