"""Read งานของฉัน: what is expected of a viewer today, and what they wait for from others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import CirculationCopy, Draft, Secrecy, Task
from modules.saraban.queries.drafts import drafts_waiting_for

SOON = timedelta(days=3)
PAGE = 50
NEVER = date(9999, 12, 31)
LATE, TODAY, NEAR, UNREAD, READ = range(5)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How much waits: `total` is all that is expected of the viewer, `waiting` is with others."""

    late: int = 0
    today: int = 0
    near: int = 0
    unread: int = 0
    total: int = 0
    waiting: int = 0


@dataclass(frozen=True, kw_only=True)
class Inbox:
    """One page of what is expected of a viewer; copies and drafts stand on the first page only."""

    tasks: list[Task]
    older: str  # cursor of the next page, empty on the last
    copies: list[CirculationCopy]
    drafts: list[Draft]


def tasks_of(viewer: Viewer) -> QuerySet[Task]:
    """Return the open tasks that are a viewer's: named, or of a post that they hold today."""
    return _knowable(viewer).filter(access.tasks_for(viewer))


def sent_by(viewer: Viewer) -> QuerySet[Task]:
    """Return the open tasks that a viewer gave to others."""
    return _knowable(viewer).filter(sender=viewer.person).exclude(access.tasks_for(viewer))


def longest_waiting(viewer: Viewer, most: int) -> list[Task]:
    """Return the tasks of `sent_by` that wait for the longest time (two queries)."""
    keys = sent_by(viewer).order_by("sent_at", "id").values_list("pk", flat=True)[:most]
    return list(_whole(keys).select_related("person").order_by("sent_at", "id"))


def copies_of(viewer: Viewer) -> QuerySet[CirculationCopy]:
    """Return the circulated letters that a viewer has yet to acknowledge, the oldest first."""
    mine = CirculationCopy.objects.filter(
        person=viewer.person,
        acknowledged_at=None,
        circulation__incoming__cancelled_at=None,
        circulation__outgoing__cancelled_at=None,
    )
    letters = ("circulation__incoming", "circulation__outgoing")
    rows = mine.select_related(*letters, "circulation__sent_by").order_by("id")
    return rows.defer(*(f"{letter}__words" for letter in letters))


def counts(viewer: Viewer, on: date) -> Counts:
    """Return the numbers of a viewer's inbox on a Bangkok day (four queries)."""
    tasks = _counted(tasks_of(viewer), on)
    copies = copies_of(viewer).aggregate(**_by_due("circulation__due_on", on), total=Count("pk"))
    drafts = drafts_waiting_for(viewer).order_by().count()
    return Counts(
        late=tasks["late"] + copies["late"],
        today=tasks["today"] + copies["today"],
        near=tasks["near"] + copies["near"],
        unread=tasks["unread"] + copies["total"],
        total=tasks["total"] + copies["total"] + drafts,
        waiting=sent_by(viewer).count(),
    )


def inbox(viewer: Viewer, on: date, *, show: str = "", after: str = "") -> Inbox:
    """Return a page of a viewer's inbox on a Bangkok day, most pressing first (four queries).

    `show` keeps one heap (`late`, `today`, `near`, `unread`, `know`, `drafts`); `after` is the
    cursor of the page before.
    """
    tasks, older = _page(viewer, on, show, after)
    first = not after
    with_copies = first and show in ("", "know", "unread", *DUE)
    copies = copies_of(viewer).filter(_due_heap(show, "circulation__due_on", on))
    drafts = (
        drafts_waiting_for(viewer) if first and show in ("", "drafts") else Draft.objects.none()
    )
    return Inbox(
        tasks=tasks,
        older=older,
        copies=list(copies[:PAGE]) if with_copies else [],
        drafts=list(drafts[:PAGE]),
    )


DUE = ("late", "today", "near")


def heap_of(due_on: date | None, opened: bool, on: date) -> int:
    """Return the heap that something belongs to on a day: late, today, near, unread or read."""
    if due_on is not None and due_on <= on + SOON:
        return LATE if due_on < on else TODAY if due_on == on else NEAR
    return READ if opened else UNREAD


def _page(viewer: Viewer, on: date, show: str, after: str) -> tuple[list[Task], str]:
    rows = tasks_of(viewer).annotate(
        heap=Case(
            When(due_on__lt=on, then=LATE),
            When(due_on=on, then=TODAY),
            When(due_on__lte=on + SOON, then=NEAR),
            When(opened_at=None, then=UNREAD),
            default=Value(READ),
        ),
        due=Coalesce(F("due_on"), Value(NEVER)),
    )
    rows = rows.filter(_shown(show, on)).filter(_after(after)).order_by("heap", "due", "id")
    places = list(rows.values_list("heap", "due", "pk")[: PAGE + 1])
    keys = [key for _heap, _due, key in places[:PAGE]]
    found = _whole(keys).in_bulk()
    last = places[PAGE - 1] if len(places) > PAGE else ()
    return [found[key] for key in keys], ".".join(map(str, last))


def _whole(keys: Iterable[int]) -> QuerySet[Task]:
    """Return tasks with what their lines show.

    They are asked for by their keys: PostgreSQL joins before it sorts, and thinks that for a page
    out of some hundred rows it is cheaper to read the whole table.
    """
    rows = Task.objects.filter(pk__in=list(keys))
    return rows.select_related("letter", "office", "sent_by").defer("letter__words")


def _shown(show: str, on: date) -> Q:
    if show == "drafts":
        return Q(pk=None)
    if show == "unread":
        return Q(opened_at=None)
    if show == "know":
        return Q(expected="know")
    return _due_heap(show, "due_on", on)


def _due_heap(show: str, field: str, on: date) -> Q:
    if show == "late":
        return Q(**{f"{field}__lt": on})
    if show == "today":
        return Q(**{field: on})
    if show == "near":
        return Q(**{f"{field}__gt": on, f"{field}__lte": on + SOON})
    return Q()


def _after(cursor: str) -> Q:
    try:
        heap, day, key = cursor.split(".")
        place = (int(heap), date.fromisoformat(day), int(key))
    except ValueError:  # no cursor, or one that somebody made up: the first page
        return Q()
    same = Q(heap=place[0])
    return (
        Q(heap__gt=place[0])
        | (same & Q(due__gt=place[1]))
        | (same & Q(due=place[1]) & Q(pk__gt=place[2]))
    )


def _knowable(viewer: Viewer) -> QuerySet[Task]:
    # A join, of at most one row: what a subquery costs, PostgreSQL counts again for every task.
    mine = Q(letter__readers__person=viewer.person)
    rows = Task.objects.alias(named=FilteredRelation("letter__readers", condition=mine))
    known = Q(letter__secrecy=Secrecy.OPEN) | Q(named__isnull=False)
    return rows.filter(known, done_at=None, letter__cancelled_at=None)


def _counted(tasks: QuerySet[Task], on: date) -> dict[str, int]:
    unread = Count("pk", filter=Q(opened_at=None))
    return tasks.aggregate(**_by_due("due_on", on), unread=unread, total=Count("pk"))


def _by_due(field: str, on: date) -> dict[str, Count]:
    return {show: Count("pk", filter=_due_heap(show, field, on)) for show in DUE}
