"""Register a letter written elsewhere (ลงทะเบียนส่ง): its number, its paper as a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit import trail
from database.work import atomic
from files.models import StoredFile
from modules.saraban import access, entry
from modules.saraban.models import OutgoingLetter, PaperKind, Secrecy, Urgency
from modules.saraban.parties import remember_party
from thai.dates import bangkok_date
from thai.text import tidy


class BadLetter(Exception):
    """Fields cannot be as they were typed; `problems` maps a field to a Thai sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands on a letter that was written outside the system."""

    kind: str = PaperKind.EXTERNAL_LETTER
    circular: bool = False
    subject: str
    addressee: str
    urgency: str = Urgency.NORMAL
    secrecy: str = Secrecy.OPEN
    remark: str = ""
    files: Sequence[StoredFile] = field(default_factory=tuple)


@atomic()
def register_outgoing(
    *, by: Person, office: Office, written: Written, at: datetime, reservation: int | None = None
) -> OutgoingLetter:
    """Give a letter of an office its number and date; the first of its files is the letter.

    A letter that stays on paper has no files, a top secret one never has any (ข้อ 29). Raises
    `PermissionDenied` if `by` does not keep the book, `BadLetter`, `entry.ReservationUnusable`.
    """
    sent = entry.Sent(
        kind=written.kind,
        owner=office,
        subject=tidy(written.subject),
        addressee=tidy(written.addressee),
        urgency=written.urgency,
        secrecy=written.secrecy,
        circular=written.circular,
        remark=tidy(written.remark),
    )
    if not access.may_issue(viewer_of(by, on=bangkok_date(at)), sent.book, sent.keeper):
        raise PermissionDenied
    if problems := _problems(sent, written):
        raise BadLetter(problems)
    kept = entry.kept_number(reservation, sent, at=at) if reservation else None
    letter = entry.enter(sent, entry.number_for(sent, kept, at=at), by=by, at=at)
    if written.files:
        entry.attach(letter, written.files[0], written.files[1:])
    entry.use(kept, letter, at=at)
    entry.name_readers_of(letter, [by.pk], by=by, at=at)
    trail.record(
        by=by, at=at, action="saraban.outgoing.registered", subject=letter,
        reference=letter.reference, year=letter.year,
    )  # fmt: skip
    if not access.is_secret(letter.secrecy):
        remember_party(letter.addressee, at=at)
    return letter


def _problems(sent: entry.Sent, written: Written) -> dict[str, str]:
    found: dict[str, str] = {}
    if not sent.subject:
        found["subject"] = _("กรอกเรื่องตามหนังสือ")
    if not sent.addressee:
        found["addressee"] = _("กรอกผู้รับตามหนังสือ")
    for name, most in (("subject", 500), ("addressee", 200), ("remark", 500)):
        if len(getattr(sent, name)) > most:
            found[name] = _("ยาวเกินไป กรอกได้ไม่เกิน %(most)s ตัวอักษร") % {"most": most}
    if sent.urgency not in Urgency.values or sent.secrecy not in Secrecy.values:
        found["urgency"] = _("เลือกจากรายการที่มีให้")
    if sent.kind not in PaperKind.values:
        found["kind"] = _("เลือกชนิดหนังสือ")
    if written.files and sent.secrecy == Secrecy.TOP_SECRET:
        found["files"] = _("หนังสือลับที่สุดห้ามแนบไฟล์ ลงทะเบียนเฉพาะรายการ")
    return found
