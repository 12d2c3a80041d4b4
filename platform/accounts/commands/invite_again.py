"""Make a new link by which a person sets a password (ลิงก์ตั้งรหัสผ่านใหม่)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.keys import digest_of, new_key
from accounts.models import Invitation, Person
from audit import trail
from database.work import atomic

GOOD_FOR = timedelta(days=7)


class PersonDisabled(ValidationError):
    """The person is disabled; a link would let them in again."""


@dataclass(frozen=True)
class Invited:
    """Who was invited, and the secret of their link, which nobody can show again."""

    person: Person
    secret: str


@atomic()
def invite_again(*, by: Person | None, person: Person, at: datetime) -> Invited:
    """Return a new secret; the links before it stop working, the present password does not.

    Raises `PermissionDenied`, or `PersonDisabled`.
    """
    access.demand_admin(by, at=at)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise PersonDisabled(_("ผู้ใช้นี้ถูกระงับ เปิดใช้ก่อนจึงทำลิงก์ได้"))
    trail.record(by=by, at=at, action="accounts.person.invited_again", subject=person)
    return new_invitation(person, by=by, at=at)


def new_invitation(person: Person, *, by: Person | None, at: datetime) -> Invited:
    """Withdraw the open invitation of a person and make another, in the caller's transaction."""
    withdraw_invitation(person, at=at)
    secret = new_key()
    Invitation.objects.create(
        person=person,
        digest=digest_of(secret),
        made_by=by,
        made_at=at,
        expires_at=at + GOOD_FOR,
    )
    return Invited(person, secret)


def withdraw_invitation(person: Person, *, at: datetime) -> None:
    """Make the open link of a person stop working."""
    waiting = Invitation.objects.filter(person=person, used_at=None, withdrawn_at=None)
    waiting.update(withdrawn_at=at)
