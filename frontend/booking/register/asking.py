"""What an address asks of the register, and the addresses of its neighbours."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from frontend.booking.fields import EARLIEST, LATEST, key_of
from frontend.shell.spoken import in_english, month_names
from modules.booking.models import ResourceKind
from modules.booking.queries.register import ALL, GROUPS, MINE, OFFICE, PAST, TURN, Asked
from thai.text import tidy

NAMES = ("q", "scope", "kind", "state", "when")
KINDS = (ResourceKind.ROOM, ResourceKind.VEHICLE, ResourceKind.EQUIPMENT)


@dataclass(frozen=True, kw_only=True)
class Question:
    """The register as its address asks for it, and the place in it."""

    asked: Asked
    given: dict[str, str]
    after: int

    def url(self, base: str = "", **changes: object) -> str:
        """Return the address with some words changed; the place in the pages is left behind."""
        words = {**self.given, **{name: str(value) for name, value in changes.items()}}
        return f"{base}?{urlencode({name: word for name, word in words.items() if word})}"

    @property
    def narrowed(self) -> bool:
        """Tell whether less than all that is to come was asked for."""
        return any(self.given.get(name) for name in NAMES)


def question_of(given: QueryDict) -> Question:
    """Return what an address asks; words that mean nothing here ask for nothing."""
    words = {name: given.get(name, "")[:200] for name in NAMES}
    asked = Asked(
        text=tidy(words["q"]),
        scope=words["scope"] if words["scope"] in (MINE, TURN, OFFICE) else ALL,
        kind=words["kind"] if words["kind"] in KINDS else "",
        state=words["state"] if words["state"] in GROUPS else "",
        when=_when(words["when"]),
    )
    kept = {
        name: word
        for name in NAMES
        if (word := words["q"] if name == "q" else getattr(asked, name))
    }
    return Question(asked=asked, given=kept, after=key_of(given.get("after", "")))


def _when(text: str) -> str:
    """Return a time that can be asked for: what is over, a month (2026-11), else nothing."""
    if text == PAST:
        return PAST
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return ""
    return text if EARLIEST <= first < LATEST else ""


def chips(question: Question, waiting: int) -> list[dict[str, Any]]:
    """Return whose bookings can be shown; `waiting` are those that wait for the viewer."""
    labels = (
        (ALL, _("ทั้งหมด"), ""),
        (MINE, _("ของฉัน"), ""),
        (TURN, _("รอฉันอนุมัติ"), f"{waiting:,}"),
        (OFFICE, _("หน่วยงานของฉัน"), ""),
    )
    return [
        {
            "label": label,
            "count": count,
            "url": question.url(scope=scope),
            "current": question.asked.scope == scope,
        }
        for scope, label, count in labels
    ]


def states() -> list[tuple[str, str]]:
    """Return the states to choose from."""
    return [
        ("pending", _("รออนุมัติ")),
        ("given", _("อนุมัติแล้ว")),
        ("done", _("ใช้เสร็จแล้ว")),
        ("off", _("ไม่ได้ใช้")),
    ]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds to choose from."""
    return [(kind.value, _(kind.label)) for kind in KINDS]


def times(today: date) -> list[tuple[str, str]]:
    """Return the times to choose from: what is over, and the months around today."""
    first = today.year * 12 + today.month - 1
    names = month_names()
    months = []
    for place in range(first + 6, first - 12, -1):
        year, month = divmod(place, 12)
        shown = year if in_english() else year + 543
        months.append((f"{year:04}-{month + 1:02}", f"{names[month]} {shown}"))
    return [(PAST, _("ที่ผ่านมา")), *months]
