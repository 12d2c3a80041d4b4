"""Letters and memos as the office fills them in, and as PDF (ระเบียบงานสารบรรณ ข้อ 11, 12)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from papers.body import paragraphs
from papers.compile import PaperError
from papers.fitting import fitted_paper
from papers.signature import SignatureBlock, signature_data
from papers.wording import official, place_names
from thai.dates import official_date, screen_date


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """One thing sent along (สิ่งที่ส่งมาด้วย): its name, and how many (`จำนวน 1 ชุด`)."""

    name: str
    quantity: str = ""


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who drafted, typed or checked (`ร่าง`, `พิมพ์`, `ตรวจ`): on the file copy only."""

    did: str
    name: str
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Memo:
    """What a memo (บันทึกข้อความ, แบบที่ 2) says. Digits and dates are turned to Thai on paper.

    `owner` is the division with its phone. Without a `number` the paper is a draft: its number line
    stays open after `code` (`อย 72101`) and it is marked ร่าง. `body`: see `body.paragraphs`.
    `garuda` is the deployment's emblem file; without one its place is kept empty.
    """

    agency: str
    owner: str
    code: str
    number: str | None
    dated: date | None
    subject: str
    recipient: str
    body: str
    signer: SignatureBlock
    salutation: str = "เรียน"
    urgency: str = ""
    secrecy: str = ""
    hands: tuple[Hand, ...] = ()
    garuda: Path | None = None


@dataclass(frozen=True, kw_only=True)
class ExternalLetter:
    """What an external letter (หนังสือภายนอก, แบบที่ 1) says, in the order of the form.

    `owner_division` may hold several lines (division, section). `urgency` and `secrecy` are the
    words printed (`ด่วนมาก`, `ลับ`), empty for none. The rest is as in `Memo`.
    """

    agency: str
    address: tuple[str, ...]
    code: str
    number: str | None
    dated: date | None
    subject: str
    recipient: str
    body: str
    signer: SignatureBlock
    owner_division: tuple[str, ...] = ()
    phone: str = ""
    fax: str = ""
    email: str = ""
    salutation: str = "เรียน"
    closing: str = "ขอแสดงความนับถือ"
    references: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    copies: tuple[str, ...] = ()
    urgency: str = ""
    secrecy: str = ""
    hands: tuple[Hand, ...] = ()
    garuda: Path | None = None


def external_letter_pdf(letter: ExternalLetter) -> bytes:
    """Return the letter as PDF/A-2b; equal letters give equal bytes. Raises `PaperError`."""
    data = {
        **_common(letter),
        "names": place_names([letter.agency, *letter.address, letter.recipient]),
        "address": [official(line) for line in letter.address],
        "references": [official(reference) for reference in letter.references],
        "enclosures": _enclosures(letter.enclosures),
        "closing": official(letter.closing),
        "contacts": _contacts(letter),
        "copies": [official(copy) for copy in letter.copies],
    }
    return fitted_paper("external_letter", data, dated=letter.dated)


def memo_pdf(memo: Memo) -> bytes:
    """Return the memo as PDF/A-2b; equal memos give equal bytes. Raises `PaperError`."""
    names = place_names([memo.agency, memo.owner, memo.recipient])
    data = {**_common(memo), "names": names, "owner": official(memo.owner)}
    return fitted_paper("memo", data, dated=memo.dated)


def _common(paper: ExternalLetter | Memo) -> dict[str, object]:
    return {
        "title": official(paper.subject),
        "agency": official(paper.agency),
        "reference": official(f"{paper.code}/{paper.number or ''}"),
        "draft": paper.number is None,
        "day": official(official_date(paper.dated)) if paper.dated else "",
        "subject": official(paper.subject),
        "salutation": official(paper.salutation),
        "recipient": official(paper.recipient),
        "body": paragraphs(paper.body),
        "signer": signature_data(paper.signer),
        "urgency": official(paper.urgency),
        "secrecy": official(paper.secrecy),
        "hands": [_hand(hand) for hand in paper.hands],
        "garuda": _emblem(paper.garuda),
    }


def _enclosures(enclosures: tuple[Enclosure, ...]) -> list[dict[str, str]]:
    numbered = len(enclosures) > 1
    return [
        {
            "number": official(f"{place}.") if numbered else "",
            "name": official(enclosure.name),
            "quantity": official(enclosure.quantity),
        }
        for place, enclosure in enumerate(enclosures, start=1)
    ]


def _contacts(letter: ExternalLetter) -> list[str]:
    labels = (
        ("โทร.", letter.phone),
        ("โทรสาร", letter.fax),
        ("ไปรษณีย์อิเล็กทรอนิกส์", letter.email),
    )
    lines = [*letter.owner_division, *(f"{label} {value}" for label, value in labels if value)]
    return [official(line) for line in lines]


def _hand(hand: Hand) -> dict[str, str]:
    day = screen_date(hand.day) if hand.day else ""
    return {"label": official(hand.did), "name": official(hand.name), "day": official(day)}


def _emblem(garuda: Path | None) -> bytes | None:
    try:
        return garuda.read_bytes() if garuda else None
    except OSError as problem:
        raise PaperError(f"อ่านแฟ้มตราครุฑไม่ได้: {garuda}") from problem
