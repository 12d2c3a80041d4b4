"""Draw the next running number."""

from database.work import connection_here
from numbering.models import Series

# One statement makes the series or moves it on. It locks the row until the caller's transaction
# ends, so a rolled-back registration leaves no gap and two clerks never draw the same number.
DRAW = """
    INSERT INTO numbering_series (key, year, last) VALUES (%s, %s, 1)
    ON CONFLICT (key, year) DO UPDATE SET last = numbering_series.last + 1
    RETURNING last
"""


def draw(*, key: str, year: int) -> int:
    """Return the next number of a series in a Buddhist year, starting at 1.

    Draw as late in a command as possible: whoever draws next waits until it commits.
    """
    with connection_here().cursor() as cursor:
        cursor.execute(DRAW, [key, year])
        number: int = cursor.fetchone()[0]
    return number


def next_number(*, key: str, year: int) -> int:
    """Return the number that would be drawn now, for showing only: another may draw it first."""
    last = Series.objects.filter(key=key, year=year).values_list("last", flat=True).first()
    return (last or 0) + 1
