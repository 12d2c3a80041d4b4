"""Change what is told of a person: their names, e-mail, telephone (แก้ไขข้อมูลบุคคล)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Person
from accounts.names import PersonDetails, write_details
from audit import trail
from database.work import atomic

_TOLD = ("title", "given_name", "family_name", "email", "phone")


@atomic()
def change_person(
    *, by: Person | None, person: Person, details: PersonDetails, at: datetime
) -> Person:
    """Write new details. A local admin may for everybody; others only where to reach themselves.

    Raises `PermissionDenied`, or `names.UnfitPerson` on the field at fault.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = {name: getattr(person, name) for name in _TOLD}
    write_details(person, details)
    changed = {name: was for name, was in before.items() if was != getattr(person, name)}
    own = by == person and not set(changed) & {"title", "given_name", "family_name"}
    if not own and not access.may_manage(by, at=at):
        raise PermissionDenied(_("ชื่อแก้ได้เฉพาะผู้ดูแลระบบของหน่วยงาน"))
    if changed:
        person.save(update_fields=[*changed, "sort_key"])
        trail.record(by=by, at=at, action="accounts.person.changed", subject=person, before=changed)
    return person
