"""Writing a letter in the browser: its form, its paper, what happens when two write."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Office, Person, Role
from modules.saraban.commands.change_draft import change_draft
from modules.saraban.models import Draft, Secrecy
from tests.conftest import NOON
from tests.modules.saraban.drafts import post_of, sent_to, words, written
from tests.modules.saraban.samples import registered

type SignIn = Callable[[Person], Client]


@pytest.fixture
def draft(anong: Person, boonmee: Person, engineering: Office) -> Draft:
    """A letter that Anong is writing."""
    return written(anong, engineering)


def typed(draft: Draft, **more: Any) -> dict[str, Any]:
    """Return the fields as the page sends them."""
    return {
        "revision": draft.revision,
        "subject": "ขอความอนุเคราะห์ซ่อมท่อประปา",
        "addressee": "นายอำเภอบางรัก",
        "body": "ด้วยท่อประปาชำรุด",
        "signer": draft.signer_id,
        "urgency": "urgent",
        "secrecy": "open",
        "enclosure_name": ["แผนที่", "", "ภาพถ่าย"],
        "enclosure_quantity": ["จำนวน 1 ชุด", "", "จำนวน 3 ภาพ"],
        "references": "หนังสืออำเภอ ที่ พจ 0118/1\nหนังสือจังหวัด ที่ พจ 0021/2",
        **more,
    }


def test_a_new_draft_opens_for_writing(as_: SignIn, anong: Person, boonmee: Person) -> None:
    answer = as_(anong).post("/saraban/drafts/new", {"kind": "external_letter"})
    draft = Draft.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/saraban/drafts/{draft.pk}/edit")
    page = as_(anong).get(answer["Location"])
    assert page.status_code == 200
    assert "พจ 52103/…" in page.content.decode()
    assert "นายกเทศมนตรี (นายบุญมี มั่นคง)" in page.content.decode()


def test_a_reply_takes_over_addressee_subject_and_reference(
    as_: SignIn, anong: Person, boonmee: Person, wanchai: Person, engineering: Office
) -> None:
    letter = registered(wanchai, engineering)
    shown = as_(anong).get(f"/saraban/drafts/new?answers={letter.pk}")
    assert letter.subject in shown.content.decode()
    as_(anong).post("/saraban/drafts/new", {"kind": "external_letter", "answers": letter.pk})
    draft = Draft.objects.get()
    assert (draft.answers, draft.addressee, draft.subject) == (
        letter,
        letter.sender,
        letter.subject,
    )
    assert draft.content["references"][0].startswith("หนังสือท้องถิ่นจังหวัดพิจิตร ที่ ")


def test_saving_while_writing_answers_with_the_paper_and_the_new_revision(
    as_: SignIn, anong: Person, draft: Draft
) -> None:
    answer = as_(anong).post(f"/saraban/drafts/{draft.pk}/save", typed(draft))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "data:image/png;base64," in text
    assert f'id="id_revision" value="{draft.revision + 1}"' in text
    draft.refresh_from_db()
    assert draft.subject == "ขอความอนุเคราะห์ซ่อมท่อประปา"
    assert draft.content["enclosures"] == [["แผนที่", "จำนวน 1 ชุด"], ["ภาพถ่าย", "จำนวน 3 ภาพ"]]
    assert draft.content["references"] == ["หนังสืออำเภอ ที่ พจ 0118/1", "หนังสือจังหวัด ที่ พจ 0021/2"]


def test_the_second_writer_is_told_and_can_still_save(
    as_: SignIn, anong: Person, draft: Draft
) -> None:
    old = draft.revision
    other = words(post_of(Role.CHIEF_EXECUTIVE), subject="ฉบับของอีกหน้าต่างหนึ่ง")
    change_draft(by=anong, draft=draft.pk, revision=old, writing=other, at=NOON)
    mine = {**typed(draft), "revision": old}
    answer = as_(anong).post(f"/saraban/drafts/{draft.pk}/save", mine)
    assert (answer.status_code, answer["HX-Reswap"]) == (409, "none")
    assert f'value="{old + 1}"' in answer.content.decode()
    draft.refresh_from_db()
    assert draft.subject == "ฉบับของอีกหน้าต่างหนึ่ง"
    page = as_(anong).post(f"/saraban/drafts/{draft.pk}/edit", mine)
    assert page.status_code == 409
    assert "ด้วยท่อประปาชำรุด" in page.content.decode()


def test_words_too_long_are_told_beside_the_field_and_kept(
    as_: SignIn, anong: Person, draft: Draft
) -> None:
    long = "ก" * 501
    page = as_(anong).post(f"/saraban/drafts/{draft.pk}/edit", typed(draft, subject=long))
    assert page.status_code == 422
    assert long in page.content.decode()
    answer = as_(anong).post(f"/saraban/drafts/{draft.pk}/save", typed(draft, subject=long))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"signer": "999999"},
        {"urgency": "tomorrow"},
        {"revision": "x"},
        {"secrecy": Secrecy.TOP_SECRET},
        {"greeting": "king"},
    ],
)
def test_choices_that_do_not_exist_are_refused(
    as_: SignIn, anong: Person, draft: Draft, wrong: dict[str, str]
) -> None:
    for door in ("save", "edit"):
        answer = as_(anong).post(f"/saraban/drafts/{draft.pk}/{door}", typed(draft, **wrong))
        assert answer.status_code == 422
    before = draft.revision
    draft.refresh_from_db()
    assert draft.revision == before


def test_a_sign_that_no_official_face_has_is_saved_and_told(
    as_: SignIn, anong: Person, draft: Draft
) -> None:
    answer = as_(anong).post(
        f"/saraban/drafts/{draft.pk}/save", typed(draft, subject="ป้าย \U0001f600")
    )
    assert (answer.status_code, answer["HX-Reswap"]) == (200, "none")
    assert "แบบอักษร" in answer.content.decode()


def test_markup_typed_in_a_letter_stays_words(as_: SignIn, anong: Person, draft: Draft) -> None:
    nasty = "#let x = 1 <script>alert(1)</script> $a$ \\ @b"
    answer = as_(anong).post(f"/saraban/drafts/{draft.pk}/save", typed(draft, body=nasty))
    assert answer.status_code == 200
    page = as_(anong).get(f"/saraban/drafts/{draft.pk}/edit").content.decode()
    assert "<script>alert(1)" not in page


def test_only_whose_turn_it_is_writes(
    as_: SignIn, anong: Person, wanchai: Person, prasert: Person, draft: Draft
) -> None:
    assert as_(wanchai).get(f"/saraban/drafts/{draft.pk}/edit").status_code == 302
    answer = as_(wanchai).post(f"/saraban/drafts/{draft.pk}/save", typed(draft))
    assert answer.status_code == 403
    sent_to(draft, prasert)
    assert as_(prasert).get(f"/saraban/drafts/{draft.pk}/edit").status_code == 200


def test_a_stranger_finds_nothing(as_: SignIn, somchai: Person, draft: Draft) -> None:
    for door in ("", "/edit", "/paper", "/pages/1"):
        assert as_(somchai).get(f"/saraban/drafts/{draft.pk}{door}").status_code == 404
    assert as_(somchai).post(f"/saraban/drafts/{draft.pk}/save", typed(draft)).status_code == 404
