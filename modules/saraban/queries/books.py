"""The registers as books: rows of a year and an office, filtered and counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from accounts.duties import Viewer
from accounts.models import Office
from modules.saraban import access
from modules.saraban.models import (
    IncomingLetter,
    NamedReader,
    OfficeReceipt,
    OutgoingLetter,
    Secrecy,
    Urgency,
)
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.matching import (
    day_of,
    incoming_matching,
    month_of,
    outgoing_matching,
)
from modules.saraban.queries.outgoing import outgoing_visible_to
from thai.dates import BANGKOK

RUSHED = (Urgency.URGENT, Urgency.VERY_URGENT, Urgency.MOST_URGENT)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a reader asks of a register. Words outside the choices ask for everything.

    `state`: open, overdue, closed, cancelled, reserved. `urgency`: one level, or rushed for all
    above normal. `secrecy`: secret. `sort`: number, dated, party, subject. `picks`: these alone.
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
        rows = rows.annotate(entry=_number(asked), entered_at=F("received_at"))
    else:
        here = FilteredRelation("receipts", condition=Q(receipts__office=asked.office))
        rows = rows.filter(pk__in=_entered_in(asked)).annotate(here=here)
        rows = rows.annotate(
            entry=Coalesce("here__number", "number"),
            entered_at=Coalesce("here__received_at", "received_at"),
        )
    rows = rows.filter(incoming_matching(viewer, asked.text, today=today))
    return _narrowed(rows, asked, moment="entered_at").defer("words")


def _entered_in(asked: Asked) -> QuerySet[Any]:
    """Return the keys of the letters that stand in a division's register."""
    sent = OfficeReceipt.objects.filter(office=asked.office, year=asked.year).values("letter")
    own = IncomingLetter.objects.filter(office=asked.office, year=asked.year).values("pk")
    return sent.union(own, all=True)


def outgoing_book(viewer: Viewer, asked: Asked, *, today: date) -> QuerySet[OutgoingLetter]:
    """Return the rows of an outgoing register that a viewer may know of, in no order."""
    rows = outgoing_visible_to(viewer)
    rows = rows.filter(book=asked.book, office=asked.office, year=asked.year)
    rows = rows.annotate(entry=_number(asked), entered_at=F("issued_at"))
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


def sent_in_state(state: str) -> Q:
    """Return the condition on `OutgoingLetter` for a state of the chips."""
    if state == "reserved":
        return Q(pk__in=[])  # kept numbers are no letters yet: queries.reserved
    return Q(cancelled_at__isnull=False) if state == "cancelled" else Q()


def counted_incoming(
    viewer: Viewer, asked: Asked, rows: QuerySet[Any], *, today: date
) -> dict[str, int]:
    """Return how many rows of an incoming register there are, and how many in each state."""
    late, hurry = Q(due_on__lt=today), Q(urgency__in=RUSHED)
    alive = in_state("open", today=today)
    states = {
        "open": Count("pk", filter=alive),
        "overdue": Count("pk", filter=alive & late),
        "rushed": Count("pk", filter=alive & hurry),
    }
    if asked.text or asked.office.parent_id is not None:
        # Few rows, or rows of two tables: counted in one go.
        return rows.aggregate(all=Count("pk"), **states, **_UNCOMMON)
    # A year has many rows; each question here is answered from an index of its own.
    counts = rows.filter(alive).aggregate(**states)
    counts |= rows.filter(_uncommon()).aggregate(**_UNCOMMON)
    return {"all": _total(viewer, asked, rows), **counts}


def counted_outgoing(rows: QuerySet[Any]) -> dict[str, int]:
    """Return how many rows of an outgoing register there are, cancelled and secret ones apart."""
    return rows.aggregate(all=Count("pk"), **_UNCOMMON)


_UNCOMMON = {
    "cancelled": Count("pk", filter=Q(cancelled_at__isnull=False)),
    "secret": Count("pk", filter=~Q(secrecy=Secrecy.OPEN)),
}


def _uncommon() -> Q:
    return ~Q(secrecy=Secrecy.OPEN) | Q(cancelled_at__isnull=False)


def _total(viewer: Viewer, asked: Asked, rows: QuerySet[Any]) -> int:
    """Count the rows; for who sees the whole house: all of them but the secret ones unnamed."""
    narrowed = asked.month or asked.urgency or asked.secrecy or asked.picks
    if narrowed or not access.sees_whole_house(viewer):
        return rows.count()
    book = IncomingLetter.objects.filter(office=asked.office, year=asked.year)
    mine = NamedReader.objects.filter(person=viewer.person).values("incoming")
    hidden = book.exclude(secrecy=Secrecy.OPEN).exclude(pk__in=mine.filter(incoming__isnull=False))
    return book.count() - hidden.count()


def entered_by_day(rows: QuerySet[Any], days: list[date], *, moment: str) -> dict[date, int]:
    """Return how many rows of a book were entered on each of the days."""
    if not days:
        return {}
    first, _end = day_of(min(days))
    _first, end = day_of(max(days))
    within = rows.filter(**{f"{moment}__gte": first, f"{moment}__lt": end})
    by_day = within.values(on=TruncDate(moment, tzinfo=BANGKOK)).annotate(n=Count("pk"))
    return {row["on"]: row["n"] for row in by_day.order_by()}


def _number(asked: Asked) -> Any:
    """Return the number to sort by. For found words not the bare column: else PostgreSQL reads
    the whole year in the order of its numbers, looking for the few that have the words.
    """
    return F("number") + 0 if asked.text else F("number")


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
        begins, ends = day_of(*month_of(asked.year, asked.month))
        rows = rows.filter(**{f"{moment}__gte": begins, f"{moment}__lt": ends})
    return rows
