"""What is said of a resource: its facts, its rules of use, whether it is to be had now."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontend.booking.spoken import clock
from frontend.shell.spoken import moment_words, screen_time
from modules.booking.models import BookableBy, Booking, Closure, OpenHours, Resource
from modules.booking.outsiders.fees import difference
from modules.booking.queries.gaps import Gap, gaps
from modules.booking.times import duration_words
from modules.booking.wording import baht
from thai.dates import BANGKOK, bangkok_date

type Words = dict[str, Any]

ICONS = {"room": "door", "vehicle": "car", "equipment": "box", "driver": "user"}
_ALL_DAY = (time(0), time(23, 59))


def rest_words(booking: Booking) -> str:
    """Say what is still to pay, or to give back, of a booking moved after it was paid."""
    rest = difference(booking)
    if not rest:
        return ""
    words = _("เก็บเพิ่ม %(baht)s บาท") if rest > 0 else _("คืนเงิน %(baht)s บาท")
    return words % {"baht": baht(abs(rest))}


def fee_words(resource: Resource) -> str:
    """Say what an outsider pays: 200 บาทต่อชั่วโมง ไม่เกิน 1,500 บาทต่อวัน."""
    hour, day = resource.fee_hour_satang, resource.fee_day_satang
    if hour and day:
        words = _("%(hour)s บาทต่อชั่วโมง ไม่เกิน %(day)s บาทต่อวัน")
        return words % {"hour": baht(hour), "day": baht(day)}
    if hour:
        return _("%(hour)s บาทต่อชั่วโมง") % {"hour": baht(hour)}
    if day:
        return _("%(day)s บาทต่อวัน") % {"day": baht(day)}
    return _("ไม่มีค่าธรรมเนียม")


def line_words(resource: Resource) -> str:
    """Return the one line under a name: seats, what it has, where it is."""
    seats = _("%(n)s ที่นั่ง") % {"n": f"{resource.capacity:,}"} if resource.capacity else ""
    return " · ".join(filter(None, (seats, " ".join(resource.features), resource.place)))


def facts(resource: Resource) -> list[Words]:
    """Return what everybody may know of a resource."""
    seats = f"{resource.capacity:,}" if resource.capacity else ""
    return [
        {"label": _("สถานที่"), "value": resource.place},
        {"label": _("จำนวนที่นั่ง"), "value": seats},
        {"label": _("สิ่งที่มี"), "value": ", ".join(resource.features)},
        {"label": _("ดูแลโดย"), "value": str(resource.office)},
        {"label": _("ผู้ดูแล"), "value": resource.keeper.full_name if resource.keeper else ""},
    ]


def use_facts(resource: Resource) -> list[Words]:
    """Return the rules by which it may be asked for."""
    r = resource
    limits = [
        (_("ผู้มีสิทธิจอง"), _(BookableBy(r.bookable_by).label)),
        (_("จองล่วงหน้าอย่างน้อย"), duration_words(r.notice_minutes) if r.notice_minutes else ""),
        (_("จองล่วงหน้าได้ไม่เกิน"), _("%(n)s วัน") % {"n": r.horizon_days}),
        (_("ใช้ได้ครั้งละไม่เกิน"), duration_words(r.longest_minutes) if r.longest_minutes else ""),
        (_("เวลาเตรียมก่อนใช้"), duration_words(r.setup_minutes) if r.setup_minutes else ""),
        (_("เวลาเก็บหลังใช้"), duration_words(r.cleanup_minutes) if r.cleanup_minutes else ""),
        (_("วันหยุดราชการ"), _("ใช้ได้") if r.on_holidays else _("ไม่เปิดให้ใช้")),
        (_("ปล่อยคืนเมื่อไม่มาใช้"), duration_words(r.grace_minutes) if r.grace_minutes else ""),
    ]
    return [{"label": label, "value": value} for label, value in limits]


def outside_facts(resource: Resource) -> list[Words]:
    """Return what citizens pay, where they may ask."""
    if not resource.outsiders:
        return []
    deposit = f"{baht(resource.deposit_satang)} {_('บาท')}" if resource.deposit_satang else ""
    return [
        {"label": _("ค่าธรรมเนียม"), "value": fee_words(resource)},
        {"label": _("เงินประกัน"), "value": deposit},
        {"label": _("ตามข้อบัญญัติหรือประกาศ"), "value": resource.fee_basis},
    ]


def weekday_names() -> tuple[str, ...]:
    """Return the days of the week, Monday first."""
    return (
        _("วันจันทร์"), _("วันอังคาร"), _("วันพุธ"), _("วันพฤหัสบดี"), _("วันศุกร์"), _("วันเสาร์"),
        _("วันอาทิตย์"),
    )  # fmt: skip


def hour_facts(rows: Collection[OpenHours]) -> list[Words]:
    """Return the hours of each weekday, none at all when it is always open."""
    if not rows:
        return []
    told = {row.weekday: span_of_day(row.opens, row.closes) for row in rows}
    return [
        {"label": name, "value": told.get(n) or pgettext("that day", "ปิด")}
        for n, name in enumerate(weekday_names(), 1)
    ]


def span_of_day(opens: time, closes: time) -> str:
    """Write 08.30–16.30 น., or that it is open all day."""
    if (opens, closes) == _ALL_DAY:
        return _("ทั้งวัน")
    until = _("24.00 น.") if closes == time(23, 59) else screen_time(closes)
    return f"{screen_time(opens).removesuffix(' น.')}–{until}"


def states_now(
    resources: Sequence[Resource], closed: dict[int, Closure], *, at: datetime
) -> dict[int, Words]:
    """Return for each resource a mark: free until when, not free until when, or closed and why."""
    midnight = datetime.combine(bangkok_date(at), time.min, tzinfo=BANGKOK) + timedelta(days=1)
    free = gaps(resources, (at, midnight))
    return {
        each.pk: _closed(closed[each.pk], at)
        if each.pk in closed
        else _state(free.get(each.pk, []), at, midnight)
        for each in resources
    }


def _closed(closure: Closure, at: datetime) -> Words:
    until = moment_words(closure.during.upper, bangkok_date(at))
    words = _("%(kind)sถึง %(until)s") % {"kind": _(closure.get_kind_display()), "until": until}
    return {"kind": "late", "icon": "x", "label": words, "about": closure.reason}


def _state(free: list[Gap], at: datetime, midnight: datetime) -> Words:
    if not free:
        return {"kind": "quiet", "label": _("วันนี้ไม่ว่าง")}
    starts, ends = free[0]
    if starts - at >= timedelta(minutes=1):  # gaps begin at full minutes
        label = _("ว่างตั้งแต่ %(time)s น.") % {"time": clock(starts)}
        return {"kind": "quiet", "icon": "clock", "label": label}
    if ends >= midnight:
        return {"kind": "done", "label": _("ว่าง")}
    return {"kind": "done", "label": _("ว่างถึง %(time)s น.") % {"time": clock(ends)}}
