"""What has been given already: who has it, and how that is said to those who may not know why."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db import OperationalError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.held.leaves import Leaf, as_known, leaves_of, rows_of
from modules.booking.models import Booking, Resource
from modules.booking.wording import span_words

_HELD = "SELECT booking_id, resource_id FROM booking_hold WHERE {}"
# The cast lets the index of the constraint be asked for both: a bare number is too short for it.
_ONE_LEAF = "(resource_id = %s::bigint AND during && %s)"


class Taken(NamedTuple):
    """What has been given already: to which booking, which part of what was asked, and when."""

    booking: int
    resource: str
    starts: datetime
    ends: datetime
    office: str
    title: str
    private: bool
    within: bool  # the times themselves overlap, not only set-up and clean-up

    @property
    def words(self) -> str:
        """Say it to anybody who works here: a private title is not said."""
        return self.say("" if self.private else self.title)

    def say(self, title: str) -> str:
        """Say it with a title: ห้องประชุมสภา ไม่ว่าง จ. 23 พ.ย. 2569 … สำนักปลัดจองไว้ (…)."""
        words = f"{self.resource} ไม่ว่าง {span_words(self.starts, self.ends)} {self.office}จองไว้"
        about = f" ({title})" if title else ""
        return words + about + ("" if self.within else " ต้องเว้นเวลาเตรียมและเก็บ")


class Clash(Exception):
    """What is asked for has been given to others; the text names them without private titles.

    Most who are refused only need to know that they are: what stands in the way is read when it
    is asked for, and so within the same transaction.
    """

    def __init__(self, taken: Iterable[Taken]) -> None:
        super().__init__()
        self._found = taken

    @cached_property
    def taken(self) -> list[Taken]:
        """What stands in the way, in the order of beginning."""
        return list(self._found)

    def settle(self) -> None:
        """Read what stands in the way now, for it may be undone before it is asked for."""
        self.taken = list(self.taken)

    def __str__(self) -> str:
        lines = dict.fromkeys(each.words for each in self.taken)
        return "\n".join(lines) or _("มีผู้จองเวลานี้ไปเมื่อสักครู่ เลือกเวลาอื่น")

    @property
    def bookings(self) -> list[Booking]:
        """Return the bookings that stand in the way, in the order in which they begin."""
        rows = Booking.objects.select_related("resource", "office")
        found = rows.in_bulk([each.booking for each in self.taken])
        keys = dict.fromkeys(each.booking for each in self.taken)
        return [found[key] for key in keys if key in found]

    def text_for(self, viewer: Viewer) -> str:
        """Return the text with the titles that the viewer may know."""
        known = {each.pk: access.knows(viewer, each) for each in self.bookings}
        lines = (each.say(each.title if known.get(each.booking) else "") for each in self.taken)
        return "\n".join(dict.fromkeys(lines)) or str(self)


class Busy(Clash, OperationalError):
    """So many want the same thing at this moment that waiting for them took too long.

    A door that expects no clash answers it as trouble of the database that passes: 503.
    """

    def __init__(self) -> None:
        super().__init__([])

    def __str__(self) -> str:
        return _("มีผู้จองรายการนี้พร้อมกันหลายคน รอสักครู่แล้วลองอีกครั้ง")


class Held(NamedTuple):
    """Which booking holds what, as little as one look tells."""

    booking: int
    resource: str


def taken(
    resources: Collection[Resource], during: DateTimeTZRange, *, but: Booking | None = None
) -> list[Taken]:
    """Return what stands in the way of giving the resources, but for one booking.

    Two queries, three if anything does.
    """
    held = look(leaves_of(resources), during, but)
    return list(details(held, during)) if held else []


def demand_free(
    resources: Collection[Resource], during: DateTimeTZRange, *, but: Booking | None = None
) -> list[Leaf]:
    """Return what would be held. Raises `Clash` if any of it has been given for part of the time.

    Most who are refused are refused by the first query: it looks before it is known whether the
    resources have parts.
    """
    known = as_known(resources)
    if found := look(known, during, but):
        raise Clash(details(found, during))
    leaves = leaves_of(resources)
    if leaves != known and (found := look(leaves, during, but)):
        raise Clash(details(found, during))
    return leaves


def look(leaves: list[Leaf], during: DateTimeTZRange, but: Booking | None = None) -> list[Held]:
    """Return what stands in the way of holding the leaves, but for one booking (one query)."""
    given: list[Any] = []
    for leaf in leaves:
        given += [leaf.resource, leaf.around(during)]
    rows = rows_of(_HELD.format(" OR ".join([_ONE_LEAF] * len(leaves)) or "false"), given)
    names = {leaf.resource: leaf.name for leaf in leaves}
    return [Held(row, names[leaf]) for row, leaf in rows if but is None or row != but.pk]


def details(held: Collection[Held], during: DateTimeTZRange) -> Iterable[Taken]:
    """Return what can be said of what stands in the way of a time, in the order of beginning.

    The one query is made when they are first asked for, and only in the place it was meant for.
    """
    return _told(held, during, Booking.objects.all())


def _told(
    held: Collection[Held], during: DateTimeTZRange, bookings: QuerySet[Booking]
) -> Iterator[Taken]:
    rows = bookings.select_related("office")  # said only now: most are never asked for
    found = rows.in_bulk([each.booking for each in held])
    lines = []
    for key, resource in held:
        if key not in found:  # of a series whose first half was undone
            continue
        row = found[key]
        within = row.starts < during.upper and during.lower < row.ends
        told = (row.starts, row.ends, str(row.office), row.title, row.private, within)
        lines.append(Taken(key, resource, *told))
    yield from sorted(lines, key=lambda each: (each.starts, each.booking, each.resource))
