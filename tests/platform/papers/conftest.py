"""A letter and a memo as an office fills them in, and eyes to read what came out."""

from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest

from papers.letters import Enclosure, ExternalLetter, Memo
from papers.signature import SignatureBlock

CAUSE = (
    "ตามที่ สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดพระนครศรีอยุธยา ได้แจ้งให้องค์กรปกครองส่วนท้องถิ่น"
    "ดำเนินการขับเคลื่อนการใช้เทคโนโลยีดิจิทัล ตามพระราชบัญญัติการปฏิบัติราชการทางอิเล็กทรอนิกส์ พ.ศ. 2565 นั้น"
)
WISH = "จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์ จะขอบคุณยิ่ง"

type Reader = Callable[[bytes], list[str]]


@pytest.fixture
def pages_of() -> Reader:
    """Return a reader of the words on each page; spaces of every kind become plain, runs one."""

    def read(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]

    return read


@pytest.fixture
def letter() -> ExternalLetter:
    """Return a letter of one page with every field filled in."""
    return ExternalLetter(
        agency="องค์การบริหารส่วนตำบลบางปะอิน",
        address=("99 หมู่ที่ 3 ตำบลบ้านเลน อำเภอบางปะอิน", "จังหวัดพระนครศรีอยุธยา 13160"),
        code="อย 72101",
        number="123",
        dated=date(2024, 8, 26),
        subject="ขอความอนุเคราะห์วิทยากร",
        recipient="ท้องถิ่นจังหวัดพระนครศรีอยุธยา",
        references=("หนังสือจังหวัดพระนครศรีอยุธยา ที่ อย 0023.3/ว 567 ลงวันที่ 15 สิงหาคม 2567",),
        enclosures=(
            Enclosure(name="โครงการอบรม", quantity="จำนวน 1 ชุด"),
            Enclosure(name="กำหนดการ", quantity="จำนวน 2 แผ่น"),
        ),
        body=f"{CAUSE}\n{WISH}",
        signer=SignatureBlock(
            name="นายสมชาย ใจดี",
            position="รองนายกองค์การบริหารส่วนตำบล",
            acting="รักษาราชการแทน",
            acting_for="นายกองค์การบริหารส่วนตำบลบางปะอิน",
        ),
        owner_division=("สำนักปลัด",),
        phone="0 3526 1000",
        email="saraban_06140203@dla.go.th",
        copies=("นายอำเภอบางปะอิน",),
    )


@pytest.fixture
def memo() -> Memo:
    """Return a memo of one page."""
    return Memo(
        agency="องค์การบริหารส่วนตำบลบางปะอิน",
        owner="กองคลัง โทร. 0 3526 1000 ต่อ 13",
        code="อย 72102",
        number="45",
        dated=date(2024, 8, 26),
        subject="ขออนุมัติจัดซื้อครุภัณฑ์คอมพิวเตอร์",
        recipient="นายกองค์การบริหารส่วนตำบลบางปะอิน",
        body=f"{CAUSE}\nจึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
        signer=SignatureBlock(name="นางสุดา ทองดี", position="ผู้อำนวยการกองคลัง"),
    )
