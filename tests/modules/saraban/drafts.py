"""Drafts that the tests of saraban write, and how far they have gone."""

from datetime import timedelta
from typing import Any

import pypdfium2

from accounts.models import Office, Person, Position, Role
from modules.saraban.commands.approve_draft import approve_draft
from modules.saraban.commands.change_draft import change_draft
from modules.saraban.commands.send_up import send_up
from modules.saraban.commands.start_draft import start_draft
from modules.saraban.drafting import Content, Writing
from modules.saraban.models import Draft, PaperKind
from modules.saraban.recipient import Recipient
from papers.letters import Enclosure
from tests.conftest import NOON

BODY = (
    "ด้วยกองช่าง เทศบาลตำบลบางรัก ได้รับแจ้งว่าท่อประปาหมู่ที่ 3 ชำรุด 2 แห่ง\n"
    "1. จุดแรกหน้าโรงเรียนวัดบางรัก\n"
    "2. จุดที่สองหน้าสถานีอนามัย\n"
    "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ"
)
LATER = NOON + timedelta(hours=1)


def words(signer: Position | None = None, **more: Any) -> Writing:
    """Return a whole letter as a writer types it."""
    content = Content(
        body=BODY,
        owner="กองช่าง",
        phone="0 5669 9000 ต่อ 12",
        references=("หนังสือการประปาส่วนภูมิภาค ที่ มท 55710-32/45 ลงวันที่ 20 กุมภาพันธ์ 2569",),
        enclosures=(Enclosure(name="แผนที่จุดชำรุด", quantity="จำนวน 1 ชุด"),),
    )
    given = {"subject": "ขอความอนุเคราะห์ซ่อมท่อประปา", "addressee": "ผู้จัดการการประปาส่วนภูมิภาค"}
    return Writing(
        **{"content": content, "signer_id": signer.pk if signer else None, **given, **more}
    )


def post_of(role: Role, office: Office | None = None) -> Position:
    """Return the post of a role."""
    posts = Position.objects.filter(role=role)
    return (posts if office is None else posts.filter(office=office)).get()


def written(
    by: Person, office: Office, kind: str = PaperKind.EXTERNAL_LETTER, **more: Any
) -> Draft:
    """Return a whole draft that is still with its writer; the mayor is to sign it."""
    draft = start_draft(by=by, office=office, kind=kind, at=NOON)
    typed = words(**{"signer": post_of(Role.CHIEF_EXECUTIVE), **more})
    return change_draft(by=by, draft=draft.pk, revision=draft.revision, writing=typed, at=NOON)


def sent_to(draft: Draft, person: Person) -> Draft:
    """Return the draft after its writer sent it to a person."""
    to = Recipient(person=person)
    return send_up(by=draft.written_by, draft=draft.pk, revision=draft.revision, to=to, at=NOON)


def signed(draft: Draft, by: Person, **more: Any) -> Draft:
    """Return the draft after its writer sent it to whoever signs, and they signed."""
    sent_to(draft, by)
    return approve_draft(by=by, draft=draft.pk, revision=draft.revision, at=LATER, **more)


def text_of(pdf: bytes) -> str:
    """Return the words in the text layer of a paper of ours."""
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)
