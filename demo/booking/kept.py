"""What the past year needs is kept free, so that the present can be told before it."""

from collections.abc import Sequence

from database.work import connection_here
from demo.booking.readings import Log
from demo.booking.things import rows_of
from demo.booking.year import Past
from demo.towns import Town
from modules.booking.commands.order_fuel import BOOK
from modules.booking.models import Vehicle
from modules.booking.vehicles.trip_log import trips_series
from numbering.models import Series

FIRST = "demo.bookings.first"  # the key of the first booking of the past
_KEEP = """
    SELECT min(key) FROM (
        SELECT nextval(pg_get_serial_sequence('booking_booking', 'id')) AS key
        FROM generate_series(1, %s)
    ) AS kept
"""


def keep_for_past(town: Town, year: Sequence[Past], log: Log) -> None:
    """Keep keys for the bookings of a year and the numbers and readings of its log."""
    rows = rows_of(town)
    if set(log.lines) - set(rows):
        return
    with connection_here().cursor() as cursor:
        cursor.execute(_KEEP, [len(year)])
        first: int = cursor.fetchone()[0]
    Series.objects.update_or_create(key=FIRST, year=0, defaults={"last": first})
    for key, lines in log.lines.items():
        vehicle = Vehicle.objects.get(pk=rows[key].pk)
        Vehicle.objects.filter(pk=vehicle.pk).update(odometer=lines[-1].in_km)
        _count(trips_series(vehicle), log.trips(key))
    _count(BOOK, log.orders)


def first_key() -> int | None:
    """Return the first key that was kept, or None where nothing was."""
    kept = Series.objects.filter(key=FIRST, year=0).values_list("last", flat=True)
    return kept.first()


def _count(key: str, numbers: dict[int, int]) -> None:
    for year, last in numbers.items():
        Series.objects.update_or_create(key=key, year=year, defaults={"last": last})
