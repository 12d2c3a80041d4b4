"""Very many bookings in one town: three years of its many rooms and vehicles, in bulk."""

from datetime import datetime, timedelta

from database.work import atomic
from demo.booking.cast import cast_of
from demo.booking.kept import first_key, keep_for_past
from demo.booking.past import write_past
from demo.booking.readings import log_of
from demo.booking.things import make_things
from demo.booking.year import past_year
from demo.desk import desk_of
from demo.play import is_over, say_over
from demo.towns import Town
from thai.dates import bangkok_date
from workdays.days import holidays_between

KEY = "demo.bookings.large"
YEARS = timedelta(days=3 * 365)


def fill_calendar(town: Town, *, count: int, until: datetime) -> int:
    """Give the town one stands in that many bookings of the past; return how many were written."""
    today = bangkok_date(until)
    first, last = today - YEARS, today - timedelta(days=1)
    with atomic():
        if is_over(KEY):
            return 0
        desk = desk_of(town)
        make_things(desk, until)
        year = past_year(town, first, last, off=set(holidays_between(first, last)))[-count:]
        log = log_of(town, year)
        keep_for_past(town, year, log)
        say_over(KEY)
        key = first_key()
        assert key is not None
        return write_past(cast_of(desk, until), year, log, first=key)
