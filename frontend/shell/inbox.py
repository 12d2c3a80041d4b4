"""What each module gives to งานของฉัน: its lines, its numbers, its filters."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.duties import Viewer
from frontend.shell.spoken import day_words

# The heaps, most pressing first; a module whose queries order its rows uses the same numbers.
LATE, TODAY, NEAR, UNREAD, READ = range(5)
SOON = timedelta(days=3)
PAGE = 50  # lines


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line: what to do, about what, from whom, by when, as `components/task.html` draws it.

    `heap`, `due_on` and `key` are its place: the key is that of the row behind it, one kind of
    row to a module. `since` is the place of a line that waits for others.
    """

    do: str
    subject: str
    url: str
    facts: tuple[str, ...] = ()
    when: str = ""
    state: str = "quiet"  # late, due, quiet
    urgency: str = ""
    secrecy: str = ""
    unread: bool = False
    heap: int = READ
    due_on: date | None = None
    key: int = 0
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How much waits: `total` is all that is expected of the viewer, `waiting` is with others."""

    late: int = 0
    today: int = 0
    near: int = 0
    unread: int = 0
    total: int = 0
    waiting: int = 0

    def __add__(self, other: Self) -> Self:
        names = [each.name for each in fields(self)]
        return type(self)(**{n: getattr(self, n) + getattr(other, n) for n in names})


@dataclass(frozen=True, kw_only=True)
class Expected:
    """A page of what a module expects of a viewer: at most `PAGE` rows by heap, day and key.

    `more` says that others follow; `beside` are lines without a place, on the first page only.
    """

    rows: tuple[Row, ...] = ()
    more: bool = False
    beside: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A module's part of งานของฉัน.

    `expected(viewer, today, show=, after=)`: `show` is empty, `late`, `today`, `near`, `unread` or
    one of the module's own `shows` (key, words of the chip); `after` is the place (`heap.day.key`)
    behind which to go on, or empty. `waiting(viewer, today, most)`: what others are to do for the
    viewer, the longest waiting first. `comes` says what will come here when nothing waits.
    """

    module: str
    comes: Any
    counts: Callable[[Viewer, date], Counts]
    expected: Callable[..., Expected]
    waiting: Callable[[Viewer, date, int], list[Row]]
    shows: tuple[tuple[str, Any], ...] = ()


def heap_of(due_on: date | None, opened: bool, today: date) -> int:
    """Return the heap of something: late, today, near, unread or read."""
    if due_on is not None and due_on <= today + SOON:
        return LATE if due_on < today else TODAY if due_on == today else NEAR
    return READ if opened else UNREAD


def when_words(due_on: date | None, today: date) -> dict[str, Any]:
    """Return how a day is said at the end of a line: `when` and `state` of a `Row`."""
    if due_on is None:
        return {"when": "", "state": "quiet"}
    days = (due_on - today).days
    if days < 0:
        past = ngettext("เลยมา %(n)s วัน", "เลยมา %(n)s วัน", -days)
        return {"when": past % {"n": -days}, "state": "late"}
    if days <= 1:
        return {"when": _("พรุ่งนี้") if days else _("วันนี้"), "state": "due"}
    return {"when": _("ภายใน %(day)s") % {"day": day_words(due_on, today)}, "state": "quiet"}
