"""How a letter greets and closes, by who it is written to (ภาคผนวก 2 ของระเบียบงานสารบรรณ)."""

from enum import StrEnum
from typing import NamedTuple


class Addressee(StrEnum):
    """Whom a letter is written to, as far as its greeting depends on it.

    The royal family and the Supreme Patriarch are not here: their forms are typed by hand.
    """

    ORDINARY = "ordinary"
    HIGH_OFFICE = "high_office"
    MONK = "monk"
    SENIOR_MONK = "senior_monk"
    SOMDET_MONK = "somdet_monk"

    @property
    def thai(self) -> str:
        """The name of the group, for a list to choose from."""
        return _NAMES[self]


class Forms(NamedTuple):
    """The greeting (คำขึ้นต้น) and the closing (คำลงท้าย) that belong together."""

    salutation: str
    closing: str


_NAMES = {
    Addressee.ORDINARY: "บุคคลธรรมดาและข้าราชการทั่วไป",
    Addressee.HIGH_OFFICE: "นายกรัฐมนตรี ประธานรัฐสภา ประธานศาล ประธานองค์กรตามรัฐธรรมนูญ",
    Addressee.MONK: "พระภิกษุสงฆ์ทั่วไป",
    Addressee.SENIOR_MONK: "พระราชาคณะ",
    Addressee.SOMDET_MONK: "สมเด็จพระราชาคณะ รองสมเด็จพระราชาคณะ",
}

FORMS = {
    Addressee.ORDINARY: Forms("เรียน", "ขอแสดงความนับถือ"),
    Addressee.HIGH_OFFICE: Forms("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
    Addressee.MONK: Forms("นมัสการ", "ขอนมัสการด้วยความเคารพ"),
    Addressee.SENIOR_MONK: Forms("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง"),
    Addressee.SOMDET_MONK: Forms("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
}

_HIGH_OFFICES = (
    "ประธานองคมนตรี",
    "นายกรัฐมนตรี",
    "ประธานรัฐสภา",
    "ประธานสภาผู้แทนราษฎร",
    "ประธานวุฒิสภา",
    "ประธานศาลฎีกา",
    "รัฐบุรุษ",
    "ประธานศาลรัฐธรรมนูญ",
    "ประธานศาลปกครองสูงสุด",
    "ประธานกรรมการการเลือกตั้ง",
    "ประธานกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "ประธานกรรมการตรวจเงินแผ่นดิน",
    "ประธานผู้ตรวจการแผ่นดิน",
    "ประธานกรรมการสิทธิมนุษยชนแห่งชาติ",
)


def suggested_for(recipient: str) -> Forms:
    """Suggest the forms for a recipient as typed (`นายอำเภอบางปะอิน`)."""
    name = recipient.strip()
    if name.startswith(_HIGH_OFFICES):
        return FORMS[Addressee.HIGH_OFFICE]
    if name.startswith(("สมเด็จพระ", "รองสมเด็จพระ")):
        return FORMS[Addressee.SOMDET_MONK]
    if name.startswith("พระราชาคณะ"):
        return FORMS[Addressee.SENIOR_MONK]
    if name.startswith(("พระครู", "พระมหา", "พระอธิการ", "พระภิกษุ", "เจ้าอาวาส", "เจ้าคณะ")):
        return FORMS[Addressee.MONK]
    return FORMS[Addressee.ORDINARY]
