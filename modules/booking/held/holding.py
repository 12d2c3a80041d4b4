"""Give resources to a booking and take them back: the only writer of holds.

Nobody gets what another has, because the database lets no two holds of one resource overlap.
Nobody meets a deadlock either: whoever claims one thing and gives nothing back waits for nothing
while others wait for them; whoever claims several, or swaps, locks the resources first, in the
order of their keys (`lock`), and before that the bookings (`locks`).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from database.work import connection_here
from modules.booking.held.leaves import Leaf, leaves_of, rows_of
from modules.booking.held.locks import politely
from modules.booking.held.taken import Busy, Clash, Taken, demand_free, details, look, taken
from modules.booking.models import Booking, Hold, Resource

__all__ = ["Busy", "Clash", "Taken", "demand_free", "taken"]

_LOCK = """
    SELECT id FROM booking_resource
    WHERE id = ANY (%s)
        OR id IN (SELECT resource_id FROM booking_hold WHERE booking_id = ANY (%s))
    ORDER BY id FOR NO KEY UPDATE
"""
_CLAIM = """
    INSERT INTO booking_hold (booking_id, resource_id, during) VALUES {} ON CONFLICT DO NOTHING
"""
_MOST_TRIES = 5


def several(resources: Collection[Resource]) -> bool:
    """Tell whether giving the resources writes more than one hold: then `lock` comes first."""
    return len(resources) > 1 or len(leaves_of(resources)) > 1


def lock(resources: Collection[Resource], *bookings: Booking) -> None:
    """Lock the leaves of resources, and what bookings hold, until the transaction ends.

    Asked before any hold is written or deleted, by whoever claims several things or swaps.
    """
    leaves = [leaf.resource for leaf in leaves_of(resources)]
    with politely():
        rows_of(_LOCK, [leaves, [each.pk for each in bookings]])


def hold(booking: Booking) -> None:
    """Give a booking its resource and extras for its time. Raises `Clash`: nothing is held then."""
    hold_all(booking, [booking.resource, *extras_of(booking)])


def hold_all(booking: Booking, resources: Collection[Resource]) -> None:
    """Give a booking some resources for its time. Raises `Clash`: none of them is held then.

    The leaves are asked for here, after the booking was written: a thing cannot get parts between.
    """
    leaves = leaves_of(resources)
    for _try in range(_MOST_TRIES):
        claimed = _claim(booking, leaves)
        if claimed == len(leaves):
            return
        if claimed:
            Hold.objects.filter(booking=booking, resource__in=_keys(leaves)).delete()
        if found := look(leaves, booking.during):
            raise Clash(details(found, booking.during))
    raise Clash([])


def release(booking: Booking, resources: Collection[Resource] | None = None) -> int:
    """Take back what a booking holds, all of it or some resources; return how many leaves."""
    rows = Hold.objects.filter(booking=booking)
    if resources is not None:
        rows = rows.filter(resource__in=_keys(leaves_of(resources)))
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


def extras_of(booking: Booking) -> list[Resource]:
    """Return what was asked for with a booking: a projector, a driver."""
    return [each.resource for each in booking.extras.select_related("resource").order_by("pk")]


def _claim(booking: Booking, leaves: list[Leaf]) -> int:
    """Write a hold for each leaf that nobody has, in the order of their keys; return how many."""
    given: list[Any] = []
    for leaf in leaves:
        given += [booking.pk, leaf.resource, leaf.around(booking.during)]
    with politely(), connection_here().cursor() as cursor:
        cursor.execute(_CLAIM.format(", ".join(["(%s, %s, %s)"] * len(leaves))), given)
        return cursor.rowcount


def _keys(leaves: list[Leaf]) -> list[int]:
    return [leaf.resource for leaf in leaves]
