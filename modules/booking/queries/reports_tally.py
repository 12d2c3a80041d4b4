"""Bookings counted by office, by month and by what was booked: used, cancelled, not come."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.duties import Viewer
from accounts.models import Office
from database.work import connection_here
from modules.booking.access.reports import scope_of
from modules.booking.models import HELD, Resource, State
from modules.booking.queries.reports_period import Period, asked

# The bookings of a report, by the moment they begin. Given back early, a booking ends with what
# it held, given back before it begins it held nothing; of one that is still on, what has gone by
# counts.
THOSE = """
    WITH RECURSIVE those AS (
        SELECT b.id, b.resource_id, b.office_id, b.state,
               date_trunc('month', lower(b.during) AT TIME ZONE 'Asia/Bangkok')::date AS month,
               lower(b.during) AS starts,
               greatest(lower(b.during), least(upper(b.during), %(until)s,
                   coalesce(max(upper(h.during)), lower(b.during)))) AS ends
        FROM booking_booking b JOIN booking_resource r ON r.id = b.resource_id
        LEFT JOIN booking_hold h ON h.booking_id = b.id
        WHERE lower(b.during) >= %(since)s AND lower(b.during) < %(until)s
          AND b.state <> 'unconfirmed'
          AND (%(everything)s OR r.keeper_id = %(person)s
               OR r.office_id = ANY (%(managed)s) OR b.office_id = ANY (%(headed)s))
        GROUP BY b.id
    )
"""
_TALLY = """
    SELECT office_id, month, resource_id, count(*), count(*) FILTER (WHERE given),
           coalesce(extract(epoch FROM sum(ends - starts) FILTER (WHERE given)), 0)::bigint / 60,
           count(*) FILTER (WHERE state = %(cancelled)s),
           count(*) FILTER (WHERE state = %(no_show)s),
           count(*) FILTER (WHERE state = %(rejected)s)
    FROM (SELECT *, state = ANY (%(held)s) AS given FROM those) AS those
    GROUP BY GROUPING SETS ((office_id), (month), (resource_id))
"""
_SUMS = ("asked", "used", "minutes", "cancelled", "no_shows", "rejected")


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many bookings were asked for, and what became of them; `minutes` are those used."""

    key: int = 0
    name: str = ""
    month: date | None = None
    asked: int = 0
    used: int = 0
    minutes: int = 0
    cancelled: int = 0
    no_shows: int = 0
    rejected: int = 0

    @property
    def lost(self) -> float | None:
        """Return which part of what was asked for was cancelled or not come for."""
        return (self.cancelled + self.no_shows) / self.asked if self.asked else None


@dataclass(frozen=True, kw_only=True)
class Tallies:
    """The same bookings three times; offices and resources by how many, months in order."""

    offices: list[Tally]
    months: list[Tally]
    resources: list[Tally]

    @property
    def total(self) -> Tally:
        """Return all of them together."""
        sums = {name: sum(getattr(each, name) for each in self.months) for name in _SUMS}
        return Tally(**sums)


def tallies(viewer: Viewer, period: Period, *, at: datetime) -> Tallies:
    """Count the bookings that began in a period, up to now (three queries).

    What was booked counts as it was asked for, without what went along; `reports_use` counts
    that too. Raises `PermissionDenied`.
    """
    states = {"cancelled": State.CANCELLED, "no_show": State.NO_SHOW, "rejected": State.REJECTED}
    given = {**asked(scope_of(viewer), period, at), **states, "held": list(HELD)}
    with connection_here().cursor() as cursor:
        cursor.execute(THOSE + _TALLY, given)
        rows = cursor.fetchall()
    offices = {row[0]: row[3:] for row in rows if row[0] is not None}
    months = {row[1]: row[3:] for row in rows if row[1] is not None}
    resources = {row[2]: row[3:] for row in rows if row[2] is not None}
    known = dict(Resource.objects.filter(pk__in=resources).values_list("pk", "name"))
    named = dict(Office.objects.filter(pk__in=offices).values_list("pk", "name"))
    return Tallies(
        offices=_by_most(offices, named),
        months=[_tally(months.get(month, ()), month=month) for month in period.months],
        resources=_by_most(resources, known),
    )


def _tally(row: tuple[int, ...], **of: Any) -> Tally:
    counted: dict[str, Any] = dict(zip(_SUMS, row, strict=False))
    return Tally(**of, **counted)


def _by_most(rows: dict[int, tuple[int, ...]], names: dict[int, str]) -> list[Tally]:
    found = [_tally(row, key=key, name=names[key]) for key, row in rows.items()]
    return sorted(found, key=lambda each: (-each.asked, each.name))
