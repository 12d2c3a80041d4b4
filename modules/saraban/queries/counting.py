"""How many rows a book has, in which state, and on which day."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from accounts.duties import Viewer
from modules.saraban import access
from modules.saraban.models import IncomingLetter, NamedReader, OfficeReceipt, Secrecy
from modules.saraban.queries.books import RUSHED, Asked, in_state
from modules.saraban.queries.matching import day_of
from modules.saraban.queries.rows import Rows
from thai.dates import BANGKOK


def counted_incoming(
    viewer: Viewer, asked: Asked, rows: Rows[IncomingLetter], *, today: date
) -> dict[str, int]:
    """Return how many rows of an incoming register there are, and how many in each state."""
    late, hurry = Q(due_on__lt=today), Q(urgency__in=RUSHED)
    alive = in_state("open", today=today)
    states = {
        "open": Count("pk", filter=alive),
        "overdue": Count("pk", filter=alive & late),
        "rushed": Count("pk", filter=alive & hurry),
    }
    if asked.text or asked.month:  # few rows: counted in one go
        return rows.counted(all=Count("pk"), **states, **_UNCOMMON)
    # A year has many rows; each question here is answered from an index of its own.
    counts = rows.filter(alive).counted(**states)
    counts |= rows.filter(_uncommon()).counted(**_UNCOMMON)
    return {"all": _total(viewer, asked, rows), **counts}


def counted_outgoing(rows: Rows[Any]) -> dict[str, int]:
    """Return how many rows of an outgoing register there are, cancelled and secret ones apart."""
    return rows.counted(all=Count("pk"), **_UNCOMMON)


def entered_by_day(rows: Rows[Any], days: list[date], *, moment: str) -> dict[date, int]:
    """Return how many rows of a book were entered on each of the days."""
    if not days:
        return {}
    first, _end = day_of(min(days))
    _first, end = day_of(max(days))
    found: dict[date, int] = {}
    for part in rows.filter(**{f"{moment}__gte": first, f"{moment}__lt": end}).parts:
        by_day = part.values(on=TruncDate(moment, tzinfo=BANGKOK)).annotate(n=Count("pk"))
        for row in by_day.order_by():
            found[row["on"]] = found.get(row["on"], 0) + row["n"]
    return found


_UNCOMMON = {
    "cancelled": Count("pk", filter=Q(cancelled_at__isnull=False)),
    "secret": Count("pk", filter=~Q(secrecy=Secrecy.OPEN)),
}


def _uncommon() -> Q:
    return ~Q(secrecy=Secrecy.OPEN) | Q(cancelled_at__isnull=False)


def _total(viewer: Viewer, asked: Asked, rows: Rows[IncomingLetter]) -> int:
    """Count the rows; for who knows of every open letter: all but the secret ones unnamed."""
    knows = access.sees_whole_house(viewer) or asked.office.pk in access.letter_offices(viewer)
    if not knows or asked.urgency or asked.secrecy or asked.picks:
        return rows.count()
    own = IncomingLetter.objects.filter(office=asked.office, year=asked.year)
    mine = NamedReader.objects.filter(person=viewer.person, incoming__isnull=False)
    secret = ~Q(secrecy=Secrecy.OPEN) & ~Q(pk__in=mine.values("incoming"))
    total = own.count() - own.filter(secret).count()
    if asked.office.parent_id is None:
        return total
    sent = OfficeReceipt.objects.filter(office=asked.office, year=asked.year)
    hidden = IncomingLetter.objects.filter(secret, pk__in=sent.values("letter"))
    again = own.filter(pk__in=sent.values("letter"))
    return total + sent.count() - hidden.count() - again.count()
