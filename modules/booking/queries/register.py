"""The register of bookings: all that a viewer may know of, narrowed and turned by pages."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from modules.booking.models import PENDING, Booking, Resource, State
from modules.booking.queries.bookings import bookings_visible_to
from modules.booking.queries.waiting import waiting_for
from search.words import query_text
from thai.dates import BANGKOK
from thai.text import tidy

PAGE = 50
MINE, TURN, OFFICE, ALL = "mine", "turn", "office", ""
PAST = "past"
_LOOKED_AT = 400  # of what fits: more than a series holds (`recurring.MOST`)
# States that are asked for together.
GROUPS: dict[str, tuple[State, ...]] = {
    "pending": PENDING,
    "given": (State.APPROVED, State.IN_USE),
    "done": (State.DONE,),
    "off": (State.REJECTED, State.CANCELLED, State.NO_SHOW),
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What of the register is asked for; everything empty asks for what is to come.

    `scope` is whose bookings, `kind` what is booked, `state` a key of `GROUPS`, `when` a month
    (2026-11), `PAST`, or empty: from today on.
    """

    text: str = ""
    scope: str = ALL
    kind: str = ""
    state: str = ""
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """Rows of the register, and the row from which the next page goes on (None: there is none)."""

    rows: list[Booking] = field(default_factory=list)
    after: int | None = None


def register(viewer: Viewer, asked: Asked, *, today: date) -> QuerySet[Booking]:
    """Return the bookings that are asked for, in no order."""
    rows = bookings_visible_to(viewer).filter(_scope(viewer, asked.scope))
    if asked.scope != TURN:  # what waits for me is shown whenever it is
        rows = rows.filter(_when(asked.when, today))
    if asked.kind:
        rows = rows.filter(resource__kind=asked.kind)
    if asked.state in GROUPS:
        rows = rows.filter(state__in=GROUPS[asked.state])
    return rows.filter(_matching(asked.text)) if asked.text else rows


def in_order(rows: QuerySet[Booking], asked: Asked) -> QuerySet[Booking]:
    """Return the rows as they begin, those that are over the last one first."""
    back = "-" if _backward(asked) else ""
    return rows.order_by(f"{back}{_sorted_by(asked)}", f"{back}pk")


def page_of(rows: QuerySet[Booking], asked: Asked, *, after: int = 0, size: int = PAGE) -> Page:
    """Return the page after a row, or the first one, with all that a line shows (three queries).

    The place is found by the row's key, so that new bookings shift nothing; a key that is not in
    the register begins again at the first page.
    """
    by = _sorted_by(asked)
    place = rows.filter(pk=after).values_list(by, "pk").first() if after else None
    if place is not None:
        rows = rows.filter(_beyond(place, by, backward=_backward(asked)))
    told = rows.select_related("resource", "office", "asked_by", "outsider", "waits_office")
    found = list(in_order(told, asked).prefetch_related("steps").defer("words")[: size + 1])
    more = found[size - 1].pk if len(found) > size else None
    return Page(rows=found[:size], after=more)


def found_by(viewer: Viewer, text: str, *, limit: int) -> list[Booking]:
    """Return the latest bookings that fit the text, of a series one; for the search of it all."""
    if len(tidy(text)) < 2:
        return []
    rows = bookings_visible_to(viewer).filter(_matching(text))
    latest = rows.order_by("-during__startswith", "-pk").values_list("pk", "series")[:_LOOKED_AT]
    once: dict[tuple[str, int], int] = {}
    for pk, series in latest:
        once.setdefault(("series", series) if series else ("booking", pk), pk)
        if len(once) == limit:
            break
    found = Booking.objects.select_related("resource", "office").defer("words")
    by_key = found.prefetch_related("steps").in_bulk(list(once.values()))
    return [by_key[pk] for pk in once.values()]


def _backward(asked: Asked) -> bool:
    return asked.when == PAST and asked.scope != TURN


def _sorted_by(asked: Asked) -> str:
    """Return what the rows are sorted by: the moment of beginning, or the whole time.

    Both are one order, but for the end as a second word. Of what is to come the index of beginnings
    would be read from the first booking ever made; sorted by the whole time it is not used.
    """
    return "during__startswith" if _backward(asked) else "during"


def _beyond(place: tuple[Any, int], by: str, *, backward: bool) -> Q:
    way = "lt" if backward else "gt"
    later = Q(**{f"{by}__{way}": place[0]})
    return later | Q(**{by: place[0], f"pk__{way}": place[1]})


def _scope(viewer: Viewer, scope: str) -> Q:
    if scope == MINE:
        return Q(asked_by=viewer.person)
    if scope == TURN:
        return Q(pk__in=waiting_for(viewer).values("pk"))
    if scope == OFFICE:
        return Q(office__in={duty.office.pk for duty in viewer.duties})
    return Q()


def _when(when: str, today: date) -> Q:
    """Return the condition of a time; of an unreadable month, that it is to come."""
    if when == PAST:
        return Q(during__endswith__lte=_midnight(today))
    try:
        first = date.fromisoformat(f"{when}-01")
    except ValueError:
        return Q(during__endswith__gt=_midnight(today))
    after = (first + timedelta(days=32)).replace(day=1)
    return Q(during__startswith__gte=_midnight(first), during__startswith__lt=_midnight(after))


def _matching(text: str) -> Q:
    """Return the condition that words fit; a private booking is found by its resource alone.

    The few resources of that name are looked for first (one query): no index would help to look
    at the name beside each booking.
    """
    words = query_text(text)
    known = Resource.objects.filter(name__icontains=tidy(text)[:120])
    named = Q(resource__in=list(known.values_list("pk", flat=True)))
    if not words:
        return named
    return named | Q(words=SearchQuery(words, config="simple", search_type="raw"))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=BANGKOK)
