"""When a resource may be had: what the clock, its hours and its closed days say of a time."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from modules.booking.held.leaves import rows_of
from modules.booking.held.parts import tree
from modules.booking.models import Closure, ClosureKind, Resource
from modules.booking.wish import Wish
from thai.dates import BANGKOK, bangkok_date, screen_date, screen_moment, screen_time
from thai.months import WEEKDAYS
from workdays.days import holidays_between

_INSTANT = timedelta(microseconds=1)
_ANY_CLOSED = "SELECT FROM booking_closure WHERE ended_at IS NULL AND during && %s LIMIT 1"
_HOURS = """
    SELECT resource_id, weekday, opens, closes FROM booking_openhours WHERE resource_id = ANY (%s)
"""
_YEARS = range(2000, 2200)  # outside them somebody typed a year wrongly
_MIDNIGHT = time(23, 59)  # closing at 23.59 means open until the day ends


class Hours(NamedTuple):
    """From when to when something is open on a day of the week."""

    opens: time
    closes: time


def is_span(wish: Wish) -> bool:
    """Tell whether the times of a wish are moments of which one comes after the other."""
    moments = (wish.starts, wish.ends)
    known = all(each.utcoffset() is not None and each.year in _YEARS for each in moments)
    return known and wish.starts < wish.ends


def clock_problems(wish: Wish, *, at: datetime) -> dict[str, str]:
    """Return what the clock alone says against a time, by field (no query)."""
    zoneless = [name for name in ("starts", "ends") if getattr(wish, name).utcoffset() is None]
    if zoneless:
        words = _("ใส่วันเวลาพร้อมเขตเวลา เช่น 2026-11-23T09:30:00+07:00")
        return dict.fromkeys(zoneless, words)
    strange = [name for name in ("starts", "ends") if getattr(wish, name).year not in _YEARS]
    if strange:
        return dict.fromkeys(strange, _("ปีไม่ถูกต้อง ตรวจวันที่อีกครั้ง"))
    if wish.ends <= wish.starts:
        return {"ends": _("เวลาสิ้นสุดต้องหลังเวลาเริ่ม")}
    if wish.starts < at:
        return {"starts": _("เวลานี้ผ่านไปแล้ว เลือกเวลาที่ยังมาไม่ถึง")}
    found: dict[str, str] = {}
    for resource in wish.resources:
        for field, words in _limits(resource, wish, at).items():
            found.setdefault(field, words)
    return found


def _limits(resource: Resource, wish: Wish, at: datetime) -> dict[str, str]:
    """Return which limits of one resource a time goes beyond."""
    found = {}
    name = resource.name
    soonest = at + timedelta(minutes=resource.notice_minutes)
    last = bangkok_date(at) + timedelta(days=resource.horizon_days)
    if wish.starts < soonest:
        words = _("%(name)s ต้องจองล่วงหน้าอย่างน้อย %(long)s เริ่มได้ตั้งแต่ %(when)s")
        long = duration_words(resource.notice_minutes)
        found["starts"] = words % {"name": name, "long": long, "when": screen_moment(soonest)}
    if bangkok_date(wish.starts) > last:
        words = _("%(name)s จองล่วงหน้าได้ถึงวันที่ %(day)s")
        found["starts"] = words % {"name": name, "day": screen_date(last)}
    elif bangkok_date(wish.ends - _INSTANT) > last:
        words = _("%(name)s จองล่วงหน้าได้ถึงวันที่ %(day)s")
        found["ends"] = words % {"name": name, "day": screen_date(last)}
    most = resource.longest_minutes
    if most is not None and wish.ends - wish.starts > timedelta(minutes=most):
        words = _("%(name)s จองได้ครั้งละไม่เกิน %(long)s")
        found.setdefault("ends", words % {"name": name, "long": duration_words(most)})
    return found


def opening_problems(
    resources: Collection[Resource], starts: datetime, ends: datetime
) -> dict[str, str]:
    """Return why a time is not one at which the resources are open, by field.

    Of several days the first and the last must be open: a vehicle that is away stays away.
    """
    found: dict[str, str] = {}
    for problems in (
        closure_problems(resources, starts, ends),
        _holiday(resources, starts, ends),
        _outside_hours(resources, starts, ends),
    ):
        for field, words in problems.items():
            found.setdefault(field, words)
    return found


def closure_problems(
    resources: Collection[Resource], starts: datetime, ends: datetime
) -> dict[str, str]:
    """Return which of the resources is closed, being mended or on leave.

    One query if nothing in the house is closed then, else three.
    """
    if not rows_of(_ANY_CLOSED, [DateTimeTZRange(starts, ends)]):
        return {}
    parts = tree()  # a hall is shut with any of its halves, and each half with the hall
    keys = {key for each in resources for key in parts.touching(each.pk)}
    rows = Closure.objects.filter(resource__in=keys, ended_at=None).select_related("resource")
    closed = rows.filter(during__overlap=(starts, ends)).order_by("during").first()
    if closed is None:
        return {}
    until = screen_moment(closed.during.upper)
    given = {"name": closed.resource.name, "reason": closed.reason, "until": until}
    if closed.kind == ClosureKind.LEAVE:
        words = _("%(name)s ลาถึง %(until)s (%(reason)s) เลือกคนอื่นหรือเวลาอื่น")
    elif closed.kind == ClosureKind.REPAIR:
        words = _("%(name)s ส่งซ่อมถึง %(until)s (%(reason)s) เลือกอย่างอื่นหรือเวลาอื่น")
    else:
        words = _("%(name)s งดใช้ถึง %(until)s (%(reason)s) เลือกอย่างอื่นหรือเวลาอื่น")
    return {"starts": words % given}


def _holiday(resources: Collection[Resource], starts: datetime, ends: datetime) -> dict[str, str]:
    closed = next((each for each in resources if not each.on_holidays), None)
    if closed is None:
        return {}
    first, last = bangkok_date(starts), bangkok_date(ends - _INSTANT)
    holidays = holidays_between(first, last)
    for field, day in (("starts", first), ("ends", last)):
        if day in holidays:
            words = _("%(day)s เป็นวันหยุด (%(holiday)s) %(name)s ไม่เปิดให้ใช้")
            given = {"day": screen_date(day), "holiday": holidays[day], "name": closed.name}
            return {field: words % given}
    return {}


def _outside_hours(
    resources: Collection[Resource], starts: datetime, ends: datetime
) -> dict[str, str]:
    hours: dict[int, dict[int, Hours]] = {}
    for key, weekday, opens, closes in rows_of(_HOURS, [[each.pk for each in resources]]):
        hours.setdefault(key, {})[weekday] = Hours(opens, closes)
    found: dict[str, str] = {}
    for resource in resources:
        if open_on := hours.get(resource.pk):
            for field, words in _hours_problems(resource, open_on, starts, ends).items():
                found.setdefault(field, words)
    return found


def _hours_problems(
    resource: Resource, open_on: dict[int, Hours], starts: datetime, ends: datetime
) -> dict[str, str]:
    first, last = starts.astimezone(BANGKOK), (ends - _INSTANT).astimezone(BANGKOK)
    if words := _shut(resource, open_on, first.date(), first.timetz().replace(tzinfo=None)):
        return {"starts": words}
    if words := _shut(resource, open_on, last.date(), last.timetz().replace(tzinfo=None)):
        return {"ends": words}
    return {}


def _shut(resource: Resource, open_on: dict[int, Hours], day: date, clock: time) -> str:
    """Return why a resource is shut at a time of a day, empty if it is open."""
    name = resource.name
    row = open_on.get(day.isoweekday())
    if row is None:
        weekday = WEEKDAYS[day.weekday()]
        return _("%(name)s ไม่เปิดให้ใช้วัน%(weekday)s") % {"name": name, "weekday": weekday}
    if row.opens <= clock and (clock < row.closes or row.closes >= _MIDNIGHT):
        return ""
    words = _("%(name)s เปิดให้ใช้วัน%(weekday)s %(opens)s ถึง %(closes)s")
    given = {"opens": screen_time(row.opens), "closes": screen_time(row.closes)}
    return words % {"name": name, "weekday": WEEKDAYS[day.weekday()], **given}


def duration_words(minutes: int) -> str:
    """Say how long: `1 วัน 2 ชั่วโมง 30 นาที`."""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = ((days, _("วัน")), (hours, _("ชั่วโมง")), (left, _("นาที")))
    return " ".join(f"{n} {unit}" for n, unit in parts if n) or _("0 นาที")
