"""What a person is here today: their posts, whom they stand in for, and roles given to them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from accounts.models import ActingMode, Office, Person, Role
from database.place import here
from database.work import connection_here


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One capacity in which a person may act on a day.

    `position` is the person's own post, as printed under a signature; when they stand in for
    another, `acting_mode` and `acting_for` say how and for which post.
    """

    key: str
    role: Role
    office: Office
    position: str
    acting_mode: str = ""
    acting_for: str = ""

    @property
    def label(self) -> str:
        """Return how the capacity is said on screen: รักษาราชการแทน ปลัด อบต."""
        if self.acting_mode:
            return f"{ActingMode(self.acting_mode).label} {self.acting_for}"
        return self.position


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, and all that they are on the day they look. Every read asks for one."""

    person: Person
    duties: tuple[Duty, ...]

    def is_any(self, *roles: Role) -> bool:
        """Tell whether one of the viewer's duties is one of the roles, in whatever office."""
        return has_role(self.duties, *roles)


def viewer_of(person: Person, *, on: date) -> Viewer:
    """Return a person as a viewer on a Bangkok day (one query)."""
    return Viewer(person, tuple(duties_of(person, on=on)))


def duties_of(person: Person, *, on: date) -> list[Duty]:
    """Return every capacity of a person on a Bangkok day: own posts, acting, then given roles.

    Posts and orders stand in the order in which they began; the first is what they work as until
    they choose another. One query. Closed posts give nothing.
    """
    return duties_by_person([person.pk], on=on)[person.pk]


def duties_by_person(people: Collection[int], *, on: date) -> dict[int, list[Duty]]:
    """Return the capacities of each of some people, by their keys, as `duties_of` does for one."""
    found: dict[int, list[Duty]] = {key: [] for key in people}
    own: dict[int, str] = {}
    offices: dict[int, Office] = {}
    for answer in _rows_of(people, on):
        row = _Row._make(answer[: len(_Row._fields)])
        if row.sort == _POST:
            own.setdefault(row.person, row.position)
        if row.office not in offices:
            offices[row.office] = _office(answer[len(_Row._fields) :])
        found[row.person].append(_duty(row, own.get(row.person, ""), offices[row.office]))
    return found


def of_choice(duties: Iterable[Duty], key: str | None) -> Duty | None:
    """Return the duty that was chosen, or the first one when the choice no longer holds."""
    duties = list(duties)
    return next((d for d in duties if d.key == key), duties[0] if duties else None)


def has_role(duties: Iterable[Duty], *roles: Role, office: Office | None = None) -> bool:
    """Tell whether one of the duties is one of the roles, in that office if one is named."""
    return any(
        duty.role in roles and (office is None or duty.office.pk == office.pk) for duty in duties
    )


def in_force(on: date) -> Q:
    """Return the condition that a post or order from a day to a day holds on a Bangkok day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


_POST, _ACTING, _GRANT = 0, 1, 2
_KEYS = {_POST: "post", _ACTING: "acting", _GRANT: "grant"}


class _Row(NamedTuple):
    """One row of the union of posts, orders and given roles, in the order they are shown."""

    sort: int
    since: date
    pk: int
    person: int
    role: str
    office: int
    position: str
    mode: str


# All three kinds and their offices in one round trip; said plainly, for every request asks it.
_ROWS = """
    SELECT duty.*, {office} FROM (
        SELECT 0, a.since, a.id, a.person_id, p.role, p.office_id, p.name, ''
        FROM accounts_appointment a JOIN accounts_position p ON p.id = a.position_id
        WHERE a.person_id = ANY (%(people)s) AND p.closed_at IS NULL
            AND a.since <= %(on)s AND (a.until IS NULL OR a.until >= %(on)s)
        UNION ALL
        SELECT 1, a.since, a.id, a.person_id, p.role, p.office_id, p.name, a.mode
        FROM accounts_acting a JOIN accounts_position p ON p.id = a.position_id
        WHERE a.person_id = ANY (%(people)s) AND p.closed_at IS NULL AND a.ended_at IS NULL
            AND a.since <= %(on)s AND (a.until IS NULL OR a.until >= %(on)s)
        UNION ALL
        SELECT 2, (given_at AT TIME ZONE 'Asia/Bangkok')::date, id, person_id, role, office_id,
            '', ''
        FROM accounts_rolegrant
        WHERE person_id = ANY (%(people)s) AND ended_at IS NULL
    ) AS duty (sort, since, id, person, role, office, position, mode)
    JOIN accounts_office o ON o.id = duty.office
    ORDER BY duty.sort, duty.since, duty.id
"""


def _rows_of(people: Collection[int], on: date) -> list[tuple]:
    """Return the rows of `_Row` for some people in order, each with its office (one query)."""
    columns = ", ".join(f"o.{field.column}" for field in Office._meta.concrete_fields)
    with connection_here().cursor() as cursor:
        cursor.execute(_ROWS.format(office=columns), {"people": list(people), "on": on})
        return cursor.fetchall()


def _office(values: tuple) -> Office:
    """Return the office of a row, as if it had been asked for by itself."""
    return Office.from_db(here().alias, [f.attname for f in Office._meta.concrete_fields], values)


def _duty(row: _Row, own: str, office: Office) -> Duty:
    """Make the duty of a row, for a person whose first own post is named `own`."""
    role, key = Role(row.role), f"{_KEYS[row.sort]}-{row.pk}"
    if row.sort == _ACTING:
        return Duty(
            key=key,
            role=role,
            office=office,
            position=own,
            acting_mode=row.mode,
            acting_for=row.position,
        )
    given = own if row.sort == _GRANT else row.position
    return Duty(key=key, role=role, office=office, position=given or role.label)
