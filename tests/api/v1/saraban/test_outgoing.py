"""`/api/v1/saraban/outgoing`."""

import pytest

from modules.saraban.models import OutgoingLetter, Secrecy

LETTER = {
    "subject": "ตอบข้อหารือเรื่องเขตทางสาธารณะ",
    "addressee": "นายอำเภอบางรัก",
}


@pytest.fixture
def program(malee, organisation, program_of):
    return program_of(malee)


def test_gives_a_letter_its_number_and_its_reference(program):
    answer = program.post("outgoing", LETTER)

    assert answer.status_code == 201
    letter = answer.json()
    assert (letter["number"], letter["book"]) == (1, "letters")
    assert letter["reference"].endswith("/1")
    assert letter["year"] == OutgoingLetter.objects.get().year - 543


def test_a_circular_runs_in_its_own_book(program):
    program.post("outgoing", LETTER)

    circular = program.post("outgoing", {**LETTER, "circular": True}).json()

    assert (circular["number"], circular["book"]) == (1, "circulars")
    assert "ว" in circular["reference"]


def test_the_same_key_numbers_once(program):
    first = program.post("outgoing", LETTER, key="same-key-1").json()

    assert program.post("outgoing", LETTER, key="same-key-1").json() == first
    assert OutgoingLetter.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [({"subject": " "}, "subject"), ({"addressee": ""}, "addressee"), ({"kind": "poem"}, "kind")],
)
def test_bad_input_names_its_field_and_takes_no_number(program, change, field):
    answer = program.post("outgoing", {**LETTER, **change})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    assert program.post("outgoing", LETTER).json()["number"] == 1


def test_only_who_keeps_the_book_may(somchai, organisation, program_of):
    assert program_of(somchai).post("outgoing", LETTER).status_code == 403


def test_lists_finds_and_reads(program):
    program.post("outgoing", LETTER)
    program.post("outgoing", {**LETTER, "subject": "ขอเชิญประชุมสภา"})

    found = program.get("outgoing", q="ประชุม").json()["results"]

    assert [letter["number"] for letter in found] == [2]
    assert program.get(f"outgoing/{found[0]['id']}").json()["files"] == []
    assert len(program.get("outgoing").json()["results"]) == 2


def test_a_secret_letter_is_for_its_readers(program, preecha, program_of):
    letter = program.post("outgoing", {**LETTER, "secrecy": Secrecy.CONFIDENTIAL}).json()
    clerk = program_of(preecha)

    assert clerk.get(f"outgoing/{letter['id']}").status_code == 404
    assert clerk.get("outgoing").json()["results"] == []
