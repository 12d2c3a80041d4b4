"""`/api/v1/saraban/incoming`."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from modules.saraban.models import IncomingLetter, Secrecy

LETTER = {
    "reference": "พจ 0023.3/ว 567",
    "dated": "2026-02-26",
    "sender": "ท้องถิ่นจังหวัดพิจิตร",
    "addressee": "นายกเทศมนตรีตำบลบางรัก",
    "subject": "ขอเชิญประชุมชี้แจงงบประมาณ",
    "urgency": "urgent",
}


@pytest.fixture
def program(malee, organisation, program_of):
    return program_of(malee)


def picture(name="scan.png"):
    content = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def test_registers_a_letter_and_says_its_number(program):
    answer = program.post("incoming", LETTER)

    assert answer.status_code == 201
    body = answer.json()
    assert body["number"] == 1
    assert body["year"] == IncomingLetter.objects.get().year - 543
    assert body["name"].startswith("1/25")
    assert (body["urgency"], body["secrecy"], body["channel"]) == ("urgent", "open", "exchange")


def test_keeps_the_files_and_gives_them_back(program):
    sent = picture()
    answer = program.upload("incoming", {**LETTER, "files": [sent, picture("2.png")]})

    assert answer.status_code == 201
    letter = answer.json()
    assert [file["part"] for file in letter["files"]] == ["main", "enclosure"]
    back = program.get(f"incoming/{letter['id']}/files/{letter['files'][0]['id']}")
    sent.seek(0)
    assert back.content == sent.read()
    assert back["X-Content-Type-Options"] == "nosniff"
    assert back["Content-Disposition"].startswith("attachment")


def test_the_same_key_registers_once(program):
    first = program.post("incoming", LETTER, key="same-key-1")
    again = program.post("incoming", LETTER, key="same-key-1")

    assert again.status_code == 201
    assert again["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()
    assert IncomingLetter.objects.count() == 1


def test_the_same_key_with_another_letter_is_refused(program):
    program.post("incoming", LETTER, key="same-key-1")

    answer = program.post("incoming", {**LETTER, "subject": "อื่น"}, key="same-key-1")

    assert answer.status_code == 422
    assert answer.json()["type"] == "/api/problems/idempotency-key-reused"


@pytest.mark.parametrize("key", ["", "short", "k" * 256])
def test_a_key_is_asked_for(program, key):
    answer = program.client.post(
        "/api/v1/saraban/incoming",
        LETTER,
        content_type="application/json",
        headers={"idempotency-key": key},
    )

    assert answer.status_code == 400
    assert answer.json()["type"] == "/api/problems/idempotency-key-needed"


def test_the_same_letter_twice_is_a_conflict_that_names_the_first(program):
    first = program.post("incoming", LETTER).json()

    answer = program.post("incoming", LETTER)

    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["existing"] == first["id"]
    assert program.post("incoming", {**LETTER, "repeat_reason": "มีบันทึกเพิ่ม"}).json()["number"] == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sender": ""}, "sender"),
        ({"subject": "ก" * 501}, "subject"),
        ({"dated": "26/2/2569"}, "dated"),
        ({"dated": "2999-01-01"}, "dated"),
        ({"urgency": "soon"}, "urgency"),
        ({"office": 0}, "office"),
        ({"due_on": "2001-01-01"}, "due_on"),
    ],
)
def test_bad_input_names_its_field_and_changes_nothing(program, change, field):
    answer = program.post("incoming", {**LETTER, **change})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    assert not IncomingLetter.objects.exists()


def test_a_file_that_is_no_document_is_refused(program):
    text = SimpleUploadedFile("letter.pdf", b"<html>no</html>", "application/pdf")

    answer = program.upload("incoming", {**LETTER, "files": [text]})

    assert answer.status_code == 422
    assert "files" in answer.json()["errors"]
    assert not IncomingLetter.objects.exists()


def test_what_is_no_json_is_told_so(program):
    answer = program.client.post(
        "/api/v1/saraban/incoming",
        "{",
        content_type="application/json",
        headers={"idempotency-key": "test-key-json"},
    )

    assert answer.status_code == 400


def test_only_who_keeps_the_register_may(somchai, organisation, program_of):
    assert program_of(somchai).post("incoming", LETTER).status_code == 403


def test_an_office_that_is_not_there_is_404(program):
    assert program.post("incoming", {**LETTER, "office": 999_999}).status_code == 404


def test_lists_newest_first_by_cursor(program):
    for n in range(3):
        program.post("incoming", {**LETTER, "reference": f"พจ 1/{n}"})

    first = program.get("incoming", limit=2).json()
    rest = program.client.get(first["next"]).json()

    assert [letter["number"] for letter in first["results"] + rest["results"]] == [3, 2, 1]
    assert rest["next"] is None


def test_finds_a_number_however_it_is_typed(program):
    program.post("incoming", LETTER)
    program.post("incoming", {**LETTER, "reference": "พจ 0023.3/568", "subject": "อื่น"})

    for typed in ("พจ 0023.3/ว567", "พจ ๐๐๒๓.๓/ว ๕๖๗", "ที่ พจ0023.3/ว 567"):
        found = program.get("incoming", q=typed).json()["results"]
        assert [letter["number"] for letter in found] == [1], typed


def test_filters_that_cannot_be_read_are_told(program):
    answer = program.get("incoming", dated_from="2026-03-01", dated_to="2026-02-01")

    assert answer.status_code == 422
    assert "dated_to" in answer.json()["errors"]
    assert program.get("incoming", year="๒๕๖๙x").status_code == 422


def test_what_the_person_may_not_know_of_is_not_there(program, somchai, program_of):
    letter = program.post("incoming", {**LETTER, "secrecy": Secrecy.SECRET}).json()
    other = program_of(somchai)

    assert other.get(f"incoming/{letter['id']}").status_code == 404
    assert other.get("incoming").json()["results"] == []
    assert program.get(f"incoming/{letter['id']}").json()["subject"] == LETTER["subject"]
