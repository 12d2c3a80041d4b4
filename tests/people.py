"""The offices of Bang Rak and the people every test knows."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Appointment, Office, OfficeKind, Person, Position, Role, RoleGrant
from database.place import Place
from tenants.models import Tenant
from thai.sorting import sort_key

LONG_AGO = date(2024, 10, 1)
GIVEN_AT = datetime(2024, 10, 1, 2, 0, tzinfo=UTC)
PASSWORD = "เรือหางยาวลำสีเขียว-9"


@pytest.fixture
def organisation(town: Place) -> Office:
    """The root: the municipality itself, whose registers are the central ones."""
    root, _made = Office.objects.get_or_create(
        parent=None,
        defaults={"kind": OfficeKind.ORGANISATION, "name": "เทศบาลตำบลบางรัก"},
    )
    Office.objects.filter(pk=root.pk).update(code="พจ 52100", address="หมู่ 3 ตำบลบางรัก")
    root.refresh_from_db()
    return root


@pytest.fixture
def clerk_office(organisation: Office) -> Office:
    """สำนักปลัด, where the central registry sits."""
    return _office(organisation, "สำนักปลัด", OfficeKind.CLERK_OFFICE, "พจ 52101", 10)


@pytest.fixture
def finance(organisation: Office) -> Office:
    """กองคลัง."""
    return _office(organisation, "กองคลัง", OfficeKind.DIVISION, "พจ 52102", 20)


@pytest.fixture
def engineering(organisation: Office) -> Office:
    """กองช่าง."""
    return _office(organisation, "กองช่าง", OfficeKind.DIVISION, "พจ 52103", 30)


@pytest.fixture
def malee(clerk_office: Office) -> Person:
    """Keeps the central registers (เจ้าพนักงานธุรการ สำนักปลัด)."""
    return make_person(
        "malee", "นางสาว", "มาลี", "แก้วใส", clerk_office, "เจ้าพนักงานธุรการ", Role.REGISTRY_CENTRAL
    )


@pytest.fixture
def somchai(clerk_office: Office) -> Person:
    """An officer of the same office, who keeps no register."""
    return make_person(
        "somchai", "นาย", "สมชาย", "ใจดี", clerk_office, "นักวิเคราะห์นโยบายและแผน", Role.OFFICER
    )


@pytest.fixture
def prasert(engineering: Office) -> Person:
    """The director of กองช่าง."""
    return make_person(
        "prasert",
        "นาย",
        "ประเสริฐ",
        "ช่างทอง",
        engineering,
        "ผู้อำนวยการกองช่าง",
        Role.DIVISION_DIRECTOR,
    )


@pytest.fixture
def wanchai(engineering: Office) -> Person:
    """Keeps the registers of กองช่าง."""
    return make_person(
        "wanchai", "นาย", "วันชัย", "พูลสุข", engineering, "เจ้าพนักงานธุรการ", Role.REGISTRY_DIVISION
    )


@pytest.fixture
def anong(engineering: Office) -> Person:
    """An officer of กองช่าง."""
    return make_person("anong", "นาง", "อนงค์", "ศรีสุข", engineering, "นายช่างโยธา", Role.OFFICER)


@pytest.fixture
def preecha(clerk_office: Office) -> Person:
    """The municipal clerk (ปลัดเทศบาล)."""
    return make_person("preecha", "นาย", "ปรีชา", "รอบคอบ", clerk_office, "ปลัดเทศบาล", Role.CLERK)


@pytest.fixture
def boonmee(organisation: Office) -> Person:
    """The mayor (นายกเทศมนตรี)."""
    return make_person(
        "boonmee", "นาย", "บุญมี", "มั่นคง", organisation, "นายกเทศมนตรี", Role.CHIEF_EXECUTIVE
    )


@pytest.fixture
def sunee(clerk_office: Office, organisation: Office) -> Person:
    """An officer who also looks after the accounts (ผู้ดูแลระบบของหน่วยงาน)."""
    person = make_person("sunee", "นาง", "สุนีย์", "ตั้งใจ", clerk_office, "นักทรัพยากรบุคคล", Role.OFFICER)
    give(person, Role.LOCAL_ADMIN, organisation)
    return person


@pytest.fixture
def wichai(organisation: Office) -> Person:
    """The internal auditor."""
    return make_person(
        "wichai", "นาย", "วิชัย", "ตรวจการ", organisation, "นักวิชาการตรวจสอบภายใน", Role.AUDITOR
    )


@pytest.fixture
def everyone(
    malee: Person,
    somchai: Person,
    prasert: Person,
    wanchai: Person,
    anong: Person,
    preecha: Person,
    boonmee: Person,
    sunee: Person,
    wichai: Person,
    finance: Office,
) -> dict[str, Person]:
    """All people of the town by user name, for tests that ask each of them in turn."""
    people = (malee, somchai, prasert, wanchai, anong, preecha, boonmee, sunee, wichai)
    return {person.username: person for person in people}


@pytest.fixture
def as_(bangrak: Tenant, town: Place) -> Callable[[Person], Client]:
    """A browser at Bang Rak's address in which the person is signed in: `as_(malee)`."""

    def sign_in(person: Person) -> Client:
        client = Client(headers={"host": f"bangrak.{settings.BASE_DOMAIN}"})
        client.force_login(person)
        return client

    return sign_in


def make_person(
    username: str,
    title: str,
    given: str,
    family: str,
    office: Office,
    position: str,
    role: Role,
    password: str | None = None,
) -> Person:
    """Make a person who has held a post in an office since long ago."""
    person = Person(
        username=username,
        title=title,
        given_name=given,
        family_name=family,
        sort_key=sort_key(f"{given} {family}"),
    )
    person.set_password(password or PASSWORD)
    person.save()
    post = Position.objects.create(office=office, name=position, role=role)
    Appointment.objects.create(position=post, person=person, since=LONG_AGO)
    return person


def give(person: Person, role: Role, office: Office) -> RoleGrant:
    """Give a person a role beside their posts."""
    return RoleGrant.objects.create(person=person, role=role, office=office, given_at=GIVEN_AT)


def _office(parent: Office, name: str, kind: OfficeKind, code: str, sort: int) -> Office:
    return Office.objects.create(
        parent=parent, name=name, short_name=name, kind=kind, code=code, sort=sort
    )
