"""Accept an invitation: a person sets the password they will sign in with (ตั้งรหัสผ่าน)."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.keys import digest_of
from accounts.models import Invitation, Person, Session
from accounts.passwords import give_password
from audit import trail
from database.work import atomic


class LinkNotGood(Exception):
    """The link was used, withdrawn or has expired, or never was."""


def invited(*, secret: str, at: datetime) -> Person:
    """Return whom a link invites, or raise `LinkNotGood`."""
    return _waiting(secret, at).person


@atomic()
def accept_invitation(*, secret: str, password: str, at: datetime) -> Person:
    """Set the password of the person whom a link invites, use the link up, end their sessions.

    Raises `LinkNotGood`, or `passwords.UnfitPassword` on the field `password`; the link is then
    still good.
    """
    invitation = _waiting(secret, at, lock=True)
    person = invitation.person
    give_password(person, password)
    person.save(update_fields=["password", "must_change_password"])
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    Session.objects.filter(person=person).delete()
    trail.record(by=person, at=at, action="accounts.invitation_accepted", subject=person)
    return person


def _waiting(secret: str, at: datetime, lock: bool = False) -> Invitation:
    rows = Invitation.objects.filter(
        digest=digest_of(secret),
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=at,
        person__disabled_at=None,
    ).select_related("person")
    invitation = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if invitation is None:
        raise LinkNotGood(_("ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ ขอลิงก์ใหม่จากผู้ดูแลระบบของหน่วยงาน"))
    return invitation
