"""How much each resource was used: times, hours, and which part of its opening hours."""

from dataclasses import dataclass
from datetime import datetime

from accounts.duties import Viewer
from database.work import connection_here
from modules.booking.access.reports import scope_of
from modules.booking.models import HELD, ResourceKind
from modules.booking.queries.reports_period import Period, asked
from modules.booking.queries.reports_tally import THOSE
from workdays.days import holidays_between

# A booking uses what was asked for, what went along, and all their parts, each of them once. What
# has no opening hours is always to be had: it is measured by the working time of offices.
_USE = """
    , spread (id, part_id) AS (
        SELECT id, id FROM booking_resource
        UNION
        SELECT s.id, p.part_id FROM spread s JOIN booking_part p ON p.whole_id = s.part_id
    ), held AS (
        SELECT id, resource_id, starts, ends FROM those WHERE state = ANY (%(held)s)
    ), beside AS (
        SELECT DISTINCT held.id, s.part_id, starts, ends
        FROM held JOIN booking_extra e ON e.booking_id = held.id
        JOIN spread s ON s.id = e.resource_id
        WHERE (held.resource_id, s.part_id) NOT IN (SELECT id, part_id FROM spread)
    ), spent AS (
        SELECT resource_id, count(*) AS times, sum(ends - starts) AS length,
               range_agg(tstzrange(starts, ends)) AS ranges
        FROM (
            SELECT s.part_id AS resource_id, starts, ends
            FROM held JOIN spread s ON s.id = held.resource_id
            UNION ALL SELECT part_id, starts, ends FROM beside
        ) AS taken GROUP BY resource_id
    ), mine AS (
        SELECT * FROM booking_resource
        WHERE (retired_at IS NULL OR retired_at > %(since)s)
          AND (%(everything)s OR keeper_id = %(person)s OR office_id = ANY (%(managed)s))
    ), hours AS (
        SELECT resource_id, weekday, opens::interval AS opens,
               CASE WHEN closes >= '23:59' THEN '24:00' ELSE closes::interval END AS closes
        FROM booking_openhours
        UNION ALL
        SELECT id, weekday, '8:30', '16:30' FROM mine, generate_series(1, 5) AS weekday
        WHERE NOT EXISTS (SELECT FROM booking_openhours h WHERE h.resource_id = mine.id)
    ), days AS (
        SELECT day AT TIME ZONE 'Asia/Bangkok' AS starts, day::date AS day
        FROM generate_series(%(first)s::timestamp, %(last)s::timestamp, '1 day') AS day
    ), open AS (
        SELECT m.id, range_agg(tstzrange(d.starts + h.opens, d.starts + h.closes))
               * tstzrange(%(since)s, %(until)s)::tstzmultirange AS ranges
        FROM mine m JOIN hours h ON h.resource_id = m.id
        JOIN days d ON h.weekday = extract(isodow FROM d.day)
        WHERE d.day <> ALL (%(holidays)s) OR (m.on_holidays AND EXISTS (
            SELECT FROM booking_openhours o WHERE o.resource_id = m.id))
        GROUP BY m.id
    ), shut AS (
        SELECT resource_id, range_agg(during) AS ranges FROM booking_closure
        WHERE ended_at IS NULL AND during && tstzrange(%(since)s, %(until)s) GROUP BY resource_id
    ), known AS (
        SELECT open.id, open.ranges - coalesce(shut.ranges, '{}') AS ranges
        FROM open LEFT JOIN shut ON shut.resource_id = open.id
    )
    SELECT r.id, r.kind, r.name, o.name, coalesce(spent.times, 0),
           coalesce(extract(epoch FROM spent.length), 0)::bigint / 60,
           (SELECT extract(epoch FROM sum(upper(x) - lower(x)))::bigint / 60
            FROM unnest(known.ranges) AS x),
           (SELECT extract(epoch FROM sum(upper(x) - lower(x)))::bigint / 60
            FROM unnest(known.ranges * spent.ranges) AS x)
    FROM booking_resource r JOIN accounts_office o ON o.id = r.office_id
    LEFT JOIN spent ON spent.resource_id = r.id LEFT JOIN known ON known.id = r.id
    WHERE spent.times > 0 OR r.id IN (SELECT id FROM mine)
    ORDER BY coalesce(spent.length, '0') DESC, r.sort, r.name_sort, r.id
"""


@dataclass(frozen=True, kw_only=True)
class Use:
    """How much one resource was used. `open_minutes` is None of what the viewer does not manage."""

    resource: int
    kind: ResourceKind
    name: str
    office: str
    times: int
    minutes: int
    open_minutes: int | None
    minutes_within: int

    @property
    def share(self) -> float | None:
        """Return which part of its opening hours it was in use, from 0 to 1; None if unknown."""
        return self.minutes_within / self.open_minutes if self.open_minutes else None


def use_of_resources(viewer: Viewer, period: Period, *, at: datetime) -> list[Use]:
    """Return each resource of the viewer's reports, most used first (two queries).

    Those they look after stand there unused too; of others, the bookings of their own offices.
    Times that were closed (`Closure`) are no opening hours. Raises `PermissionDenied`.
    """
    given = {
        **asked(scope_of(viewer), period, at),
        "held": list(HELD),
        "holidays": list(holidays_between(period.first, period.last)),
    }
    with connection_here().cursor() as cursor:
        cursor.execute(THOSE + _USE, given)
        rows = cursor.fetchall()
    return [
        Use(
            resource=key,
            kind=ResourceKind(kind),
            name=name,
            office=office,
            times=times,
            minutes=minutes,
            open_minutes=of,
            minutes_within=within or 0,
        )
        for key, kind, name, office, times, minutes, of, within in rows
    ]
