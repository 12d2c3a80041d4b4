"""When resources are free: open, not given to anybody, not closed, and allowed on the road."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from struct import Struct
from typing import Any

from database.work import connection_here
from modules.booking.models import MUST_HOLD, Resource
from thai.dates import BANGKOK, bangkok_date
from workdays.days import holidays_between

type Gap = tuple[datetime, datetime]
type Hours = tuple[time, time]

ALL_DAY: Hours = (time.min, time.min)
_DAY = timedelta(days=1)

# A whole is free while all its leaves are. What is given takes up, for a booking still to come,
# its clean-up before and its set-up after as well (`holding` claims them both). Of what was given
# before the period only the last of a leaf can reach into it, for no two overlap: from there an
# index tells all of it in order.
_LEAVES = """
    WITH RECURSIVE tree (asked, leaf, before, after) AS (
        SELECT id, id, setup_minutes::int, cleanup_minutes::int FROM booking_resource
        WHERE id = ANY (%(resources)s::bigint[])
        UNION
        SELECT t.asked, p.part_id,
               greatest(t.before, r.setup_minutes), greatest(t.after, r.cleanup_minutes)
        FROM tree t
        JOIN booking_part p ON p.whole_id = t.leaf JOIN booking_resource r ON r.id = p.part_id
    ), leaves AS (
        SELECT asked, leaf, make_interval(mins => max(before)) AS before,
               make_interval(mins => max(after)) AS after
        FROM tree WHERE NOT EXISTS (SELECT FROM booking_part p WHERE p.whole_id = leaf)
        GROUP BY asked, leaf
    ), touching (asked, id) AS (
        SELECT asked, leaf FROM tree
        UNION
        SELECT t.asked, p.whole_id FROM touching t JOIN booking_part p ON p.part_id = t.id
    )
"""
_TAKEN = """
    , given AS (
        SELECT l.asked, range_agg(
            tstzrange(lower(h.during) - l.after, upper(h.during) + l.before)) AS times
        FROM leaves l JOIN booking_hold h ON h.resource_id = l.leaf
            AND lower(h.during) < %(until)s + l.after
            AND lower(h.during) >= coalesce((
                SELECT max(lower(e.during)) FROM booking_hold e
                WHERE e.resource_id = l.leaf AND lower(e.during) <= %(since)s - l.before
            ), %(since)s - l.before)
        GROUP BY l.asked
    ), closed AS (
        SELECT t.asked, range_agg(c.during) AS times
        FROM touching t JOIN booking_closure c ON c.resource_id = t.id
            AND c.ended_at IS NULL AND c.during && tstzrange(%(since)s, %(until)s)
        GROUP BY t.asked
    ), lapsed AS (
        SELECT resource_id AS asked, tstzrange(
            (min(until) + 1)::timestamp AT TIME ZONE 'Asia/Bangkok', NULL)::tstzmultirange AS times
        FROM (
            SELECT resource_id, max(expires_on) AS until FROM booking_validity
            WHERE resource_id = ANY (%(resources)s::bigint[]) AND kind = ANY (%(must_hold)s)
            GROUP BY resource_id, kind
        ) AS latest GROUP BY resource_id
    )
