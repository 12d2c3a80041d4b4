"""Let one person do the desk work of a whole small office (หน่วยงานขนาดเล็ก)."""

from datetime import datetime

from accounts import access
from accounts.commands.give_role import give_role
from accounts.models import Office, OfficeKind, Person, Role, RoleGrant
from database.work import atomic

_FOR_ALL = (Role.REGISTRY_CENTRAL, Role.COUNCIL_SECRETARY, Role.SUPPLY_OFFICER, Role.LOCAL_ADMIN)
_WITH_A_REGISTER = (OfficeKind.CLERK_OFFICE, OfficeKind.DIVISION)


@atomic()
def give_small_office_roles(*, by: Person | None, person: Person, at: datetime) -> list[RoleGrant]:
    """Give a person the central register, those of every division, council, supply and accounts.

    What they have already is left as it is. Raises `PermissionDenied`, or `CannotGive`.
    """
    access.demand_admin(by, at=at)
    open_offices = list(Office.objects.filter(closed_at=None).order_by("sort", "pk"))
    root = next(office for office in open_offices if office.parent_id is None)
    divisions = [office for office in open_offices if office.kind in _WITH_A_REGISTER]
    wanted = [(Role.REGISTRY_DIVISION, office) for office in divisions]
    # The accounts come last: with them, an operator's work in a new town is over.
    wanted += [(role, root) for role in _FOR_ALL]
    return [give_role(by=by, person=person, role=r, office=o, at=at) for r, o in wanted]
