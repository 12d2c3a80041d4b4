"""Times of a booking as its pages say them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from frontend.shell.spoken import screen_date, screen_moment, screen_time, screen_weekday
from modules.booking.models import State
from thai.dates import BANGKOK, bangkok_date

type Words = dict[str, Any]

# How a state looks beside a booking: the kind of `components/mark.html`.
MARKS = {
    State.UNCONFIRMED: "due",
    State.ASKED: "due",
    State.ENDORSED: "due",
    State.WAITING: "due",
    State.APPROVED: "done",
    State.IN_USE: "done",
    State.DONE: "quiet",
    State.REJECTED: "late",
    State.CANCELLED: "void",
    State.NO_SHOW: "late",
}


def clock(at: datetime) -> str:
    """Write 09.30, in English 09:30: a time that others stand beside."""
    return screen_time(at).removesuffix(" น.")


def last_day(ends: datetime) -> date:
    """Return the last day that a time touches: what ends at midnight ends the day before."""
    return bangkok_date(ends - timedelta(microseconds=1))


def span(starts: datetime, ends: datetime) -> str:
    """Write 09.30–11.00 น., over several days with both of them."""
    if last_day(ends) == bangkok_date(starts):
        return f"{clock(starts)}–{closing(ends)}"
    return f"{screen_date(bangkok_date(starts))} {clock(starts)} – {screen_moment(ends)}"


def on_day(starts: datetime, ends: datetime) -> str:
    """Write 23 พ.ย. 2569 09.30–11.00 น."""
    if last_day(ends) != bangkok_date(starts):
        return span(starts, ends)
    return f"{screen_date(bangkok_date(starts))} {span(starts, ends)}"


def in_full(starts: datetime, ends: datetime) -> tuple[str, str]:
    """Return two lines: วันจันทร์ที่ 23 พฤศจิกายน 2569 and 09.30–11.00 น., or from when and to when."""
    first, last = bangkok_date(starts), last_day(ends)
    if first == last:
        return screen_weekday(first), span(starts, ends)
    until = _("ถึง%(when)s") % {"when": f"{screen_weekday(last)} {closing(ends)}"}
    return f"{screen_weekday(first)} {screen_time(starts)}", until


def lasting(starts: datetime, ends: datetime) -> str:
    """Write how long something takes: 2 วัน, 3 ชั่วโมง 30 นาที."""
    minutes = int((ends - starts).total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [
        _("%(n)s วัน") % {"n": days} if days else "",
        _("%(n)s ชั่วโมง") % {"n": hours} if hours else "",
        _("%(n)s นาที") % {"n": minutes} if minutes else "",
    ]
    return " ".join(filter(None, parts))


def closing(ends: datetime) -> str:
    """Write the time at which something ends: midnight is 24.00 น. of the day before."""
    midnight = ends.astimezone(BANGKOK).time() == time.min
    return _("24.00 น.") if midnight else screen_time(ends)
