"""One slot as the calendar draws it: its words, how it looks, and whether it may be moved."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.booking.calendar.words import day_month
from frontend.booking.spoken import clock
from modules.booking.models import ResourceKind, State
from modules.booking.queries.calendar import Slot, SlotKind
from thai.dates import BANGKOK

# States in which a booking may still be given another time (`access.may_change`).
_MOVES = (State.ASKED, State.ENDORSED, State.WAITING, State.APPROVED)
_MOMENT = timedelta(microseconds=1)


class Pen:
    """Draws the slots of one page: what many of them say is worked out once."""

    def __init__(self, now: datetime) -> None:
        self.now = now.astimezone(BANGKOK)
        self._clocks: dict[tuple[int, int], str] = {}
        self._days: dict[date, str] = {}
        self._show, self._after = reverse("booking:show", args=(0,)).split("0")
        self._move = reverse("booking:move", args=(0,)).split("0")

    def drawn(self, slot: Slot, *, kind: str = "", manages: bool = False) -> dict[str, Any]:
        """Return what every view says of a slot; `kind` is that of the lane in which it stands."""
        state, span = self._state(slot, kind), self.span(slot)
        title = f"{slot.of}: {slot.title}" if slot.of else slot.title
        mine = self._words["mine"] if slot.mine else ""
        key = str(slot.booking or "")  # of a number, a template asks how the language writes it
        moves = self._moves(slot, manages=manages)
        return {
            "key": key or f"c{slot.resource}-{written(slot.starts)}",
            "booking": key,
            "url": f"{self._show}{key}{self._after}" if key else "",
            "title": title,
            "look": self.look(slot),
            "from": self.clock(slot.starts),
            "span": span,
            "state": state,
            "aside": state or slot.office,
            # All of it in a line, for a tip and for who does not see.
            "full": " · ".join(filter(None, (title, span, slot.office, state, mine))),
            "moves": key.join(self._move) if moves else "",
            "starts": written(slot.starts),
            "ends": written(slot.ends),
            "approved": slot.state == State.APPROVED,
        }

    def look(self, slot: Slot) -> str:
        """Return the classes of how a slot looks: given, mine, waiting, closed, past."""
        if slot.kind == SlotKind.CLOSED:
            return "slot-shut"
        names = "slot-wait" if slot.kind == SlotKind.PENDING else ""
        if slot.mine:
            names += " slot-mine"
        if slot.state == State.DONE or (slot.ends <= self.now and slot.state != State.IN_USE):
            names += " slot-past"
        return names.lstrip()

    def span(self, slot: Slot) -> str:
        """Write 09.30–11.00; over days with both of them: 08.30 – 24 พ.ย. 16.00."""
        starts, ends = self.clock(slot.starts), self.clock(slot.ends)
        first, last = slot.starts.date(), slot.ends.date()
        if first == last and slot.starts < slot.ends:  # as nearly all
            return f"{starts}–{ends}"
        last = (slot.ends - _MOMENT).date()
        if slot.ends.date() != last:
            ends = "24.00" if starts != ends or first == last else ""
        if first == last:
            return f"{starts}–{ends}"
        if slot.starts.time() == time.min or not ends:
            return f"{self.day(first)} – {self.day(last)} {ends}".rstrip()
        return f"{self.day(first)} {starts} – {self.day(last)} {ends}"

    def clock(self, at: datetime) -> str:
        """Write 09.30, in English 09:30."""
        words = self._clocks.get((at.hour, at.minute))
        if words is None:
            words = self._clocks[at.hour, at.minute] = clock(at)
        return words

    def day(self, day: date) -> str:
        """Write 23 พ.ย., in English 23 Nov."""
        if day not in self._days:
            self._days[day] = day_month(day)
        return self._days[day]

    @cached_property
    def _words(self) -> dict[str, str]:
        return {
            "mine": _("ของฉัน"), "turn": _("รอท่านพิจารณา"), "queue": _("อยู่ในคิวรอ"),
            "waits": _("รออนุมัติ"), "back": _("กลับแล้ว"), "done": _("ใช้เสร็จแล้ว"),
            "late": _("ยังไม่กลับ"), "out": _("ออกไปแล้ว"), "used": _("กำลังใช้"),
        }  # fmt: skip

    def _state(self, slot: Slot, kind: str) -> str:
        """Return the word for where a slot stands, empty for what is simply given or closed."""
        car = kind == ResourceKind.VEHICLE
        if slot.kind == SlotKind.PENDING:
            waits = "queue" if slot.state == State.WAITING else "waits"
            return self._words["turn" if slot.my_turn else waits]
        if slot.state == State.DONE:
            return self._words["back" if car else "done"]
        if slot.state == State.IN_USE and car:
            return self._words["late" if slot.ends <= self.now else "out"]
        return self._words["used"] if slot.state == State.IN_USE else ""

    def _moves(self, slot: Slot, *, manages: bool) -> bool:
        """Tell whether the reader may move it: theirs, or what they look after, not begun yet."""
        if slot.booking is None or slot.of or not (slot.mine or manages):
            return False
        return slot.state in _MOVES and slot.starts > self.now - timedelta(minutes=1)


def written(at: datetime) -> str:
    """Write a moment in Bangkok as an address does: 2026-11-23T09:30."""
    return at.isoformat()[:16]
