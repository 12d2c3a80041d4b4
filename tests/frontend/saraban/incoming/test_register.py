"""The page that registers a letter."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from files.models import StoredFile
from modules.saraban.models import IncomingLetter, Part, Secrecy
from tests.modules.saraban.samples import registered, scan

URL = "/saraban/incoming/register"
TYPED = {
    "reference": "พจ ๐๐๒๓.๓/ว ๒๐๘๗",
    "dated": "๒๐/๑๑/๖๗",
    "sender": "ท้องถิ่นจังหวัดพิจิตร",
    "subject": "ขอเชิญประชุม",
    "addressee": "นายกเทศมนตรี",
    "urgency": "normal",
    "secrecy": "open",
    "channel": "paper",
}


def upload(name="หนังสือ.pdf", content=None):
    return SimpleUploadedFile(name, scan() if content is None else content)


def kept_in(page):
    return re.findall(r'name="kept" value="([^"]+)"', page.content.decode())


def test_shows_the_number_that_comes_next(as_, malee, organisation):
    registered(malee, organisation, at=_last_year(), dated=None)

    page = as_(malee).get(URL)

    assert page.status_code == 200
    assert "เลขรับถัดไป" in page.content.decode()
    assert re.search(r"<b>1/25\d\d</b>", page.content.decode())


def test_registers_a_letter_with_its_files(as_, malee, organisation):
    browser = as_(malee)

    answer = browser.post(URL, {**TYPED, "files": [upload(), upload("แผนที่.pdf", scan("red"))]})

    letter = IncomingLetter.objects.get()
    assert answer.url == f"/saraban/incoming/{letter.pk}/registered"
    assert (letter.reference, str(letter.dated)) == ("พจ ๐๐๒๓.๓/ว ๒๐๘๗", "2024-11-20")
    parts = list(letter.attachments.order_by("sort").values_list("part", "file__name"))
    assert parts == [(Part.MAIN, "หนังสือ.pdf"), (Part.ENCLOSURE, "แผนที่.pdf")]
    done = browser.get(answer.url).content.decode()
    assert str(letter) in done
    assert "รับฉบับต่อไป" in done


@pytest.mark.parametrize("who", ["somchai", "prasert", "boonmee", "wichai"])
def test_only_who_keeps_a_register_may_open_it(as_, everyone, who):
    for answer in (as_(everyone[who]).get(URL), as_(everyone[who]).post(URL, TYPED)):
        assert answer.status_code == 403
    assert not IncomingLetter.objects.exists()


def test_a_division_clerk_registers_in_the_division(as_, wanchai, engineering, organisation):
    as_(wanchai).post(URL, TYPED)
    refused = as_(wanchai).post(URL, {**TYPED, "office": organisation.pk})

    assert IncomingLetter.objects.get().office == engineering
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"subject": ""}, "ใส่เรื่อง"),
        ({"sender": " "}, "ใส่ผู้ส่ง"),
        ({"dated": "30 ก.พ. 2567"}, "ก.พ."),
        ({"dated": "1/1/3000"}, "1/1/3000"),
        ({"due_on": "เร็ว ๆ นี้"}, "วันที่"),
        ({"subject": "ก" * 501}, "500"),
        ({"urgency": "panic"}, "ชั้นความเร็ว"),
        ({"secrecy": "cosmic"}, "ชั้นความลับ"),
        ({"received_on": "1/1/2600"}, "วันที่รับ"),
        ({"received_time": "25.99"}, "เวลา"),
        ({"sender": "\x00"}, "จาก"),
        ({"readers": "999999", "secrecy": "secret"}, "ผู้มีสิทธิอ่าน"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(as_, malee, wrong, words):
    answer = as_(malee).post(URL, {**TYPED, "remark": "นกฮูกสีทอง", **wrong, "files": [upload()]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "นกฮูกสีทอง" in page
    assert "หนังสือ.pdf" in page
    assert not IncomingLetter.objects.exists()


def test_a_file_is_sent_once_and_carried_until_the_form_is_right(as_, malee):
    browser = as_(malee)
    first = browser.post(URL, {**TYPED, "subject": "", "files": [upload()]})
    (token,) = kept_in(first)

    browser.post(URL, {**TYPED, "kept": [token]})

    assert IncomingLetter.objects.get().attachments.get().file == StoredFile.objects.get()


def test_files_are_taken_in_before_the_form_is_sent(as_, malee):
    browser = as_(malee)
    desk = browser.post("/saraban/incoming/uploads", {"files": [upload()]})
    (token,) = kept_in(desk)
    more = browser.post(
        "/saraban/incoming/uploads", {"kept": [token], "files": [upload("2.pdf", scan("red"))]}
    )
    assert len(kept_in(more)) == 2
    less = browser.post("/saraban/incoming/uploads", {"kept": kept_in(more), "remove": token})
    assert len(kept_in(less)) == 1

    picture = browser.get(f"/saraban/incoming/uploads/{token}/pages/1")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")


def test_what_is_no_document_is_refused_by_name(as_, malee):
    bad = upload("โปรแกรม.pdf", b"MZ this is a program")
    answer = as_(malee).post("/saraban/incoming/uploads", {"files": [bad, upload()]})

    assert answer.status_code == 422
    assert "โปรแกรม.pdf" in answer.content.decode()
    assert len(kept_in(answer)) == 1


def test_anothers_upload_cannot_be_carried_off(as_, malee, wanchai):
    (token,) = kept_in(as_(malee).post("/saraban/incoming/uploads", {"files": [upload()]}))

    page = as_(wanchai).post("/saraban/incoming/uploads", {"kept": [token, "forged", ""]})

    assert kept_in(page) == []
    assert as_(wanchai).get(f"/saraban/incoming/uploads/{token}/pages/1").status_code == 404


def test_the_same_letter_is_shown_and_taken_again_only_for_a_reason(as_, malee):
    browser = as_(malee)
    browser.post(URL, {**TYPED, "files": [upload()]})

    again = browser.post(URL, {**TYPED, "remark": "นกฮูก", "files": [upload()]})
    page = again.content.decode()
    assert again.status_code == 409
    assert "ลงรับแล้ว เลขรับ 1/" in page
    assert "นกฮูก" in page
    assert f"/saraban/incoming/{IncomingLetter.objects.get().pk}" in page

    (token,) = kept_in(again)
    done = browser.post(URL, {**TYPED, "repeat_reason": "ฉบับจริงตามมา", "kept": [token]})
    assert done.status_code == 302
    assert IncomingLetter.objects.count() == 2


def test_a_secret_letter_is_for_the_readers_who_were_ticked(as_, malee, preecha, boonmee):
    browser = as_(malee)
    browser.post(URL, {**TYPED, "secrecy": "secret", "readers": [preecha.pk]})

    letter = IncomingLetter.objects.get()
    assert {reader.person for reader in letter.readers.all()} == {malee, preecha}
    done = f"/saraban/incoming/{letter.pk}/registered"
    assert as_(preecha).get(done).status_code == 200
    assert as_(boonmee).get(done).status_code == 404


def test_the_file_of_a_top_secret_letter_is_never_kept(as_, malee):
    answer = as_(malee).post(URL, {**TYPED, "secrecy": Secrecy.TOP_SECRET, "files": [upload()]})

    assert answer.status_code == 422
    assert "ลับที่สุด" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_suggests_senders_written_to_before(as_, malee, organisation):
    registered(malee, organisation)

    found = as_(malee).get("/saraban/parties", {"q": "ท้องถิ่น"}).json()

    assert [line["value"] for line in found] == ["ท้องถิ่นจังหวัดพิจิตร"]
    assert as_(malee).get("/saraban/parties", {"q": "กรมที่ไม่เคยส่ง"}).json() == []


def _last_year():
    from datetime import UTC, datetime

    return datetime(2025, 3, 2, 5, 0, tzinfo=UTC)
