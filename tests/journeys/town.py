"""The town of the journeys: Tha Phrao, its people, letters and bookings in every state."""

from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.utils import timezone

from accounts.commands.make_token import make_token
from accounts.commands.set_acting import Order, set_acting
from accounts.models import Acting, ActingMode, Office, OfficeKind, Person, Position, Role
from database.place import Place, standing_in
from database.work import atomic
from files.store import store
from tenants import directory
from tests.conftest import open_town
from tests.isolation.every_door_booking import write_bookings
from tests.isolation.every_door_letters import write_letters
from tests.isolation.every_door_towns import pdf, run_outbox
from tests.people import PASSWORD, _office, give, make_person

HOST = "thaphrao"
NAME = "เทศบาลตำบลท่าพร้าว"
PEOPLE = (
    # user name, title, given and family name, office, post, role
    ("malee", "นางสาว", "มาลี", "แก้วใส", "สำนักปลัด", "เจ้าพนักงานธุรการ", Role.REGISTRY_CENTRAL),
    ("preecha", "นาย", "ปรีชา", "รอบคอบ", "สำนักปลัด", "ปลัดเทศบาล", Role.CLERK),
    ("darunee", "นาง", "ดรุณี", "ศรีงาม", "สำนักปลัด", "รองปลัดเทศบาล", Role.DEPUTY_CLERK),
    ("sunee", "นาง", "สุนีย์", "ตั้งใจ", "สำนักปลัด", "นักทรัพยากรบุคคล", Role.OFFICER),
    ("boonmee", "นาย", "บุญมี", "มั่นคง", "", "นายกเทศมนตรี", Role.CHIEF_EXECUTIVE),
    ("wichai", "นาย", "วิชัย", "ตรวจการ", "", "นักวิชาการตรวจสอบภายใน", Role.AUDITOR),
    ("prasert", "นาย", "ประเสริฐ", "ช่างทอง", "กองช่าง", "ผู้อำนวยการกองช่าง", Role.DIVISION_DIRECTOR),
    ("suda", "นางสาว", "สุดา", "พากเพียร", "กองช่าง", "หัวหน้าฝ่ายการโยธา", Role.SECTION_HEAD),
    ("wanchai", "นาย", "วันชัย", "พูลสุข", "กองช่าง", "เจ้าพนักงานธุรการ", Role.REGISTRY_DIVISION),
    ("anong", "นาง", "อนงค์", "ศรีสุข", "กองช่าง", "นายช่างโยธา", Role.OFFICER),
    ("banjob", "นาย", "บรรจบ", "มั่นคง", "สำนักปลัด", "พนักงานขับรถยนต์", Role.DRIVER),
    ("kanya", "นาง", "กัญญา", "ทรัพย์มาก", "กองคลัง", "ผู้อำนวยการกองคลัง", Role.DIVISION_DIRECTOR),
)  # fmt: skip
WORKERS = {
    Role.REGISTRY_CENTRAL: "malee", Role.CLERK: "preecha", Role.CHIEF_EXECUTIVE: "boonmee",
    Role.REGISTRY_DIVISION: "wanchai", Role.DIVISION_DIRECTOR: "prasert",
    Role.SECTION_HEAD: "suda", Role.OFFICER: "anong", Role.AUDITOR: "wichai",
    Role.LOCAL_ADMIN: "sunee", Role.DRIVER: "banjob",
}  # fmt: skip
ALL_IN_ONE = "somying"  # of a small office: she holds nearly every role


def settle() -> tuple[Place, dict[str, Person]]:
    """Open the town and fill it; everything is committed, so that a server finds it."""
    now = timezone.now()
    tenant = open_town(HOST, code="05660931", name=NAME)
    place = directory.place_of(tenant)
    with standing_in(place), atomic():
        offices = _offices()
        people = _people(offices)
        acting_order(people, now)
        for username in ("malee", "boonmee", ALL_IN_ONE):
            make_token(by=people[username], name="โปรแกรมของกองคลัง", at=now)
        paper = store(pdf("Survey of flood damage"), name="หนังสืออำเภอ.pdf", by=None, at=now)
        workers = {role: people[username] for role, username in WORKERS.items()}
        write_letters(workers, "หมู่ที่ 4", at=now, paper=paper)
        write_bookings(workers, "หมู่ที่ 4", at=now)
        Acting.objects.filter(person=people["suda"]).update(ended_at=now)  # the director is back
    run_outbox(place)
    return place, people


def acting_order(people: dict[str, Person], now: datetime) -> None:
    """Let the deputy stand in for the clerk, and the head of a section for the director."""
    for who, role in (("darunee", Role.CLERK), ("suda", Role.DIVISION_DIRECTOR)):
        post = Position.objects.filter(role=role).order_by("pk")[0]
        order = Order(number="คำสั่งที่ 12/2569", mode=ActingMode.ABSENCE, since=date(2026, 1, 5),
                      until=now.date() + timedelta(days=400))  # fmt: skip
        set_acting(by=people["sunee"], person=people[who], position=post, order=order, at=now)


def _offices() -> dict[str, Office]:
    root, _made = Office.objects.get_or_create(
        parent=None, defaults={"kind": OfficeKind.ORGANISATION, "name": NAME}
    )
    Office.objects.filter(pk=root.pk).update(code="พจ 52100", address="หมู่ 3 ตำบลท่าพร้าว")
    root.refresh_from_db()
    return {
        "": root,
        "สำนักปลัด": _office(root, "สำนักปลัด", OfficeKind.CLERK_OFFICE, "พจ 52101", 10),
        "กองคลัง": _office(root, "กองคลัง", OfficeKind.DIVISION, "พจ 52102", 20),
        "กองช่าง": _office(root, "กองช่าง", OfficeKind.DIVISION, "พจ 52103", 30),
    }


def _people(offices: dict[str, Office]) -> dict[str, Person]:
    found = {}
    for username, title, given, family, office, post, role in PEOPLE:
        found[username] = make_person(username, title, given, family, offices[office], post, role)
    found[ALL_IN_ONE] = make_person(
        ALL_IN_ONE,
        "นาง",
        "สมหญิง",
        "ใจงาม",
        offices["สำนักปลัด"],
        "เจ้าพนักงานธุรการ",
        Role.REGISTRY_CENTRAL,
    )
    give(found["sunee"], Role.LOCAL_ADMIN, offices[""])
    for role in (Role.LOCAL_ADMIN, Role.REGISTRY_DIVISION, Role.DIVISION_DIRECTOR):
        give(found[ALL_IN_ONE], role, offices[""])
    give(found[ALL_IN_ONE], Role.OFFICER, offices["กองช่าง"])
    # The server runs as in development, where a password is kept as in production.
    secret = make_password(PASSWORD, hasher=Argon2PasswordHasher())
    Person.objects.update(password=secret)
    for person in found.values():
        person.refresh_from_db()
    return found
