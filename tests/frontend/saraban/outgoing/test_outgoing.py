"""The page of a letter sent, its cancellation, and registering one written elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Office, Person
from modules.saraban.commands.issue import issue
from modules.saraban.models import OutgoingLetter, Part
from tests.modules.saraban.drafts import LATER, signed, text_of, written
from tests.modules.saraban.samples import scan

type SignIn = Callable[[Person], Client]


@pytest.fixture
def sent(anong: Person, boonmee: Person, malee: Person, engineering: Office) -> OutgoingLetter:
    """A letter of กองช่าง that was written, signed and issued here."""
    draft = signed(written(anong, engineering), boonmee)
    return issue(by=malee, draft=draft.pk, revision=draft.revision, at=LATER)


def typed(office: Office, **more: Any) -> dict[str, Any]:
    """Return the form as the page sends it."""
    return {
        "kind": "external_letter",
        "owner": office.pk,
        "subject": "ขอส่งรายงาน",
        "addressee": "ผู้ว่าราชการจังหวัดพิจิตร",
        "urgency": "normal",
        "secrecy": "open",
        **more,
    }


def test_the_page_shows_paper_facts_and_path(
    as_: SignIn, sent: OutgoingLetter, anong: Person
) -> None:
    text = as_(anong).get(f"/saraban/outgoing/{sent.pk}").content.decode()
    main = sent.attachments.get(part=Part.MAIN)
    for words in (
        "พจ 52103/1",
        f"/saraban/files/{main.pk}/pages/1",
        "นายบุญมี มั่นคง",
        "สำเนาคู่ฉบับ",
    ):
        assert words in text
    assert "ยกเลิกหนังสือ" not in text


def test_the_file_copy_names_who_drafted(as_: SignIn, sent: OutgoingLetter, anong: Person) -> None:
    answer = as_(anong).get(f"/saraban/outgoing/{sent.pk}/file-copy")
    text = text_of(answer.content)
    assert "สำเนาคู่ฉบับ" in text
    assert "อนงค์" in text


def test_the_registry_cancels_with_a_word(
    as_: SignIn, sent: OutgoingLetter, malee: Person, anong: Person
) -> None:
    door = f"/saraban/outgoing/{sent.pk}/cancel"
    assert as_(anong).post(door, {"note": "ผิด"}).status_code == 403
    assert as_(malee).post(door, {"note": ""}).status_code == 422
    assert as_(malee).post(door, {"note": "ผู้รับผิด"}).status_code == 302
    assert as_(malee).post(door, {"note": "ผู้รับผิด"}).status_code == 409
    text = as_(anong).get(f"/saraban/outgoing/{sent.pk}").content.decode()
    assert "ยกเลิกแล้ว" in text
    assert "ผู้รับผิด" in text


def test_a_stranger_finds_no_letter(as_: SignIn, sent: OutgoingLetter, somchai: Person) -> None:
    for door in ("", "/file-copy"):
        assert as_(somchai).get(f"/saraban/outgoing/{sent.pk}{door}").status_code == 404
    assert as_(somchai).post(f"/saraban/outgoing/{sent.pk}/cancel", {}).status_code == 404


def test_a_letter_written_elsewhere_is_registered_with_its_file(
    as_: SignIn, malee: Person, engineering: Office
) -> None:
    paper = SimpleUploadedFile("หนังสือ.pdf", scan(), "application/pdf")
    answer = as_(malee).post("/saraban/outgoing/register", typed(engineering, files=[paper]))
    letter = OutgoingLetter.objects.get()
    assert answer["Location"] == f"/saraban/outgoing/{letter.pk}"
    assert letter.reference == "พจ 52103/1"
    assert letter.attachments.get().part == Part.MAIN


def test_a_wrong_form_keeps_words_and_file(as_: SignIn, malee: Person, engineering: Office) -> None:
    paper = SimpleUploadedFile("หนังสือ.pdf", scan(), "application/pdf")
    answer = as_(malee).post(
        "/saraban/outgoing/register", typed(engineering, subject="", files=[paper])
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "กรอกเรื่องตามหนังสือ" in text
    assert "ผู้ว่าราชการจังหวัดพิจิตร" in text
    assert 'name="kept"' in text
    assert not OutgoingLetter.objects.exists()


def test_what_is_no_document_is_refused(as_: SignIn, malee: Person, engineering: Office) -> None:
    virus = SimpleUploadedFile("หนังสือ.pdf", b"MZ\x90 not a paper", "application/pdf")
    answer = as_(malee).post("/saraban/outgoing/register", typed(engineering, files=[virus]))
    assert answer.status_code == 422
    assert not OutgoingLetter.objects.exists()


@pytest.mark.parametrize("name", ["anong", "boonmee", "preecha"])
def test_only_a_registry_registers(as_: SignIn, name: str, request: pytest.FixtureRequest) -> None:
    client = as_(request.getfixturevalue(name))
    assert client.get("/saraban/outgoing/register").status_code == 403


def test_a_division_may_not_register_letters(
    as_: SignIn, wanchai: Person, engineering: Office
) -> None:
    client = as_(wanchai)
    assert client.get("/saraban/outgoing/register").status_code == 200
    assert client.post("/saraban/outgoing/register", typed(engineering)).status_code == 403
    memo = typed(engineering, kind="internal_memo")
    assert client.post("/saraban/outgoing/register", memo).status_code == 302
