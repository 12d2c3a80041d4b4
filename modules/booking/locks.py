"""Lock bookings: always before resources (`holding.lock`), and in the order of their keys."""

from collections.abc import Iterable

from modules.booking.models import Booking


def locked(booking: int) -> Booking:
    """Return a booking as it is now, locked until the transaction ends (two queries).

    Read after it is locked: a join in the locking query would not find the row again if another
    had meanwhile given it a different resource. Raises `Booking.DoesNotExist`.
    """
    Booking.objects.select_for_update().only("pk").get(pk=booking)
    rows = Booking.objects.select_related("resource__office", "office", "waits_office", "asked_by")
    return rows.get(pk=booking)


def lock_all(bookings: Iterable[int]) -> None:
    """Lock several bookings in the order of their keys, as everybody does, before any resource."""
    rows = Booking.objects.filter(pk__in=list(bookings)).order_by("pk").only("pk")
    list(rows.select_for_update())
