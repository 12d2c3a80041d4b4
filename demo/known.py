"""The people of the first town whom everybody who tries the product meets, and their posts."""

from accounts.models import Role
from demo.names import Name

# Role, the beginning of the office's name, the post where one role has several.
KNOWN: dict[tuple[Role, str, str], Name] = {
    (Role.REGISTRY_CENTRAL, "สำนักปลัด", ""): Name("malee", "นางสาว", "มาลี", "แก้วใส"),
    (Role.CLERK, "สำนักปลัด", ""): Name("preecha", "นาย", "ปรีชา", "รอบคอบ"),
    (Role.CHIEF_EXECUTIVE, "", ""): Name("boonmee", "นาย", "บุญมี", "มั่นคง"),
    (Role.DIVISION_DIRECTOR, "กองช่าง", ""): Name("prasert", "นาย", "ประเสริฐ", "ช่างทอง"),
    (Role.REGISTRY_DIVISION, "กองช่าง", ""): Name("wanchai", "นาย", "วันชัย", "พูลสุข"),
    (Role.OFFICER, "กองช่าง", "นายช่างโยธา"): Name("anong", "นาง", "อนงค์", "ศรีสุข"),
    (Role.OFFICER, "สำนักปลัด", "นักทรัพยากรบุคคล"): Name("sunee", "นาง", "สุนีย์", "ตั้งใจ"),
    (Role.DRIVER, "สำนักปลัด", ""): Name("banjob", "นาย", "บรรจบ", "มั่นคง"),
    (Role.AUDITOR, "", ""): Name("wichai", "นาย", "วิชัย", "ตรวจการ"),
}


def known(role: str, office: str, post: str) -> Name | None:
    """Return who is known to hold a post in the first town."""
    for (wanted, begins, exactly), name in KNOWN.items():
        if role == wanted and office.startswith(begins) and exactly in ("", post):
            return name
    return None
