"""What a person is here today: their posts, whom they stand in for, and roles given to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import Acting, ActingMode, Appointment, Office, Person, Role, RoleGrant


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

    @property
    def office_ids(self) -> set[int]:
        """Return the keys of the offices in which the viewer has any duty."""
        return {duty.office.pk for duty in self.duties}

    def is_any(self, *roles: Role) -> bool:
        """Tell whether one of the viewer's duties is one of the roles, in whatever office."""
        return has_role(self.duties, *roles)


def viewer_of(person: Person, *, on: date) -> Viewer:
    """Return a person as a viewer on a Bangkok day (three queries)."""
    return Viewer(person, tuple(duties_of(person, on=on)))


def duties_of(person: Person, *, on: date) -> list[Duty]:
    """Return every capacity of a person on a Bangkok day: own posts, acting, then given roles."""
    today = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    posts = list(
        Appointment.objects.filter(today, person=person)
        .select_related("position__office")
        .order_by("since", "id")
    )
    actings = (
        Acting.objects.filter(today, person=person, ended_at=None)
        .select_related("position__office")
        .order_by("since", "id")
    )
    grants = (
        RoleGrant.objects.filter(person=person, ended_at=None)
        .select_related("office")
        .order_by("id")
    )
    own = posts[0].position.name if posts else ""
    return [
        *(_of_post(post) for post in posts),
        *(_of_acting(acting, own) for acting in actings),
        *(_of_grant(grant, own) for grant in grants),
    ]


def of_choice(duties: Iterable[Duty], key: str | None) -> Duty | None:
    """Return the duty that was chosen, or the first one when the choice no longer holds."""
    duties = list(duties)
    return next((d for d in duties if d.key == key), duties[0] if duties else None)


def has_role(duties: Iterable[Duty], *roles: Role, office: Office | None = None) -> bool:
    """Tell whether one of the duties is one of the roles, in that office if one is named."""
    return any(
        duty.role in roles and (office is None or duty.office.pk == office.pk) for duty in duties
    )


def _of_post(post: Appointment) -> Duty:
    position = post.position
    return Duty(
        key=f"post-{post.pk}",
        role=Role(position.role),
        office=position.office,
        position=position.name,
    )


def _of_acting(acting: Acting, own: str) -> Duty:
    return Duty(
        key=f"acting-{acting.pk}",
        role=Role(acting.position.role),
        office=acting.position.office,
        position=own,
        acting_mode=acting.mode,
        acting_for=acting.position.name,
    )


def _of_grant(grant: RoleGrant, own: str) -> Duty:
    role = Role(grant.role)
    return Duty(key=f"grant-{grant.pk}", role=role, office=grant.office, position=own or role.label)
