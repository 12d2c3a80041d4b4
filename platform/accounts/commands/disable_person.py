"""Disable a person: they can no longer sign in, their name stays on paper (ระงับผู้ใช้)."""

from datetime import datetime

from accounts import access
from accounts.commands.invite_again import withdraw_invitation
from accounts.models import Person, Session
from audit import trail
from database.work import atomic


@atomic()
def disable_person(*, by: Person | None, person: Person, at: datetime) -> Person:
    """Keep a person out from their next request on; their sessions and open link end.

    Their API tokens stop working with them. Raises `PermissionDenied`, or `LastLocalAdmin`.
    """
    access.demand_admin(by, at=at)
    access.keep_the_door()
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        person.disabled_at = at
        person.save(update_fields=["disabled_at"])
        access.demand_an_admin_left(at=at)
        Session.objects.filter(person=person).delete()
        withdraw_invitation(person, at=at)
        trail.record(by=by, at=at, action="accounts.person.disabled", subject=person)
    return person
