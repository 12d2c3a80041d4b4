"""The banner of `make run`: where the towns are, who lives there, and how to sign in."""

import unicodedata
from collections.abc import Sequence

from django.conf import settings

from accounts.models import Appointment, Person, Role, RoleGrant
from database.place import standing_in
from database.work import atomic
from demo.known import KNOWN
from demo.towns import PASSWORD, demo_town
from tenants.directory import Listing

MAY = {
    Role.REGISTRY_CENTRAL: "ลงทะเบียนรับ เสนอ เวียน ออกเลข ดูแลห้องและรถ",
    Role.CLERK: "เสนอความเห็น ตรวจร่าง อนุญาตใช้รถ",
    Role.CHIEF_EXECUTIVE: "สั่งการ ลงนาม",
    Role.DEPUTY_EXECUTIVE: "สั่งการแทน",
    Role.DEPUTY_CLERK: "เสนอความเห็น",
    Role.DIVISION_DIRECTOR: "มอบหมาย ตรวจและลงนามบันทึก",
    Role.REGISTRY_DIVISION: "ลงรับของกอง ออกเลขบันทึก",
    Role.SECTION_HEAD: "มอบหมายงานในฝ่าย",
    Role.OFFICER: "ทำงานที่ได้รับมอบ ร่างหนังสือ ปิดเรื่อง",
    Role.SUPPLY_OFFICER: "งานพัสดุ ร่างหนังสือ",
    Role.AUDITOR: "อ่านหนังสือทั้งองค์กร",
    Role.COUNCIL_SECRETARY: "งานสภา",
    Role.COUNCIL_MEMBER: "รับทราบหนังสือเวียน",
    Role.DRIVER: "ขับรถ บันทึกเลขไมล์ รับทราบหนังสือเวียน",
    Role.LOCAL_ADMIN: "ดูแลผู้ใช้และหน่วยงาน",
}
# Whom the banner shows of each town; `--all` shows everybody.
SHOWN = (
    Role.REGISTRY_CENTRAL,
    Role.CLERK,
    Role.CHIEF_EXECUTIVE,
    Role.DIVISION_DIRECTOR,
    Role.OFFICER,
    Role.DRIVER,
)
MOST_TOWNS = 12

type Row = tuple[str, str, str, str]


def banner(listings: Sequence[Listing], *, everybody: bool) -> str:
    """Return the banner, its columns aligned as a terminal draws Thai letters."""
    lines = ["", "  ท้องถิ่น พร้อมใช้งานแล้ว", ""]
    for listing in listings if everybody else listings[:MOST_TOWNS]:
        lines += [f"  {listing.name}", f"    {address(listing)}"]
        people = people_of(listing, everybody=everybody)
        widths = [max(map(width, column), default=0) for column in zip(*people, strict=True)]
        for row in people:
            cells = [padded(cell, size) for cell, size in zip(row, widths, strict=True)]
            lines.append(f"      {'  '.join(cells).rstrip()}")
        lines.append("")
    if len(listings) > MOST_TOWNS and not everybody:
        lines += [f"  และอีก {len(listings) - MOST_TOWNS} แห่ง: manage.py tenants list", ""]
    if any(map(_is_demo, listings)):
        lines += [f"  รหัสผ่านของทุกคน: {PASSWORD}", "  รายชื่อทั้งหมด: manage.py addresses --all", ""]
    return "\n".join(lines)


def address(listing: Listing) -> str:
    """Return where a town is opened in a browser here."""
    port = "" if settings.PUBLIC_PORT == "80" else f":{settings.PUBLIC_PORT}"
    return f"http://{listing.host}{port}"


def people_of(listing: Listing, *, everybody: bool) -> list[Row]:
    """Return user name, name, post and what they may do, for people of a town of the demo."""
    if not _is_demo(listing):
        return []
    with standing_in(listing.place), atomic():
        posts = Appointment.objects.filter(until=None, person__disabled_at=None)
        found = list(posts.select_related("person", "position").order_by("pk"))
        admins = set(
            RoleGrant.objects.filter(role=Role.LOCAL_ADMIN, ended_at=None).values_list(
                "person", flat=True
            )
        )
    rows = {each.person_id: _row(each, each.person_id in admins) for each in found}
    if everybody:
        return list(rows.values())
    friends = {name.username for name in KNOWN.values()}
    found.sort(key=lambda each: each.person.username not in friends)
    shown = [next((each for each in found if each.position.role == r), None) for r in SHOWN]
    keys = [each.person_id for each in shown if each]
    keys += [each.person_id for each in found if each.person_id in admins]
    return [rows[key] for key in dict.fromkeys(keys)]


def width(text: str) -> int:
    """Return how many columns a terminal gives a text: marks above and below take none."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in text)


def padded(text: str, columns: int) -> str:
    """Return a text with spaces up to a width."""
    return text + " " * max(0, columns - width(text))


def _row(post: Appointment, is_admin: bool) -> Row:
    person: Person = post.person
    may = MAY[Role(post.position.role)]
    if is_admin:
        may = f"{may} {MAY[Role.LOCAL_ADMIN]}"
    return (person.username, person.full_name, post.position.name, may)


def _is_demo(listing: Listing) -> bool:
    return demo_town(listing.host.removesuffix(f".{settings.BASE_DOMAIN}")) is not None
