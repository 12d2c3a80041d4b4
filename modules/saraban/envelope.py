"""What the clerk reads off a letter that came in, and what is wrong with it if anything is."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from modules.saraban.models import Channel, IncomingLetter, Secrecy, Urgency
from thai.text import tidy

_OLDEST = date(1900, 1, 1)
_MOST_REFERENCES = 20
_LONGEST_REFERENCE = 300


class BadEnvelope(Exception):
    """A field cannot be as it was typed: `field` is its name, the text says in Thai what to do."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What stands on the paper, in its own words (แบบที่ 13).

    `reference` and `dated` are the sender's; a petition has neither. `references` are the lines
    of อ้างถึง, `enclosures` the words of สิ่งที่ส่งมาด้วย; the files are given apart.
    """

    sender: str
    subject: str
    addressee: str
    reference: str = ""
    dated: date | None = None
    urgency: Urgency = Urgency.NORMAL
    secrecy: Secrecy = Secrecy.OPEN
    channel: Channel = Channel.PAPER
    due_on: date | None = None
    references: tuple[str, ...] = ()
    enclosures: str = ""
    remark: str = ""


def checked(envelope: Envelope, *, received_on: date) -> Envelope:
    """Return the envelope as it is to be kept: tidy, and possible. Raises `BadEnvelope`."""
    lines = tuple(line for each in envelope.references if (line := _line(each)))
    kept = replace(
        envelope,
        sender=_line(envelope.sender),
        subject=_line(envelope.subject),
        addressee=_line(envelope.addressee),
        reference=_line(envelope.reference),
        remark=_line(envelope.remark),
        enclosures=tidy(envelope.enclosures),
        references=lines,
        urgency=_choice("urgency", Urgency, envelope.urgency),
        secrecy=_choice("secrecy", Secrecy, envelope.secrecy),
        channel=_choice("channel", Channel, envelope.channel),
    )
    _check_words(kept)
    _check_days(kept, received_on)
    return kept


def _line(text: str) -> str:
    return " ".join(tidy(text).split())


def _choice[C: (Urgency, Secrecy, Channel)](field: str, choices: type[C], value: str) -> C:
    try:
        return choices(value)
    except ValueError:
        raise BadEnvelope(field, _("เลือกจากรายการที่มีให้")) from None


def _check_words(envelope: Envelope) -> None:
    missing = {
        "sender": _("ใส่ผู้ส่ง เช่น ท้องถิ่นจังหวัด หรือชื่อผู้ยื่นคำร้อง"),
        "subject": _("ใส่เรื่อง ถ้าหนังสือไม่มีชื่อเรื่องให้สรุปย่อ"),
        "addressee": _("ใส่ตำแหน่งหรือหน่วยงานที่หนังสือส่งถึง"),
    }
    for field, words in missing.items():
        if not getattr(envelope, field):
            raise BadEnvelope(field, words)
    for field in ("sender", "subject", "addressee", "reference", "remark"):
        longest: int = getattr(IncomingLetter._meta.get_field(field), "max_length", 0)
        if len(getattr(envelope, field)) > longest:
            raise BadEnvelope(field, _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": longest})
    if len(envelope.enclosures) > 2000:
        raise BadEnvelope("enclosures", _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": 2000})
    if len(envelope.references) > _MOST_REFERENCES:
        raise BadEnvelope("references", _("อ้างถึงได้ไม่เกิน %(n)d ฉบับ") % {"n": _MOST_REFERENCES})
    if any(len(line) > _LONGEST_REFERENCE for line in envelope.references):
        words = _("แต่ละบรรทัดยาวได้ไม่เกิน %(n)d ตัวอักษร")
        raise BadEnvelope("references", words % {"n": _LONGEST_REFERENCE})


def _check_days(envelope: Envelope, received_on: date) -> None:
    if envelope.dated and envelope.dated > received_on:
        raise BadEnvelope("dated", _("วันที่ของหนังสืออยู่หลังวันที่รับ ตรวจวัน เดือน หรือปี พ.ศ. อีกครั้ง"))
    if envelope.dated and envelope.dated < _OLDEST:
        raise BadEnvelope("dated", _("วันที่ของหนังสือเก่าเกินไป ตรวจปี พ.ศ. อีกครั้ง"))
    if envelope.due_on and envelope.due_on < received_on:
        raise BadEnvelope("due_on", _("กำหนดตอบอยู่ก่อนวันที่รับ ตรวจวัน เดือน หรือปี พ.ศ. อีกครั้ง"))
    if envelope.due_on and (envelope.due_on - received_on).days > 3660:
        raise BadEnvelope("due_on", _("กำหนดตอบไกลเกินสิบปี ตรวจปี พ.ศ. อีกครั้ง"))
