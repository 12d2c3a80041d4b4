"""Whether anything was booked or changed since somebody last looked."""

from accounts.duties import Viewer
from database.work import connection_here

# Steps and closures are only ever added, and a closure ends once: each part only ever grows.
# A step that is committed late, under a lower key than others seen already, is among the last
# thousand still, so that it makes their sum grow too; the highest key alone would miss it.
_PULSE = """
    SELECT (SELECT coalesce(sum(id), 0) FROM (
               SELECT id FROM booking_step ORDER BY id DESC LIMIT 1000) AS latest),
           count(*), count(ended_at)
    FROM booking_closure
"""


def pulse(viewer: Viewer) -> str:
    """Return a token that is another one whenever a booking or a closed period has changed.

    Times and states are known to everybody who works here, so that all viewers share it. One
    cheap query: screens ask for it every few seconds.
    """
    with connection_here().cursor() as cursor:
        cursor.execute(_PULSE)
        row = cursor.fetchone()
    return "-".join(f"{part:x}" for part in map(int, row or ()))
