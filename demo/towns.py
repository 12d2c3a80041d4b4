"""The towns of the demo: invented names, in districts that do not exist."""

from dataclasses import dataclass

from tenants.models import Kind


@dataclass(frozen=True, kw_only=True)
class Town:
    """One organisation of the demo.

    `code` is its document code, from which those of its offices follow; `people` how many work
    there; `incoming` and `outgoing` how many letters it gets and writes in two years.
    """

    host: str
    number: str  # รหัส อปท. of 8 digits
    kind: Kind
    name: str
    short_name: str
    english_name: str
    province: str
    district: str
    code: str
    address: str
    phone: str
    people: int
    incoming: int
    outgoing: int
    small: bool = False


TOWNS = (
    Town(
        host="thungyai",
        number="06661501",
        kind=Kind.SAO,
        name="องค์การบริหารส่วนตำบลทุ่งใหญ่",
        short_name="อบต.ทุ่งใหญ่",
        english_name="Thung Yai Subdistrict Administrative Organization",
        province="66",
        district="บ้านนาเหนือ",
        code="พจ 79100",
        address="99 หมู่ที่ 3 ตำบลทุ่งใหญ่\nอำเภอบ้านนาเหนือ จังหวัดพิจิตร 66190",
        phone="0 5669 0001",
        people=26,
        incoming=90,
        outgoing=54,
    ),
    Town(
        host="nongbuangam",
        number="05402901",
        kind=Kind.SUBDISTRICT,
        name="เทศบาลตำบลหนองบัวงาม",
        short_name="ทต.หนองบัวงาม",
        english_name="Nong Bua Ngam Subdistrict Municipality",
        province="40",
        district="โนนพยอม",
        code="ขก 59100",
        address="111 หมู่ที่ 7 ตำบลหนองบัวงาม\nอำเภอโนนพยอม จังหวัดขอนแก่น 40990",
        phone="0 4399 7111",
        people=13,
        incoming=44,
        outgoing=18,
        small=True,
    ),
    Town(
        host="thathanthong",
        number="04761201",
        kind=Kind.TOWN,
        name="เทศบาลเมืองท่าธารทอง",
        short_name="ทม.ท่าธารทอง",
        english_name="Tha Than Thong Town Municipality",
        province="76",
        district="ท่าธารทอง",
        code="พบ 52300",
        address="1 ถนนริมธาร ตำบลท่าธารทอง\nอำเภอท่าธารทอง จังหวัดเพชรบุรี 76990",
        phone="0 3299 4000",
        people=36,
        incoming=80,
        outgoing=34,
    ),
    Town(
        host="wiangthara",
        number="02571901",
        kind=Kind.PAO,
        name="องค์การบริหารส่วนจังหวัดเวียงธารา",
        short_name="อบจ.เวียงธารา",
        english_name="Wiang Thara Provincial Administrative Organization",
        province="57",
        district="เวียงธารา",
        code="ชร 51000",
        address="9 ถนนพ่อขุนธารา ตำบลในเวียง\nอำเภอเวียงธารา จังหวัดเชียงราย 57990",
        phone="0 5399 6000",
        people=40,
        incoming=80,
        outgoing=34,
    ),
    Town(
        host="kromsongserm",
        number="09100001",
        kind=Kind.AGENCY,
        name="กรมส่งเสริมการปกครองท้องถิ่น",
        short_name="สถ.",
        english_name="Department of Local Administration",
        province="10",
        district="",
        code="มท 0801",
        address="ถนนนครราชสีมา เขตดุสิต\nกรุงเทพมหานคร 10300",
        phone="0 2299 0000",
        people=16,
        incoming=40,
        outgoing=22,
    ),
)
PASSWORD = "thongthin-demo"  # noqa: S105 (printed for everybody who runs the demo)


def demo_town(host: str) -> Town | None:
    """Return the town of the demo whose address begins with this label."""
    return next((town for town in TOWNS if town.host == host), None)
