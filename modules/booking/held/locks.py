"""Lock bookings: always before resources (`holding.lock`), and in the order of their keys."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError
from psycopg.errors import LockNotAvailable

from database.work import connection_here
from modules.booking.held.taken import Busy
from modules.booking.models import Booking


@contextmanager
def politely() -> Iterator[None]:
    """Raise `Busy` where the wait for others was given up (the place's lock_timeout)."""
    try:
        yield
    except OperationalError as trouble:
        if isinstance(trouble.__cause__, LockNotAvailable):
            raise Busy from trouble
        raise


def locked(booking: int) -> Booking:
    """Return a booking as it is now, locked until the transaction ends (two queries).

    Read after it is locked: a join in the locking query would not find the row again if another
    had meanwhile given it a different resource. Raises `Booking.DoesNotExist` and `Busy`.
    """
    with politely():
        Booking.objects.select_for_update().only("pk").get(pk=booking)
    rows = Booking.objects.select_related("resource__office", "office", "waits_office", "asked_by")
    return rows.get(pk=booking)


def hold_still() -> None:
    """Let nobody write a booking until the transaction ends, once those being written are there.

    For the few who change what a resource consists of: whoever gives a thing asks for its leaves
    after the booking was written, so that here each is either seen or still to come. Asked before
    any other lock: a booker may have locked resources already. Raises `Busy`.
    """
    with politely(), connection_here().cursor() as cursor:
        cursor.execute("LOCK TABLE booking_booking IN SHARE ROW EXCLUSIVE MODE")


def lock_all(bookings: Iterable[int]) -> None:
    """Lock several bookings in the order of their keys, as everybody does, before any resource."""
    rows = Booking.objects.filter(pk__in=list(bookings)).order_by("pk").only("pk")
    with politely():
        list(rows.select_for_update())
