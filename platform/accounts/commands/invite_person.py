"""Invite a person: their name is entered, and a link by which they set a password is made."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import access
from accounts.commands.appoint import appoint
from accounts.commands.invite_again import Invited, new_invitation
from accounts.models import Person, Position
from accounts.names import (
    PersonDetails,
    UnfitPerson,
    looks_like_another,
    read_username,
    write_details,
)
from audit import trail
from database.work import atomic


@dataclass(frozen=True, kw_only=True)
class Newcomer(PersonDetails):
    """A person who is to be let in, and the user name they will have."""

    username: str


@atomic()
def invite_person(*, by: Person | None, newcomer: Newcomer, at: datetime) -> Invited:
    """Enter a person who has no password yet, and return them with the secret of their link.

    The secret is shown to the admin, who hands it on; it is good once and for a week. Raises
    `PermissionDenied`, or `UnfitPerson` on the field at fault.
    """
    access.demand_admin(by, at=at)
    person = Person(username=read_username(newcomer.username))
    person.set_unusable_password()
    write_details(person, newcomer)
    taken = UnfitPerson({"username": _("มีผู้ใช้ชื่อนี้หรือชื่อที่มองแล้วเหมือนกันแล้ว เลือกชื่ออื่น")})
    if looks_like_another(person.username):
        raise taken
    try:
        with atomic():
            person.save(force_insert=True)
    except IntegrityError as clash:
        raise taken from clash
    trail.record(
        by=by, at=at, action="accounts.person.invited", subject=person, username=person.username
    )
    return new_invitation(person, by=by, at=at)


@atomic()
def invite_with_post(
    *,
    by: Person | None,
    newcomer: Newcomer,
    position: Position | None,
    since: date | None,
    at: datetime,
) -> Invited:
    """Invite a person and appoint them to a post in one go; with no post only the first.

    Raises what `invite_person` and `appoint` raise; then nobody was entered.
    """
    link = invite_person(by=by, newcomer=newcomer, at=at)
    if position is not None and since is not None:
        appoint(by=by, person=link.person, position=position, since=since, at=at)
    return link
