"""What the page of a series shows."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.series.words import rule_words
from frontend.booking.spoken import MARKS, on_day
from modules.booking import access, path
from modules.booking.models import Booking, ResourceKind, Series, State
from modules.booking.queries.bookings import title_for
from modules.booking.queries.series import members
from modules.booking.series.recurring import read_rule

type Words = dict[str, Any]


def series_words(request: SignedInRequest, series: Series, *, at: datetime) -> Words:
    """Return the context of the page: its rule, its bookings, and what may be cancelled."""
    rows = list(members(request.viewer, series))
    ahead = [each for each in rows if each.state in path.OPEN and each.ends > at]
    mine = [each for each in ahead if access.may_change(request.viewer, each)]
    first = rows[0] if rows else None
    title = title_for(request.viewer, first) if first else _("การจองซ้ำ")
    done = request.GET.get("done", "")
    return {
        "series": series,
        "title": title,
        "rule": rule_words(read_rule(series.rule)),
        "what": str(first.resource) if first else "",
        "crumbs": [{"label": _("จองห้องและรถ"), "url": reverse("booking:calendar")}],
        "rows": [_row(each, at=at) for each in rows],
        "count": len(rows),
        "ahead": len(ahead),
        "cancel_url": reverse("booking:cancel-following", args=[mine[0].pk]) if mine else "",
        "cancels": len(mine),
        "decide": _decide(request, ahead),
        "done": _done(done, rows),
        "split_from": series.split_from,
    }


def _decide(request: SignedInRequest, ahead: list[Booking]) -> Words | None:
    """Return what the viewer may decide on all at once: those that wait for the same post."""
    mine = [each for each in ahead if access.turn_of(request.viewer, each)]
    if not mine:
        return None
    first = mine[0]
    post = (first.state, first.waits_role, first.waits_office_id)
    n = sum(1 for each in mine if (each.state, each.waits_role, each.waits_office_id) == post)
    endorses = first.state == State.ASKED
    if not endorses and first.resource.kind == ResourceKind.VEHICLE:
        return None  # each trip is given its driver
    words = _("เห็นควรอนุญาต %(n)s ครั้งที่รอท่าน") if endorses else _("อนุมัติ %(n)s ครั้งที่รอท่าน")
    verb = "endorse" if endorses else "approve"
    after = _("ส่งต่อผู้อนุมัติทุกครั้งพร้อมกัน") if endorses else _("ครั้งที่ชนกับการจองอื่นจะยังรออยู่และบอกเหตุ")
    return {
        "url": reverse("booking:do", args=[first.pk, verb]),
        "words": words % {"n": n},
        "text": after,
        "label": _("เห็นควรอนุญาต") if endorses else _("อนุมัติ"),
    }


def _row(booking: Booking, *, at: datetime) -> Words:
    state = State(booking.state)
    return {
        "url": reverse("booking:show", args=[booking.pk]),
        "when": on_day(booking.starts, booking.ends),
        "what": str(booking.resource),
        "state": _(state.label),
        "kind": MARKS[state],
        "void": state in (State.CANCELLED, State.REJECTED),
        "past": booking.ends <= at,
    }


def _done(done: str, rows: list[Booking]) -> str:
    """Say what has just been done."""
    if done == "cancel":
        return _("ยกเลิกครั้งที่เหลือแล้ว")
    if not done:
        return ""
    held = sum(1 for each in rows if each.state == State.APPROVED)
    words = _("จองแล้ว %(n)d ครั้ง") if held == len(rows) else _("ส่งคำขอแล้ว %(n)d ครั้ง")
    return words % {"n": len(rows)}
