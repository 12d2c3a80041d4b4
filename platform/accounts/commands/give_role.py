"""Give a person a role beside their posts (ให้บทบาท)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Office, Person, Role, RoleGrant
from audit import trail
from database.work import atomic

# Roles that are for the whole organisation are given at its root, wherever the person sits.
WHOLE_ORGANISATION = {Role.LOCAL_ADMIN, Role.AUDITOR, Role.REGISTRY_CENTRAL}


class CannotGive(ValidationError):
    """The person is disabled, or the role is for the organisation and not for one office."""


@atomic()
def give_role(
    *, by: Person | None, person: Person, role: Role, office: Office, at: datetime
) -> RoleGrant:
    """Give a role in an office; a role they have already is left as it is.

    Raises `PermissionDenied`, or `CannotGive` on the field at fault.
    """
    access.demand_admin(by, at=at)
    if not person.is_active:
        raise CannotGive({"role": _("ผู้ใช้นี้ถูกระงับ เปิดใช้ก่อนจึงให้บทบาทได้")})
    if role in WHOLE_ORGANISATION and office.parent_id is not None:
        raise CannotGive(
            {"office": _("บทบาท%(role)sให้ได้ทั้งองค์กรเท่านั้น เลือกองค์กร") % {"role": _(role.label)}}
        )
    grant, made = RoleGrant.objects.get_or_create(
        person=person,
        role=role,
        office=office,
        ended_at=None,
        defaults={"given_by": by, "given_at": at},
    )
    if made:
        trail.record(
            by=by, at=at, action="accounts.role_given", subject=person, role=role, office=office.pk
        )
    return grant
