"""Write the past year of bookings into the tables of a town, as its commands would have.

No command could do a year while somebody waits, so these rows are written straight: bookings with
their steps and holds, here; trips, fuel and repairs, in `log`. No trail, no notices.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Model

from database.work import connection_here
from demo.booking.cast import Cast
from demo.booking.log import write_log
from demo.booking.readings import Log
from demo.booking.rows import Written, outsider_row, written
from demo.booking.steps import steps_of
from demo.booking.year import Past
from modules.booking.held.parts import Tree, tree
from modules.booking.models import HELD, Booking, Extra, Hold, Resource, Step
from search.words import index_text

AT_ONCE = 1000
_WORDS = """
    UPDATE booking_booking AS b SET words = to_tsvector('simple', row.words)
    FROM unnest(%s::bigint[], %s::text[]) AS row (id, words) WHERE b.id = row.id
"""


def write_past(cast: Cast, year: Sequence[Past], log: Log, *, first: int) -> int:
    """Write the bookings of a year and all that came of them; return how many there are.

    Their keys begin at `first`, so that they stand before those of the present.
    """
    guests = {n: outsider_row(past, n) for n, past in enumerate(year) if past.outside}
    _insert(list(guests.values()))
    rows = [written(cast, past, first + n, guests.get(n)) for n, past in enumerate(year)]
    _insert([each.booking for each in rows])
    _insert([Extra(booking=each.booking, resource=one) for each in rows for one in each.extras])
    parts = tree()
    known_rows = {row.pk: row for row in Resource.objects.all()}
    _insert([hold for each in rows for hold in _holds(each, parts, known_rows)])
    steps: list[Step] = [step for each in rows for step in steps_of(cast, each)]
    _insert(sorted(steps, key=lambda step: step.at))
    _find_by_words(rows)
    write_log(cast, rows, log)
    return len(rows)


def _insert[M: Model](rows: list[M]) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def _holds(each: Written, parts: Tree, known: dict[int, Resource]) -> Iterator[Hold]:
    """Yield what a booking held: the leaves of its things, set-up and clean-up around."""
    if each.booking.state not in HELD:
        return
    for thing in (each.booking.resource, *each.extras):
        for key in parts.leaves(thing.pk):
            leaf = known[key]
            before = max(thing.setup_minutes, leaf.setup_minutes)
            after = max(thing.cleanup_minutes, leaf.cleanup_minutes)
            during = DateTimeTZRange(
                each.booking.starts - timedelta(minutes=before),
                each.past.back + timedelta(minutes=after),
            )
            yield Hold(booking=each.booking, resource=leaf, during=during)


def _find_by_words(rows: Sequence[Written]) -> None:
    """Write the words that bookings are found by, those of one text made once."""
    kept: dict[tuple[str, ...], str] = {}
    found: dict[int, str] = {}
    for row in rows:
        booking: Booking = row.booking
        if booking.private:
            continue
        texts = (booking.title, booking.purpose, booking.destination)
        if texts not in kept:
            kept[texts] = index_text(*texts)
        found[booking.pk] = kept[texts]
    with connection_here().cursor() as cursor:
        cursor.execute(_WORDS, [list(found), list(found.values())])
