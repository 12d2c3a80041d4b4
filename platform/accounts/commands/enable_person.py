"""Let a disabled person sign in again (เปิดใช้ผู้ใช้)."""

from datetime import datetime

from accounts import access
from accounts.models import Person
from audit import trail
from database.work import atomic


@atomic()
def enable_person(*, by: Person | None, person: Person, at: datetime) -> Person:
    """Let a person in again, with the password they had. Raises `PermissionDenied`."""
    access.demand_admin(by, at=at)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        person.disabled_at = None
        person.save(update_fields=["disabled_at"])
        trail.record(by=by, at=at, action="accounts.person.enabled", subject=person)
    return person
