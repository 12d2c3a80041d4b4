"""The registers as books: rows of a year and an office, filtered and counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from accounts.duties import Viewer
from accounts.models import Office
from modules.saraban.models import IncomingLetter, OutgoingLetter, Secrecy, Urgency
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.matching import day_of, incoming_matching, outgoing_matching
from modules.saraban.queries.outgoing import outgoing_visible_to
from thai.dates import BANGKOK

RUSHED = (Urgency.URGENT, Urgency.VERY_URGENT, Urgency.MOST_URGENT)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a reader asks of a register. Words outside the choices ask for everything.

    `state`: open, overdue, closed, cancelled. `urgency`: one level, or rushed for all above
    normal. `secrecy`: secret. `sort`: number, dated, party, subject. `picks`: these rows alone.
    """

    office: Office
    year: int
    text: str = ""
    state: str = ""
    urgency: str = ""
    secrecy: str = ""
    month: int = 0
    sort: str = "number"
    book: str = OutgoingLetter.Book.LETTERS
    picks: tuple[int, ...] = ()


def incoming_book(viewer: Viewer, asked: Asked, *, today: date) -> QuerySet[IncomingLetter]:
    """Return the rows of an incoming register that a viewer may know of, in no order.

    Each has `entry`, its number in this register, and `entered_at`: a division's register holds
    what it registered itself and what it received from the central one, under one running number.
    """
    rows = letters_visible_to(viewer)
    if asked.office.parent_id is None:
        rows = rows.filter(office=asked.office, year=asked.year)
        rows = rows.annotate(entry=F("number"), entered_at=F("received_at"))
    else:
        here = FilteredRelation("receipts", condition=Q(receipts__office=asked.office))
        own = Q(office=asked.office, year=asked.year, here=None)
        rows = rows.annotate(here=here).filter(Q(here__year=asked.year) | own)
        rows = rows.annotate(
            entry=Coalesce("here__number", "number"),
            entered_at=Coalesce("here__received_at", "received_at"),
        )
    rows = rows.filter(incoming_matching(viewer, asked.text, today=today))
    return _narrowed(rows, asked, moment="entered_at").defer("words")


def outgoing_book(viewer: Viewer, asked: Asked, *, today: date) -> QuerySet[OutgoingLetter]:
    """Return the rows of an outgoing register that a viewer may know of, in no order."""
    rows = outgoing_visible_to(viewer)
    rows = rows.filter(book=asked.book, office=asked.office, year=asked.year)
    rows = rows.annotate(entry=F("number"), entered_at=F("issued_at"))
    rows = rows.filter(outgoing_matching(viewer, asked.text, today=today))
    return _narrowed(rows, asked, moment="issued_at").defer("words")


def in_state(state: str, *, today: date) -> Q:
    """Return the condition on `IncomingLetter` for a state of the chips."""
    alive = Q(closed_at=None, cancelled_at=None)
    states = {
        "open": alive,
        "overdue": alive & Q(due_on__lt=today),
        "closed": Q(closed_at__isnull=False, cancelled_at=None),
        "cancelled": Q(cancelled_at__isnull=False),
        "rushed": alive & Q(urgency__in=RUSHED),
    }
    return states.get(state, Q())


def counted(rows: QuerySet[Any], *, today: date, incoming: bool) -> dict[str, int]:
    """Return how many rows there are, and how many in each state, in one query."""
    states = ("open", "overdue", "rushed", "cancelled") if incoming else ("cancelled",)
    counts = {state: Count("pk", filter=in_state(state, today=today)) for state in states}
    secret = Count("pk", filter=~Q(secrecy=Secrecy.OPEN))
    return rows.aggregate(all=Count("pk"), secret=secret, **counts)


def entered_by_day(rows: QuerySet[Any], days: list[date], *, moment: str) -> dict[date, int]:
    """Return how many rows of a book were entered on each of the days."""
    if not days:
        return {}
    first, _end = day_of(min(days))
    _first, end = day_of(max(days))
    within = rows.filter(**{f"{moment}__gte": first, f"{moment}__lt": end})
    by_day = within.values(on=TruncDate(moment, tzinfo=BANGKOK)).annotate(n=Count("pk"))
    return {row["on"]: row["n"] for row in by_day.order_by()}


def _narrowed(rows: QuerySet[Any], asked: Asked, *, moment: str) -> QuerySet[Any]:
    if asked.picks:
        rows = rows.filter(pk__in=asked.picks)
    if asked.urgency == "rushed":
        rows = rows.filter(urgency__in=RUSHED)
    elif asked.urgency in Urgency.values:
        rows = rows.filter(urgency=asked.urgency)
    if asked.secrecy == "secret":
        rows = rows.exclude(secrecy=Secrecy.OPEN)
    if 1 <= asked.month <= 12:
        year = asked.year - 543
        first = date(year, asked.month, 1)
        end = date(year + asked.month // 12, asked.month % 12 + 1, 1)
        begins, ends = day_of(first)[0], day_of(end)[0]
        rows = rows.filter(**{f"{moment}__gte": begins, f"{moment}__lt": ends})
    return rows
