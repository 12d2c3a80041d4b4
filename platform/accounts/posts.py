"""What it is to hold a post: where a role counts, who has it on a day, in which capacity."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from accounts.duties import Duty, Viewer
from accounts.holders import people_in
from accounts.models import Office, Person, Role

# Posts of which the organisation has one body, wherever their holder sits.
HOUSE_ROLES = frozenset(
    {
        Role.CHIEF_EXECUTIVE,
        Role.DEPUTY_EXECUTIVE,
        Role.CLERK,
        Role.DEPUTY_CLERK,
        Role.REGISTRY_CENTRAL,
    }
)
# Given at the root, these hold in every office: the small office where one person is all.
EVERYWHERE_FROM_ROOT = frozenset(
    {Role.DIVISION_DIRECTOR, Role.SECTION_HEAD, Role.REGISTRY_DIVISION}
)


def everywhere(duty: Duty) -> bool:
    """Tell whether what a capacity is, it is in every office of the organisation."""
    at_root = duty.office.parent_id is None and duty.role in EVERYWHERE_FROM_ROOT
    return duty.role in HOUSE_ROLES or at_root


def holds(duty: Duty, role: str, office: int | None) -> bool:
    """Tell whether a capacity is a role in the office of a key; None is no office at all."""
    return duty.role == role and (everywhere(duty) or duty.office.pk == office)


def duty_as(viewer: Viewer, role: Role, office: Office) -> Duty | None:
    """Return the capacity in which a viewer holds a role in an office, or None."""
    return next((duty for duty in viewer.duties if holds(duty, role, office.pk)), None)


def holders(role: str, office: Office, *, on: date) -> list[Person]:
    """Return who holds a role in an office on a Bangkok day, in Thai order of names (one query).

    By post, by order or by a given role, as `holds` would say of each; nobody disabled.
    """
    if role in HOUSE_ROLES:
        return people_in(role, on=on)
    where = Q(pk=office.pk)
    if role in EVERYWHERE_FROM_ROOT:
        where |= Q(parent=None)
    return people_in(role, on=on, offices=Office.objects.filter(where))


def first_held(roles: Sequence[Role], office: Office, *, on: date) -> Role:
    """Return the first of the roles that somebody holds in an office on a day, or the last one."""
    return next((role for role in roles[:-1] if holders(role, office, on=on)), roles[-1])
