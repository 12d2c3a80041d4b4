"""The modules that give their part to งานของฉัน, and how their parts become one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from accounts.duties import Viewer
from frontend.booking.inbox.desk import DESK as BOOKING
from frontend.saraban.inbox.desk import DESK as SARABAN
from frontend.shell.inbox import PAGE, Counts, Desk, Row

# One line a module. Its pages import nothing from here; its number in the menu is summed in
# `frontend.shell.counts`, by the same name.
DESKS: tuple[Desk, ...] = (SARABAN, BOOKING)
NEVER = date(9999, 12, 31)
FIRST_KEY, LAST_KEY = 0, 2**63 - 1
ALL = ("", "late", "today", "near", "unread")  # what every module can show
type Place = tuple[int, date, str, int]  # heap, day, module, key


@dataclass(frozen=True)
class Mine:
    """One page of what is expected; `older` is the cursor of the next one, empty on the last."""

    rows: list[Row]
    older: str


def numbers(desks: Iterable[Desk], viewer: Viewer, today: date) -> Counts:
    """Return the numbers of the modules together."""
    return sum((desk.counts(viewer, today) for desk in desks), Counts())


def expected(desks: Iterable[Desk], viewer: Viewer, today: date, show: str, after: str) -> Mine:
    """Return what is expected of a viewer in the modules together, most pressing first."""
    at = _place(after)
    placed: list[tuple[Place, Row]] = []
    beside: list[Row] = []
    more = False
    for desk in desks:
        if show not in (*ALL, *(key for key, _words in desk.shows)):
            continue
        part = desk.expected(viewer, today, show=show, after=_behind(at, desk.module))
        placed += [(_place_of(desk, row), row) for row in part.rows]
        beside += part.beside
        more = more or part.more
    placed.sort(key=lambda each: each[0])
    shown, left = placed[:PAGE], placed[PAGE:]
    heap, day, module, key = shown[-1][0] if shown else (0, NEVER, "", 0)
    older = f"{heap}.{day}.{key}.{module}" if more or left else ""
    return Mine([*(row for _where, row in shown), *beside], older)


def waiting(desks: Iterable[Desk], viewer: Viewer, today: date, most: int) -> list[Row]:
    """Return what others are to do for a viewer, the longest waiting first."""
    rows = [row for desk in desks for row in desk.waiting(viewer, today, most)]
    return sorted(rows, key=_since)[:most]


def _since(row: Row) -> datetime:
    assert row.since is not None
    return row.since


def _place_of(desk: Desk, row: Row) -> Place:
    return row.heap, row.due_on or NEVER, desk.module, row.key


def _place(cursor: str) -> Place | None:
    try:
        heap, day, key, module = cursor.split(".")
        return int(heap), date.fromisoformat(day), module, int(key)
    except ValueError:  # no cursor, or one that somebody made up: the first page
        return None


def _behind(at: Place | None, module: str) -> str:
    """Return behind which of a module's rows to go on: at one place, modules go by their name."""
    if at is None:
        return ""
    heap, day, last, key = at
    key = key if module == last else FIRST_KEY if module > last else LAST_KEY
    return f"{heap}.{day}.{key}"
