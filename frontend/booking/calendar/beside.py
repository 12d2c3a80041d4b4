"""What stands beside a row: the name, what it has, when it is free, the way to the form."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frontend.booking.calendar.asking import WEEK, Question
from frontend.booking.calendar.geometry import moment
from frontend.booking.fields import in_address
from frontend.booking.spoken import clock
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.queries.calendar import Slot, SlotKind
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
_BEGINS = time(8, 30)  # an office
_FEATURES = 3


def grouped(rows: list[Drawn]) -> list[Drawn]:
    """Return rows that stand in the order of their kinds, under a title for each kind."""
    return [
        {"title": _(GROUPS[ResourceKind(kind)]), "kind": kind, "lanes": list(members)}
        for kind, members in groupby(rows, key=lambda row: row["kind"])
    ]


def named(question: Question, resource: Resource, facts: Facts) -> Drawn:
    """Return what stands beside a row: name, what it has, and the way to its week."""
    return {
        "key": str(resource.pk),
        "kind": resource.kind,
        "name": resource.name,
        "facts": " · ".join(facts_words(resource, facts)),
        "url": question.url(view=WEEK, resource=resource.pk, show=""),
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


def free_words(
    slots: Iterable[Slot], opening: Opening | None, day: date, *, now: datetime
) -> tuple[datetime | None, str]:
    """Return from when a resource is free on a day, and how that is said; None when it is not."""
    if opening is None:
        return None, _("ไม่เปิดให้ใช้วันนี้")
    begin, close = ends_of(opening, day)
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
    return begin, _said(begin, until, ends_of(opening, day), now=now)


def to_propose(
    slots: Iterable[Slot], opening: Opening | None, day: date, *, now: datetime
) -> datetime | None:
    """Return from when a row offers to book: from when offices begin, if it is free later."""
    if opening is None:
        return None
    slots, (opens, closes) = list(slots), opening
    closes = time.max if opens == closes else closes  # open all day
    if opens < _BEGINS < closes:
        free, _words = free_words(slots, (_BEGINS, closes), day, now=now)
        if free is not None:
            return free
    return free_words(slots, opening, day, now=now)[0]


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


def booking_words(resource: Resource) -> Drawn:
    """Return the verb and the way to the form, for a row that names no hour; empty for a driver."""
    if not may_be_booked(resource):
        return {}
    return {"verb": _(VERBS[ResourceKind(resource.kind)]), "book_url": book_url(resource, None)}


def may_be_booked(resource: Resource) -> bool:
    """Tell whether a resource is asked for by itself: a driver is given with a vehicle."""
    return resource.bookable_by != BookableBy.NOBODY and resource.kind != ResourceKind.DRIVER


def book_url(resource: Resource, starts: datetime | None) -> str:
    """Return the way to the form, with the resource and an hour that is free."""
    words = {"resource": str(resource.pk)}
    if starts is not None:
        words |= {"starts": in_address(starts), "ends": in_address(starts + _HOUR)}
    return f"{reverse('booking:new')}?{urlencode(words)}"


def ends_of(opening: Opening, day: date) -> tuple[datetime, datetime]:
    """Return from when to when of a day something may be used."""
    opens, closes = opening
    if opens == closes == time.min:
        return moment(day, 6 * 60), moment(day, 24 * 60)
    begin, end = (moment(day, each.hour * 60 + each.minute) for each in opening)
    return begin, moment(day, 24 * 60) if closes >= time(23, 59) else end


def _next_quarter(at: datetime) -> datetime:
    """Return the next quarter of an hour, which is now if it is one."""
    return at + timedelta(seconds=-(at.timestamp() % 900) % 900)
