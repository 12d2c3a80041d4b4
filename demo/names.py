"""Names of people who do not exist: first names with their spelling in Latin, and families."""

import random
from collections.abc import Iterator
from typing import NamedTuple

MEN = (
    "สมศักดิ์ somsak ประเสริฐ prasert วันชัย wanchai ธนพล thanaphon กิตติ kitti "
    "อนุชา anucha ศักดา sakda ชาญชัย chanchai สุรชัย surachai พิชัย phichai "
    "มานพ manop ณรงค์ narong วีระ weera เกรียงไกร kriangkrai จักรกฤษณ์ jakkrit "
    "ภาณุพงศ์ phanuphong ธีรยุทธ theerayut อดิศร adison ปิยะ piya สมบัติ sombat "
    "ไพโรจน์ phairot ทวีศักดิ์ thaweesak นพดล noppadon วิรัตน์ wirat "
    "เอกชัย ekkachai ชูเกียรติ chukiat สุเมธ sumet ประเทือง pratueang บัณฑิต bandit "
    "ยงยุทธ yongyut"
)
WOMEN = (
    "สมพร somporn สุกัญญา sukanya ประภัสสร prapatsorn ฐิติพร thitiporn "
    "วราภรณ์ waraporn กมลวรรณ kamonwan อรทัย orathai พรทิพย์ porntip นิภา nipha "
    "รัตนา rattana จิราพร jiraporn ศิริพร siriporn กาญจนา kanchana "
    "สุภาวดี supawadee ณัฐธิดา natthida ปวีณา paweena เบญจมาศ benjamas ลัดดา ladda "
    "วิไล wilai ชลธิชา chonthicha ดวงใจ duangjai มณีรัตน์ maneerat อัญชลี anchalee "
    "พิมพา phimpha สายฝน saifon ธัญญา thanya เพ็ญศรี phensri นงลักษณ์ nongluck "
    "จันทร์เพ็ญ chanpen อำไพ amphai"
)
FAMILIES = (
    "ทองดี ใจกล้า ศรีสุข พูลผล แสนสุข บุญเรือง วงศ์งาม สายทอง แก้วมณี จันทร์หอม "
    "ดีเลิศ พันธุ์ดี เพชรน้อย สุขเกษม ทรัพย์มั่น อิ่มเอิบ ญาณดี คำแก้ว นาคทอง "
    "บัวงาม ปานแก้ว เรืองศรี มีชัย ยอดเพชร รักษ์ไทย ลือชา วิเศษสุข ศรีทอง สมบูรณ์ "
    "หอมหวน อยู่เย็น เอี่ยมสะอาด โพธิ์งาม ใจซื่อ พงษ์ไพร ชูศรี กลิ่นหอม ขำดี "
    "คงมั่น งามสม ช่างคิด ดวงแก้ว ต้นสาย ถาวรสุข ธรรมดี นิลเพชร ประทุมทอง ผ่องใส "
    "พฤกษา ภูเขียว"
)


class Name(NamedTuple):
    """A person's name in its parts, and a user name made from it."""

    username: str
    title: str
    given_name: str
    family_name: str


def names(seed: str) -> Iterator[Name]:
    """Yield names without end, always the same for one seed, no user name twice."""
    rng = random.Random(seed)  # noqa: S311 (chance without secrets)
    pairs = _pairs(MEN, ("นาย",)) + _pairs(WOMEN, ("นาง", "นางสาว"))
    rng.shuffle(pairs)
    families = FAMILIES.split()
    rng.shuffle(families)
    for place in range(10**6):
        given, latin, titles = pairs[place % len(pairs)]
        turn = place // len(pairs)
        username = f"{latin}{turn + 1}" if turn else latin
        yield Name(username, rng.choice(titles), given, families[place % len(families)])


def _pairs(words: str, titles: tuple[str, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    parts = words.split()
    return [(parts[at], parts[at + 1], titles) for at in range(0, len(parts), 2)]
