"""What has been given already: who has it, and how that is said to those who may not know why."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import OperationalError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.booking import access
from modules.booking.leaves import Leaf, as_known, leaves_of, rows_of
from modules.booking.models import Booking, Resource
from modules.booking.wording import span_words

_TAKEN = """
    SELECT b.id, h.resource_id, lower(b.during), upper(b.during),
        (SELECT coalesce(nullif(short_name, ''), name) FROM accounts_office WHERE id = b.office_id),
        b.title, b.private
    FROM booking_hold h JOIN booking_booking b ON b.id = h.booking_id
    WHERE h.booking_id <> %s AND ({})
"""
# The cast lets the index of the constraint be asked for both: a bare number is too short for it.
_ONE_LEAF = "(h.resource_id = %s::bigint AND h.during && %s)"


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
    """What is asked for has been given to others; the text names them without private titles."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self.taken = list(taken)
        lines = dict.fromkeys(each.words for each in self.taken)
        super().__init__("\n".join(lines) or _("มีผู้จองเวลานี้ไปเมื่อสักครู่ เลือกเวลาอื่น"))

    @property
    def bookings(self) -> list[Booking]:
        """Return the bookings that stand in the way, in the order in which they begin."""
        rows = Booking.objects.select_related("resource", "office")
        found = rows.in_bulk([each.booking for each in self.taken])
        return [found[key] for key in dict.fromkeys(each.booking for each in self.taken)]

    def text_for(self, viewer: Viewer) -> str:
        """Return the text with the titles that the viewer may know."""
        known = {each.pk: access.knows(viewer, each) for each in self.bookings}
        lines = (each.say(each.title if known[each.booking] else "") for each in self.taken)
        return "\n".join(dict.fromkeys(lines)) or str(self)


class Busy(Clash, OperationalError):
    """So many want the same thing at this moment that waiting for them took too long.

    A door that expects no clash answers it as trouble of the database that passes: 503.
    """

    def __init__(self) -> None:
        super().__init__([])
        self.args = (_("มีผู้จองรายการนี้พร้อมกันหลายคน รอสักครู่แล้วลองอีกครั้ง"),)


def taken(
    resources: Collection[Resource], during: DateTimeTZRange, *, but: Booking | None = None
) -> list[Taken]:
    """Return what stands in the way of giving the resources, but for one booking (two queries)."""
    return look(leaves_of(resources), during, but)


def demand_free(
    resources: Collection[Resource], during: DateTimeTZRange, *, but: Booking | None = None
) -> list[Leaf]:
    """Return what would be held. Raises `Clash` if any of it has been given for part of the time.

    Most who are refused are refused by the first query: it looks before it is known whether the
    resources have parts.
    """
    known = as_known(resources)
    if found := look(known, during, but):
        raise Clash(found)
    leaves = leaves_of(resources)
    if leaves != known and (found := look(leaves, during, but)):
        raise Clash(found)
    return leaves


def look(leaves: list[Leaf], during: DateTimeTZRange, but: Booking | None = None) -> list[Taken]:
    """Return what stands in the way of holding the leaves, but for one booking (one query)."""
    given: list[Any] = [but.pk if but else 0]
    for leaf in leaves:
        given += [leaf.resource, leaf.around(during)]
    rows = rows_of(_TAKEN.format(" OR ".join([_ONE_LEAF] * len(leaves)) or "false"), given)
    names = {leaf.resource: leaf.name for leaf in leaves}
    found = []
    for booking, leaf, starts, ends, office, title, private in rows:
        within = starts < during.upper and during.lower < ends
        found.append(Taken(booking, names[leaf], starts, ends, office, title, private, within))
    return sorted(found, key=lambda each: (each.starts, each.booking, each.resource))
