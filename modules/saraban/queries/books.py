"""The registers as books: rows of a year and an office, filtered and counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from accounts.duties import Viewer
from accounts.models import Office
from modules.saraban import access
from modules.saraban.models import (
    IncomingLetter,
    OfficeReceipt,
    OutgoingLetter,
    Secrecy,
    Urgency,
)
from modules.saraban.queries.incoming import letters_visible_to, named_reader
from modules.saraban.queries.matching import (
    day_of,
    incoming_matching,
    month_of,
    outgoing_matching,
)
from modules.saraban.queries.outgoing import outgoing_visible_to
from modules.saraban.queries.rows import Rows

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

    @property
    def narrowed(self) -> bool:
        """Tell whether less than the whole book is asked for."""
        words = (self.text, self.state, self.urgency, self.secrecy, self.month, self.picks)
        return any(words)


def incoming_book(viewer: Viewer, asked: Asked, *, today: date) -> Rows[IncomingLetter]:
    """Return the rows of an incoming register that a viewer may know of, in no order.

    Each has `entry`, its number in this register, and `entered_at`: a division's register holds
    what it registered itself and what it received from the central one, under one running number.
    """
    known = _known_in(viewer, asked.office)
    own = known.filter(office=asked.office, year=asked.year)
    parts: list[QuerySet[Any]] = [
        own.annotate(entry=_number(asked, "number"), entered_at=F("received_at"))
    ]
    if asked.office.parent_id is not None:
        here = Q(receipts__office=asked.office, receipts__year=asked.year)
        sent = known.alias(here=FilteredRelation("receipts", condition=here))
        sent = sent.filter(here__isnull=False)
        entered = {"entry": _number(asked, "here__number"), "entered_at": F("here__received_at")}
        # A letter of its own that was sent back to it stands under the number it got then.
        again = OfficeReceipt.objects.filter(letter=OuterRef("pk"), office=asked.office)
        parts[0] = parts[0].exclude(Exists(again.filter(year=asked.year)))
        parts.append(sent.annotate(**entered))
    rows = Rows(tuple(part.defer("words") for part in parts))
    rows = rows.filter(incoming_matching(viewer, asked.text, today=today))
    return _narrowed(rows, asked, moment="entered_at")


def _known_in(viewer: Viewer, office: Office) -> QuerySet[IncomingLetter]:
    """Return what `letters_visible_to` does, as far as the book of an office goes.

    Who works in the office knows of every open letter in its book: it was registered there, or
    sent there, for no letter is entered without a task. So the tasks of no letter are looked at.
    """
    if office.pk not in access.letter_offices(viewer):
        return letters_visible_to(viewer)
    return IncomingLetter.objects.filter(Q(secrecy=Secrecy.OPEN) | named_reader(viewer))


def outgoing_book(viewer: Viewer, asked: Asked, *, today: date) -> Rows[OutgoingLetter]:
    """Return the rows of an outgoing register that a viewer may know of, in no order."""
    rows = outgoing_visible_to(viewer)
    rows = rows.filter(book=asked.book, office=asked.office, year=asked.year)
    rows = rows.annotate(entry=_number(asked, "number"), entered_at=F("issued_at"))
    rows = rows.filter(outgoing_matching(viewer, asked.text, today=today))
    return _narrowed(Rows((rows.defer("words"),)), asked, moment="issued_at")


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


def _number(asked: Asked, column: str) -> Any:
    """Return the number to sort by. For found words, and for a month, not the bare column: else
    PostgreSQL reads the whole year in the order of its numbers, looking for the few that fit.
    """
    return F(column) + 0 if asked.text or asked.month else F(column)


def _narrowed[L: (IncomingLetter, OutgoingLetter)](
    rows: Rows[L], asked: Asked, *, moment: str
) -> Rows[L]:
    if asked.picks:
        rows = rows.filter(pk__in=asked.picks)
    if asked.urgency == "rushed":
        rows = rows.filter(urgency__in=RUSHED)
    elif asked.urgency in Urgency.values:
        rows = rows.filter(urgency=asked.urgency)
    if asked.secrecy == "secret":
        rows = rows.filter(~Q(secrecy=Secrecy.OPEN))
    if 1 <= asked.month <= 12:
        begins, ends = day_of(*month_of(asked.year, asked.month))
        rows = rows.filter(**{f"{moment}__gte": begins, f"{moment}__lt": ends})
    return rows
