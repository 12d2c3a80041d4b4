"""One slot as the calendar draws it: its words, how it looks, and whether it may be moved."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.booking.calendar.words import day_month
from frontend.booking.fields import in_address
from frontend.booking.spoken import clock, last_day
from modules.booking.models import ResourceKind, State
from modules.booking.queries.calendar import Slot, SlotKind
from thai.dates import bangkok_date

# States in which a booking may still be given another time (`access.may_change`).
_MOVES = (State.ASKED, State.ENDORSED, State.WAITING, State.APPROVED)


def look(slot: Slot, *, now: datetime) -> str:
    """Return the classes of how a slot looks: given, mine, waiting, closed, past."""
    if slot.kind == SlotKind.CLOSED:
        return "slot-shut"
    past = slot.state == State.DONE or (slot.ends <= now and slot.state != State.IN_USE)
    names = [
        "slot-wait" if slot.kind == SlotKind.PENDING else "",
        "slot-mine" if slot.mine else "",
        "slot-past" if past else "",
    ]
    return " ".join(filter(None, names))


def drawn(slot: Slot, *, now: datetime, kind: str = "", manages: bool = False) -> dict[str, Any]:
    """Return what every view says of a slot; `kind` is that of the lane in which it stands."""
    state = _state(slot, now=now, kind=kind)
    return {
        "key": slot.booking or f"c{slot.resource}-{in_address(slot.starts)}",
        "booking": slot.booking,
        "url": reverse("booking:show", args=(slot.booking,)) if slot.booking else "",
        "title": _title(slot),
        "look": look(slot, now=now),
        "from": clock(slot.starts),
        "till": f"–{clock(slot.ends)}",
        "span": span(slot),
        "state": state,
        "aside": state or slot.office,
        "full": _full(slot, state),
        "moves": _moves(slot, now=now, manages=manages),
        "starts": in_address(slot.starts),
        "ends": in_address(slot.ends),
        "approved": slot.state == State.APPROVED,
    }


def span(slot: Slot) -> str:
    """Write 09.30–11.00; with days where it begins or ends on another: 08.30 – 24 พ.ย. 16.00."""
    first, last = bangkok_date(slot.starts), last_day(slot.ends)
    starts, ends = clock(slot.starts), clock(slot.ends)
    if bangkok_date(slot.ends) != last:
        ends = "24.00" if starts != clock(slot.ends) or first == last else ""
    if first == last:
        return f"{starts}–{ends}"
    if starts == "00.00" or not ends:
        return f"{day_month(first)} – {day_month(last)} {ends}".rstrip()
    return f"{day_month(first)} {starts} – {day_month(last)} {ends}"


def _title(slot: Slot) -> str:
    """Return its title; in the lane of a part or a whole, after what was booked."""
    return f"{slot.of}: {slot.title}" if slot.of else slot.title


def _state(slot: Slot, *, now: datetime, kind: str) -> str:
    """Return the word for where a slot stands, empty for what is simply given or closed."""
    if slot.kind == SlotKind.PENDING:
        waits = _("อยู่ในคิวรอ") if slot.state == State.WAITING else _("รออนุมัติ")
        return _("รอท่านพิจารณา") if slot.my_turn else waits
    if slot.state == State.DONE:
        return _("กลับแล้ว") if kind == ResourceKind.VEHICLE else _("ใช้เสร็จแล้ว")
    if slot.state == State.IN_USE and kind == ResourceKind.VEHICLE and slot.ends <= now:
        return _("ยังไม่กลับ")
    if slot.state == State.IN_USE:
        return _("ออกไปแล้ว") if kind == ResourceKind.VEHICLE else _("กำลังใช้")
    return ""


def _full(slot: Slot, state: str) -> str:
    """Return all of it in a line, for a tip and for who does not see."""
    mine = _("ของฉัน") if slot.mine else ""
    parts = (_title(slot), span(slot), slot.office, state, mine)
    return " · ".join(filter(None, parts))


def _moves(slot: Slot, *, now: datetime, manages: bool) -> bool:
    """Tell whether the reader may move it: theirs, or of what they look after, and not begun."""
    open_still = slot.state in _MOVES and slot.starts > now - timedelta(minutes=1)
    return slot.booking is not None and open_still and not slot.of and (slot.mine or manages)
