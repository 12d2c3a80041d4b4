"""The papers that come in, as PDF: letters with a letterhead, plain pages, enclosures."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import typst

from demo.senders import Sender
from papers import letters
from papers.letters import Enclosure, ExternalLetter, external_letter_pdf
from papers.signature import SignatureBlock
from papers.wording import official
from thai.dates import official_date
from thai.digits import thai

FONTS = Path(letters.__file__).parent / "fonts"
WORDS = {
    "urgent": "ด่วน",
    "very_urgent": "ด่วนมาก",
    "most_urgent": "ด่วนที่สุด",
    "confidential": "ลับ",
    "secret": "ลับมาก",
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a letter that comes in says, all words filled in."""

    sender: Sender
    number: str
    dated: date
    subject: str
    addressee: str
    body: str
    enclosures: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    urgency: str = "normal"
    secrecy: str = "open"


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return the letter as PDF: with the sender's letterhead, or a plain page without one."""
    return _with_letterhead(sheet) if sheet.sender.code else _plain(sheet)


@cache
def enclosure_pdf(name: str) -> bytes:
    """Return a form to fill in, the same bytes for the same name: stored once in each town."""
    return _page(title=official(name.partition(" จำนวน")[0]), rows=12)


def _with_letterhead(sheet: Sheet) -> bytes:
    sender = sheet.sender
    return external_letter_pdf(
        ExternalLetter(
            agency=sender.agency,
            address=sender.address,
            code=sender.code,
            number=sheet.number,
            dated=sheet.dated,
            subject=sheet.subject,
            recipient=sheet.addressee,
            body=sheet.body,
            signer=SignatureBlock(
                name=sender.signer,
                position=sender.position,
                rank="พันตำรวจเอก" if sender.code.startswith("ตช") else "",
            ),
            owner_division=sender.division,
            phone=sender.phone,
            references=sheet.references,
            enclosures=tuple(map(enclosure_of, sheet.enclosures)),
            urgency=WORDS.get(sheet.urgency, ""),
            secrecy=WORDS.get(sheet.secrecy, ""),
        )
    )


def enclosure_of(line: str) -> Enclosure:
    """Return one thing sent along, read from words such as `กำหนดการ จำนวน 1 แผ่น`."""
    name, found, quantity = line.partition(" จำนวน ")
    return Enclosure(name=name, quantity=f"จำนวน {quantity}" if found else "")


def _plain(sheet: Sheet) -> bytes:
    head = [f"เรื่อง  {official(sheet.subject)}", f"เรียน  {official(sheet.addressee)}"]
    return _page(
        place="เขียนที่ บ้านของผู้ยื่นคำร้อง" if sheet.sender.position == "ผู้ยื่นคำร้อง" else "",
        day=official_date(sheet.dated),
        head=head,
        body=[official(line) for line in sheet.body.splitlines()],
        signer=official(sheet.sender.signer),
        position=official(sheet.sender.position),
        closing="ขอแสดงความนับถือ",
    )


def _page(**words: object) -> bytes:
    blank = {"place": "", "day": "", "title": "", "head": [], "body": [], "rows": 0, "signer": ""}
    more = {"position": "", "closing": "", "digits": [thai(str(n)) for n in range(1, 30)]}
    data = json.dumps({**blank, **more, **words}, ensure_ascii=False)
    pdf = typst.compile(
        Path(__file__).with_name("petition.typ"),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        format="pdf",
    )
    assert isinstance(pdf, bytes)
    return pdf
