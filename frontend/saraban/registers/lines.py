"""Rows of a register as the page shows them, gathered by day."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.shell.spoken import screen_date, screen_time, screen_weekday
from modules.saraban.models import IncomingLetter, NumberReservation, OutgoingLetter
from thai.dates import bangkok_date

type Line = dict[str, Any]


def incoming_line(letter: Any, *, today: date) -> Line:
    """Return an incoming letter as a row: its action, or what hinders it, in words."""
    return {
        **_common(letter),
        "url": reverse("saraban:letter", args=[letter.pk]),
        "party": letter.sender,
        "under": _("ถึง %(addressee)s") % {"addressee": letter.addressee},
        "time": screen_time(letter.entered_at),
        "small": _due(letter, today),
        "late": letter.due_on is not None and letter.due_on < today,
        "done": letter.closed_at is not None,
        "action": letter.action_taken or _("รอเสนอ"),
        "central": str(letter) if letter.entry != letter.number else "",
    }


def outgoing_line(letter: Any, *, today: date) -> Line:
    """Return a letter sent as a row."""
    return {
        **_common(letter),
        "url": reverse("saraban:outgoing-letter", args=[letter.pk]),
        "party": "" if letter.addressee == "-" else letter.addressee,  # a number given up
        "under": _("จาก %(sender)s") % {"sender": letter.sender},
        "time": screen_time(letter.entered_at),
        "action": letter.action_taken,
    }


def reserved_line(kept: NumberReservation, *, today: date) -> Line:
    """Return a number that waits for its letter as a row: who keeps it, why, until when."""
    return {
        "kept": kept,
        "number": kept.number,
        "day": bangkok_date(kept.reserved_at),
        "time": screen_time(kept.reserved_at),
        "by": kept.reserved_by.full_name,
        "until": _("ใช้ได้ถึง %(day)s") % {"day": screen_date(kept.expires_on)},
        "last_day": kept.expires_on <= today,
    }


def by_day(lines: Sequence[Line], counts: dict[date, int], words: str) -> list[dict[str, Any]]:
    """Return the rows in groups of a day, each with its words: วันจันทร์ที่ … · รับ 6 เรื่อง."""
    return [
        {
            "day": screen_weekday(day),
            "count": words % {"n": f"{counts[day]:,}"} if day in counts else "",
            "lines": list(group),
        }
        for day, group in groupby(lines, key=lambda line: line["day"])
    ]


def _common(letter: IncomingLetter | OutgoingLetter) -> Line:
    return {
        "letter": letter,
        "number": letter.entry,  # type: ignore[union-attr]
        "day": bangkok_date(letter.entered_at),  # type: ignore[union-attr]
        "dated": screen_date(letter.dated) if letter.dated else "",
        "urgency": letter.get_urgency_display(),
        "secrecy": letter.get_secrecy_display(),
        "void": letter.cancelled_at is not None,
    }


def _due(letter: IncomingLetter, today: date) -> str:
    if letter.due_on is None or letter.closed_at or letter.cancelled_at:
        return ""
    words = _("เลยกำหนด %(day)s") if letter.due_on < today else _("ภายใน %(day)s")
    return words % {"day": screen_date(letter.due_on)}
