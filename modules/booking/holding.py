"""Give resources to a booking and take them back: the only writer of holds.

Nobody gets what another has, because the database lets no two holds of one resource overlap.
Nobody meets a deadlock either: whoever claims one thing and gives nothing back waits for nothing
while others wait for them; whoever claims several, or swaps, locks the resources first, in the
order of their keys (`lock`).
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from database.work import connection_here
from modules.booking import access
from modules.booking.models import Booking, Hold, Resource
from modules.booking.wording import span_words

# A whole is never held, its leaves are; set-up and clean-up are the longest on the way down.
_LEAVES = """
    WITH RECURSIVE tree (leaf, before, after) AS (
        SELECT id, setup_minutes::int, cleanup_minutes::int FROM booking_resource
        WHERE id = ANY (%(resources)s)
        UNION
        SELECT p.part_id, greatest(t.before, r.setup_minutes), greatest(t.after, r.cleanup_minutes)
        FROM tree t
        JOIN booking_part p ON p.whole_id = t.leaf JOIN booking_resource r ON r.id = p.part_id
    ), leaves AS (
        SELECT leaf, tstzrange(
            lower(%(during)s::tstzrange) - make_interval(mins => max(before)),
            upper(%(during)s::tstzrange) + make_interval(mins => max(after))
        ) AS during
        FROM tree WHERE NOT EXISTS (SELECT FROM booking_part p WHERE p.whole_id = leaf)
        GROUP BY leaf
    )
"""
_LOCK = """
    SELECT id FROM booking_resource
    WHERE id IN (SELECT leaf FROM leaves) OR id IN (
        SELECT resource_id FROM booking_hold WHERE booking_id = ANY (%(bookings)s))
    ORDER BY id FOR NO KEY UPDATE
"""
_CLAIM = """
    , claimed AS (
        INSERT INTO booking_hold (booking_id, resource_id, during)
        SELECT %(booking)s, leaf, during FROM leaves ORDER BY leaf
        ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT (SELECT count(*) FROM leaves) - (SELECT count(*) FROM claimed)
"""
_TAKEN = """
    SELECT b.id, r.name, lower(b.during), upper(b.during), o.name, b.title, b.private,
        b.during && %(during)s::tstzrange
    FROM leaves l
    JOIN booking_hold h ON h.resource_id = l.leaf AND h.during && l.during
    JOIN booking_booking b ON b.id = h.booking_id
    JOIN booking_resource r ON r.id = h.resource_id
    JOIN accounts_office o ON o.id = b.office_id
    WHERE b.id <> %(but)s
    ORDER BY lower(b.during), b.id, r.id
"""
_MOST_TRIES = 5


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


def taken(
    resources: Collection[Resource], during: DateTimeTZRange, *, but: Booking | None = None
) -> list[Taken]:
    """Return what stands in the way of giving the resources, but for one booking (one query)."""
    return [Taken._make(row) for row in _ask(_TAKEN, resources, during, but=but.pk if but else 0)]


def demand_free(
    resources: Collection[Resource], during: DateTimeTZRange, *, but: Booking | None = None
) -> None:
    """Raise `Clash` if any of the resources has been given for a part of the time."""
    if found := taken(resources, during, but=but):
        raise Clash(found)


def several(resources: Collection[Resource]) -> bool:
    """Tell whether giving the resources writes more than one hold: then `lock` comes first."""
    return len(resources) > 1 or len(leaves_of(resources)) > 1


def lock(
    resources: Collection[Resource], *bookings: Booking, during: DateTimeTZRange | None = None
) -> None:
    """Lock the leaves of resources, and what bookings hold, until the transaction ends.

    Asked before any hold is written or deleted, by whoever claims several things or swaps.
    """
    _ask(_LOCK, resources, during or DateTimeTZRange(), bookings=[each.pk for each in bookings])


def hold(booking: Booking) -> None:
    """Give a booking its resource and extras for its time. Raises `Clash`: nothing is held then."""
    hold_all(booking, [booking.resource, *extras_of(booking)])


def hold_all(booking: Booking, resources: Collection[Resource]) -> None:
    """Give a booking some resources for its time. Raises `Clash`: none of them is held then."""
    for _try in range(_MOST_TRIES):
        [(missing,)] = _ask(_CLAIM, resources, booking.during, booking=booking.pk)
        if not missing:
            return
        keys = [each.pk for each in leaves_of(resources)]
        Hold.objects.filter(booking=booking, resource__in=keys).delete()
        if found := taken(resources, booking.during):
            raise Clash(found)
    raise Clash([])


def release(booking: Booking, resources: Collection[Resource] | None = None) -> int:
    """Take back what a booking holds, all of it or some resources; return how many leaves."""
    rows = Hold.objects.filter(booking=booking)
    if resources is not None:
        rows = rows.filter(resource__in=[each.pk for each in leaves_of(resources)])
    return rows.delete()[0]


def cut(booking: Booking, at: datetime) -> None:
    """Free what a booking holds from a moment on, clean-up after it kept; before it: all."""
    for row in booking.holds.select_related("resource"):
        tail = row.during.upper - booking.ends
        if at <= row.during.lower:
            row.delete()
        elif at + tail < row.during.upper:
            row.during = DateTimeTZRange(row.during.lower, at + tail)
            row.save(update_fields=["during"])


def leaves_of(resources: Collection[Resource]) -> list[Resource]:
    """Return what is held when the resources are given: their parts' parts, or they themselves."""
    keys = [key for (key,) in _ask("SELECT leaf FROM leaves", resources, DateTimeTZRange())]
    return list(Resource.objects.filter(pk__in=keys).order_by("pk"))


def extras_of(booking: Booking) -> list[Resource]:
    """Return what was asked for with a booking: a projector, a driver."""
    return [each.resource for each in booking.extras.select_related("resource").order_by("pk")]


def _ask(
    statement: str, resources: Collection[Resource], during: DateTimeTZRange, **given: Any
) -> list[tuple]:
    keys = [each.pk for each in resources]
    with connection_here().cursor() as cursor:
        cursor.execute(_LEAVES + statement, {"resources": keys, "during": during, **given})
        return cursor.fetchall()
