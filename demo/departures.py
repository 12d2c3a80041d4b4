"""Letters a town writes: drafts on their way to a signature, numbers given and kept."""

from dataclasses import replace
from datetime import datetime

from accounts.models import Office, Person, Role
from demo.desk import Desk, chance
from demo.sheets import enclosure_of
from demo.texts import Text, words_for
from modules.saraban.commands.approve_draft import approve_draft
from modules.saraban.commands.cancel_outgoing import cancel_outgoing
from modules.saraban.commands.change_draft import change_draft
from modules.saraban.commands.check_draft import check_draft
from modules.saraban.commands.discard_draft import discard_draft
from modules.saraban.commands.end_reservation import end_reservation
from modules.saraban.commands.issue import issue
from modules.saraban.commands.register_outgoing import Written, register_outgoing
from modules.saraban.commands.reserve_number import reserve_number
from modules.saraban.commands.return_draft import return_draft
from modules.saraban.commands.send_up import send_up
from modules.saraban.commands.start_draft import start_draft
from modules.saraban.drafting import Content, writing_of
from modules.saraban.models import Draft, OutgoingLetter, PaperKind
from modules.saraban.recipient import Recipient
from thai.dates import bangkok_date

MEMO = "memo"


def enter_written(desk: Desk, at: datetime, *, text: Text) -> None:
    """Give a number to a letter that was written outside the system, as offices did before."""
    text = _ready(desk, text, at)
    written = Written(
        kind=_kind(text),
        circular=text.kind == "circular",
        subject=text.subject,
        addressee=_addressee(desk, text),
        urgency=text.urgency,
        secrecy=text.secrecy,
        remark="เอกสารกระดาษ",
    )
    office = desk.office(text.office)
    register_outgoing(by=desk.registrar(at), office=office, written=written, at=at)


def begin(desk: Desk, at: datetime, *, text: Text) -> None:
    """Somebody of the office begins a draft and writes it down."""
    text = _ready(desk, text, at)
    office = desk.office(text.office)
    by = chance(at, office.name).choice(desk.workers(office, at))
    draft = start_draft(by=by, office=office, kind=_kind(text), at=at)
    blank = writing_of(draft)
    content = replace(
        blank.content, body=text.body, enclosures=tuple(map(enclosure_of, text.enclosures))
    )
    assert isinstance(content, Content)
    writing = replace(
        blank,
        subject=text.subject,
        addressee=_addressee(desk, text),
        urgency=text.urgency,
        secrecy=text.secrecy,
        circular=text.kind == "circular",
        content=content,
    )
    change_draft(by=by, draft=draft.pk, revision=draft.revision, writing=writing, at=at)


def ask(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The writer sends it to the head of the office."""
    draft = desk.draft(made)
    send_up(
        by=draft.written_by,
        draft=draft.pk,
        revision=draft.revision,
        to=_head(desk, draft.office, at),
        note="เพื่อโปรดตรวจ",
        at=at,
    )


def check(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Whoever has it finds it right and gives it to the next above."""
    draft = desk.draft(made)
    to = Recipient(office=desk.clerk_office, role=Role.CLERK)
    if draft.with_role == Role.CLERK:
        to = Recipient(office=desk.root, role=Role.CHIEF_EXECUTIVE)
    check_draft(
        by=_with(desk, draft, at), draft=draft.pk, revision=draft.revision, to=to, note="", at=at
    )


def send_back(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Whoever has it returns it to its writer."""
    draft = desk.draft(made)
    note = "ปรับข้อความย่อหน้าที่สองให้กระชับ และตรวจจำนวนเงินอีกครั้ง"
    return_draft(
        by=_with(desk, draft, at), draft=draft.pk, revision=draft.revision, note=note, at=at
    )


def sign(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """Whoever has it signs."""
    draft = desk.draft(made)
    by = _with(desk, draft, at)
    approve_draft(by=by, draft=draft.pk, revision=draft.revision, at=at)


def number(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry gives it its number."""
    draft = desk.draft(made)
    issue(by=_with(desk, draft, at), draft=draft.pk, revision=draft.revision, at=at)


def give_up(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The writer gives the draft up."""
    draft = desk.draft(made)
    discard_draft(by=draft.written_by, draft=draft.pk, note="รวมเป็นหนังสือฉบับเดียวกัน", at=at)


def strike(desk: Desk, at: datetime, *, made: datetime, text: Text) -> None:
    """The registry cancels the letter."""
    letter = OutgoingLetter.objects.get(draft=desk.draft(made).pk)
    why = "ผู้ลงนามสั่งให้แก้ไขเนื้อหาและออกเลขใหม่"
    cancel_outgoing(by=desk.registrar(at), letter=letter.pk, reason=why, at=at)


def keep_number(desk: Desk, at: datetime, *, given_up: bool) -> None:
    """The registry reserves a number; one of them is given up at once."""
    by = desk.registrar(at)
    kept = reserve_number(
        by=by,
        office=desk.clerk_office,
        book=OutgoingLetter.Book.LETTERS,
        reason="หนังสือเชิญประชุมสภา รอกำหนดวันจากประธานสภา",
        at=at,
    )
    if given_up:
        end_reservation(by=by, reservation=kept.pk, reason="เลื่อนการประชุมไม่มีกำหนด", at=at)


def _ready(desk: Desk, text: Text, at: datetime) -> Text:
    return text.filled(words_for(desk.town, bangkok_date(at), text, chance(at, text.subject)))


def _kind(text: Text) -> str:
    return PaperKind.INTERNAL_MEMO if text.kind == MEMO else PaperKind.EXTERNAL_LETTER


def _addressee(desk: Desk, text: Text) -> str:
    if text.kind != MEMO:
        return text.addressee
    chief = desk.root.positions.filter(role=Role.CHIEF_EXECUTIVE).values_list("name", flat=True)
    return str(chief[0])


def _head(desk: Desk, office: Office, at: datetime) -> Recipient:
    posts = office.positions.filter(role=Role.DIVISION_DIRECTOR, closed_at=None)
    if posts.exists():
        return Recipient(office=office, role=Role.DIVISION_DIRECTOR)
    return Recipient(office=desk.clerk_office, role=Role.CLERK)


def _with(desk: Desk, draft: Draft, at: datetime) -> Person:
    if draft.with_person is not None:
        return draft.with_person
    return desk.holder(Role(draft.with_role), at, draft.with_office)
