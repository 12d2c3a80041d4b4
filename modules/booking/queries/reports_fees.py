"""What outsiders were lent, and the fees that came in and are still to come."""

from dataclasses import dataclass
from datetime import datetime

from accounts.duties import Viewer
from database.work import connection_here
from modules.booking.access.reports import scope_of
from modules.booking.models import HELD
from modules.booking.queries.reports_period import Period, asked

# Income is of the day on which it was paid, what is owed of the day on which it was used.
_FEES = """
    SELECT r.id, r.name,
           count(*) FILTER (WHERE held AND starts),
           coalesce(sum(b.fee_satang) FILTER (WHERE paid), 0)::bigint,
           count(*) FILTER (WHERE paid),
           coalesce(
               sum(b.fee_satang) FILTER (WHERE held AND starts AND paid_at IS NULL), 0)::bigint
    FROM (
        SELECT *, state = ANY (%(held)s) AS held,
               lower(during) >= %(since)s AND lower(during) < %(until)s AS starts,
               coalesce(paid_at >= %(since)s AND paid_at < %(until)s, false) AS paid
        FROM booking_booking WHERE outsider_id IS NOT NULL AND state <> 'unconfirmed'
    ) AS b JOIN booking_resource r ON r.id = b.resource_id
    WHERE (starts OR paid) AND (%(everything)s OR r.keeper_id = %(person)s
           OR r.office_id = ANY (%(managed)s))
    GROUP BY r.id, r.name, r.sort, r.name_sort
    ORDER BY 4 DESC, r.sort, r.name_sort, r.id
"""


@dataclass(frozen=True, kw_only=True)
class Fees:
    """One resource lent to outsiders: how often, and money in satang."""

    resource: int
    name: str
    times: int
    paid_satang: int
    receipts: int
    owed_satang: int


def fees(viewer: Viewer, period: Period, *, at: datetime) -> list[Fees]:
    """Return what came in by resource, the most first (one query). Raises `PermissionDenied`."""
    given = {**asked(scope_of(viewer), period, at), "held": list(HELD)}
    with connection_here().cursor() as cursor:
        cursor.execute(_FEES, given)
        names = Fees.__dataclass_fields__
        return [Fees(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
