"""Only a local admin changes offices, posts and people; the town never locks itself out."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.access import LastLocalAdmin
from accounts.commands.add_office import OfficeDetails, add_office
from accounts.commands.add_position import add_position
from accounts.commands.appoint import appoint
from accounts.commands.change_office import change_office
from accounts.commands.change_person import change_person
from accounts.commands.close_office import close_office
from accounts.commands.close_position import close_position
from accounts.commands.disable_person import disable_person
from accounts.commands.enable_person import enable_person
from accounts.commands.end_acting import end_acting
from accounts.commands.end_appointment import end_appointment
from accounts.commands.give_role import CannotGive, give_role
from accounts.commands.give_small_office_roles import give_small_office_roles
from accounts.commands.invite_again import invite_again
from accounts.commands.invite_person import Newcomer, invite_person
from accounts.commands.move_office import move_office
from accounts.commands.seed_organisation import seed_organisation
from accounts.commands.set_acting import Order, set_acting
from accounts.commands.take_role import take_role
from accounts.models import (
    Acting,
    ActingMode,
    Appointment,
    Office,
    Person,
    Position,
    Role,
    RoleGrant,
    Session,
)
from accounts.names import PersonDetails
from audit.models import Entry
from tests.people import give

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
ORDER = Order(number="1/2569", mode=ActingMode.ABSENCE, since=TODAY)


def acting_of(person: Person) -> Acting:
    return Acting.objects.create(
        person=person,
        position=Position.objects.get(name="นายกเทศมนตรี"),
        mode=ActingMode.ABSENCE,
        order_number="9/2569",
        since=TODAY,
        made_by=person,
        made_at=NOON,
    )


def given_to(person: Person, office: Office) -> RoleGrant:
    grant = RoleGrant.objects.filter(person=person).first()
    return grant or give(person, Role.DRIVER, office)


def posts() -> Position:
    return Position.objects.get(name="นายช่างโยธา")


COMMANDS: dict[str, Callable[[Person, dict[str, Person], Office], object]] = {
    "add_office": lambda by, p, o: add_office(
        by=by, parent=o, details=OfficeDetails(name="งานใหม่"), at=NOON
    ),
    "change_office": lambda by, p, o: change_office(
        by=by, office=o, details=OfficeDetails(name="ชื่อใหม่"), at=NOON
    ),
    "move_office": lambda by, p, o: move_office(
        by=by, office=o, parent=Office.objects.get(name="กองคลัง"), at=NOON
    ),
    "close_office": lambda by, p, o: close_office(
        by=by, office=Office.objects.get(name="กองคลัง"), at=NOON
    ),
    "add_position": lambda by, p, o: add_position(
        by=by, office=o, name="พนักงานสูบน้ำ", role=Role.OFFICER, at=NOON
    ),
    "close_position": lambda by, p, o: close_position(
        by=by,
        position=Position.objects.create(office=o, name="ว่าง", role=Role.OFFICER),
        at=NOON,
    ),
    "invite_person": lambda by, p, o: invite_person(
        by=by, newcomer=Newcomer(username="new.one", given_name="ใหม่"), at=NOON
    ),
    "invite_again": lambda by, p, o: invite_again(by=by, person=p["anong"], at=NOON),
    "change_person": lambda by, p, o: change_person(
        by=by, person=p["anong"], details=PersonDetails(given_name="อนงค์นาง"), at=NOON
    ),
    "appoint": lambda by, p, o: appoint(
        by=by, person=p["somchai"], position=posts(), since=TODAY, at=NOON
    ),
    "end_appointment": lambda by, p, o: end_appointment(
        by=by,
        appointment=Appointment.objects.get(person=p["anong"]),
        until=TODAY,
        at=NOON,
    ),
    "set_acting": lambda by, p, o: set_acting(
        by=by, person=p["somchai"], position=posts(), order=ORDER, at=NOON
    ),
    "end_acting": lambda by, p, o: end_acting(by=by, acting=acting_of(p["preecha"]), at=NOON),
    "give_role": lambda by, p, o: give_role(
        by=by, person=p["anong"], role=Role.SUPPLY_OFFICER, office=o, at=NOON
    ),
    "take_role": lambda by, p, o: take_role(by=by, grant=given_to(p["anong"], o), at=NOON),
    "give_small_office_roles": lambda by, p, o: give_small_office_roles(
        by=by, person=p["anong"], at=NOON
    ),
    "disable_person": lambda by, p, o: disable_person(by=by, person=p["anong"], at=NOON),
    "enable_person": lambda by, p, o: enable_person(
        by=by,
        person=disable_person(by=p["sunee"], person=p["anong"], at=NOON),
        at=NOON,
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_only_the_local_admin_may(
    name: str, everyone: dict[str, Person], engineering: Office
) -> None:
    run = COMMANDS[name]
    for username in ("malee", "boonmee", "preecha", "anong", "wichai"):
        with pytest.raises(PermissionDenied):
            run(everyone[username], everyone, engineering)
    before = Entry.objects.count()
    run(everyone["sunee"], everyone, engineering)
    assert Entry.objects.count() > before, "each command leaves a line in the trail"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_operator_may_only_while_there_is_no_local_admin(
    name: str, everyone: dict[str, Person], engineering: Office
) -> None:
    with pytest.raises(PermissionDenied):
        COMMANDS[name](None, everyone, engineering)  # type: ignore[arg-type]


def test_every_command_of_an_admin_is_asked_here() -> None:
    import accounts.commands as commands

    own = {
        "accept_invitation",
        "change_password",
        "choose_language",
        "end_session",
        "make_token",
        "remove_signature",
        "revoke_token",
        "set_signature",
        "sign_in",
        "sign_out_everywhere",
        "use_token",
        "seed_organisation",
    }
    folder = next(iter(commands.__path__))
    from pathlib import Path

    found = {file.stem for file in Path(folder).glob("[a-z]*.py")}
    assert found == own | set(COMMANDS)


def test_an_admin_who_was_disabled_may_nothing(sunee: Person, somchai: Person) -> None:
    give(somchai, Role.LOCAL_ADMIN, Office.objects.get(parent=None))
    disable_person(by=somchai, person=sunee, at=NOON)
    sunee.refresh_from_db()
    with pytest.raises(PermissionDenied):
        disable_person(by=sunee, person=somchai, at=NOON)


def test_the_last_admin_can_be_neither_disabled_nor_relieved(sunee: Person) -> None:
    with pytest.raises(LastLocalAdmin):
        disable_person(by=sunee, person=sunee, at=NOON)
    with pytest.raises(LastLocalAdmin):
        take_role(by=sunee, grant=RoleGrant.objects.get(person=sunee), at=NOON)
    sunee.refresh_from_db()
    assert sunee.is_active
    assert RoleGrant.objects.get(person=sunee).ended_at is None


def test_an_admin_may_leave_once_there_is_another(
    sunee: Person, somchai: Person, organisation: Office
) -> None:
    give_role(by=sunee, person=somchai, role=Role.LOCAL_ADMIN, office=organisation, at=NOON)
    take_role(by=sunee, grant=RoleGrant.objects.get(person=sunee), at=NOON)
    with pytest.raises(PermissionDenied):
        disable_person(by=sunee, person=somchai, at=NOON)


def test_a_disabled_persons_sessions_end(sunee: Person, malee: Person) -> None:
    Session.objects.create(
        session_key="k", session_data="", expire_date=NOON, began_at=NOON, person=malee
    )
    disable_person(by=sunee, person=malee, at=NOON)
    assert not Session.objects.filter(person=malee).exists()


def test_roles_of_the_organisation_are_not_given_in_one_office(
    sunee: Person, malee: Person, engineering: Office
) -> None:
    with pytest.raises(CannotGive):
        give_role(by=sunee, person=malee, role=Role.LOCAL_ADMIN, office=engineering, at=NOON)


def test_in_a_small_office_one_person_does_it_all(
    sunee: Person, malee: Person, engineering: Office
) -> None:
    for _ in range(2):  # doing it again changes nothing
        grants = give_small_office_roles(by=sunee, person=malee, at=NOON)
    roles = {(grant.role, grant.office.name) for grant in grants}
    assert (Role.REGISTRY_DIVISION, "กองช่าง") in roles
    assert (Role.REGISTRY_CENTRAL, "เทศบาลตำบลบางรัก") in roles
    assert RoleGrant.objects.filter(person=malee, ended_at=None).count() == len(grants)


def test_a_new_town_is_founded_without_anybody(organisation: Office) -> None:
    root = seed_organisation(by=None, kind="sao", name="อบต.ทุ่งใหญ่", small=True, at=NOON)
    head = invite_person(by=None, newcomer=Newcomer(username="somporn", given_name="สมพร"), at=NOON)
    give_small_office_roles(by=None, person=head.person, at=NOON)
    assert root.pk == organisation.pk
    with pytest.raises(PermissionDenied):
        invite_again(by=None, person=head.person, at=NOON)