"""
# Most are open at the same hours as others: a month of them is reckoned once, for an example.
_OPEN = """
    , days AS (
        SELECT day AT TIME ZONE 'Asia/Bangkok' AS starts, day::date AS day
        FROM generate_series(%(first)s::timestamp, %(last)s::timestamp, '1 day') AS day
    ), hours AS (
        SELECT resource_id, weekday, opens::interval AS opens,
               CASE WHEN closes >= '23:59' THEN '24:00' ELSE closes::interval END AS closes
        FROM booking_openhours WHERE resource_id = ANY (%(resources)s::bigint[])
        UNION ALL
        SELECT id, weekday, '0:00', '24:00'
        FROM booking_resource, generate_series(1, 7) AS weekday
        WHERE id = ANY (%(resources)s::bigint[]) AND NOT EXISTS (
            SELECT FROM booking_openhours h WHERE h.resource_id = booking_resource.id)
    ), asked AS (
        SELECT r.id, min(r.id) OVER (PARTITION BY r.on_holidays, h.week) AS example,
            tstzrange(
                greatest(%(since)s,
                    %(at)s::timestamptz + make_interval(mins => r.notice_minutes)), NULL
            )::tstzmultirange * tstzrange(NULL,
                least(%(until)s,
                    %(today)s::timestamptz + make_interval(days => r.horizon_days + 1))
            )::tstzmultirange AS allowed
        FROM booking_resource r JOIN (
            SELECT resource_id, string_agg(concat_ws(' ', weekday, opens, closes), ','
                ORDER BY weekday, opens) AS week
            FROM hours GROUP BY resource_id
        ) AS h ON h.resource_id = r.id
    ), open AS (
        SELECT h.resource_id AS example, range_agg(tstzrange(
            d.starts + greatest(h.opens, %(opens)s), d.starts + least(h.closes, %(closes)s)
        )) AS times
        FROM days d JOIN hours h ON h.weekday = extract(isodow FROM d.day)
        JOIN booking_resource r ON r.id = h.resource_id
        WHERE h.resource_id IN (SELECT example FROM asked)
            AND (r.on_holidays OR d.day <> ALL (%(holidays)s))
            AND greatest(h.opens, %(opens)s) < least(h.closes, %(closes)s)
        GROUP BY h.resource_id
    )
    SELECT a.id, multirange_send(open.times * a.allowed - coalesce(given.times, '{}')
        - coalesce(closed.times, '{}') - coalesce(lapsed.times, '{}'))
    FROM asked a JOIN open USING (example) LEFT JOIN given ON given.asked = a.id
    LEFT JOIN closed ON closed.asked = a.id LEFT JOIN lapsed ON lapsed.asked = a.id
"""
# How PostgreSQL sends 20,000 gaps a month soonest: after their number, the length of each, a byte
# of flags, and two bounds with their lengths, in microseconds.
_NUMBER = 4
_SENT = Struct("> 4x 1x 4x q 4x q")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class _Moments(dict[int, datetime]):
    """The moment of each number of microseconds, made once: gaps begin and end at few of them."""

    def __missing__(self, microseconds: int) -> datetime:
        self[microseconds] = moment = _EPOCH + timedelta(microseconds=microseconds)
        return moment


def gaps(
    resources: Collection[Resource],
    during: Gap,
    *,
    minutes: int = 1,
    at: datetime | None = None,
    within: Hours = ALL_DAY,
) -> dict[int, list[Gap]]:
    """Return the free times within a period of each resource that has any, of `minutes` or more.

    With `at`, only what may be asked for at that moment (notice, horizon). `within` some hours of
    each day, 00.00 as their end is midnight. One query whatever the number of resources, and one
    for the town's holidays.
    """
    since, until = during
    if until <= since:
        return {}
    asked = {
        **_days(since, until, at),
        "resources": _written(each.pk for each in resources),
        "since": since,
        "until": until,
        "at": at,
        "opens": _since_midnight(within[0]),
        "closes": _since_midnight(within[1]) or _DAY,
        "must_hold": list(MUST_HOLD),
    }
    with connection_here().cursor() as cursor:
        cursor.execute(_LEAVES + _TAKEN + _OPEN, asked)
        return _told(cursor.fetchall(), timedelta(minutes=minutes))


def _told(rows: list[tuple[int, bytes]], least: timedelta) -> dict[int, list[Gap]]:
    """Return the gaps of each key that are long enough; keys without any are left out."""
    moment = _Moments()
    shortest = least // timedelta(microseconds=1)
    found = {
        key: [
            (moment[since], moment[until])
            for since, until in _SENT.iter_unpack(sent[_NUMBER:])
            if until - since >= shortest
        ]
        for key, sent in rows
    }
    return {key: times for key, times in found.items() if times}


def _written(keys: Iterable[int]) -> str:
    """Return keys as PostgreSQL writes an array: asked for several times, it is made once."""
    return f"{{{','.join(map(str, keys))}}}"


def _days(since: datetime, until: datetime, at: datetime | None) -> dict[str, Any]:
    """Return the Bangkok days of a period, which of them are holidays, and today's midnight."""
    first, last = bangkok_date(since), bangkok_date(until)
    return {
        "first": first,
        "last": last,
        "holidays": list(holidays_between(first, last)),
        "today": datetime.combine(bangkok_date(at), time.min, BANGKOK) if at else None,
    }


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
