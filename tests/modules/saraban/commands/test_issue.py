"""Issuing a signed letter: its number, its paper, its place in the book."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Acting, ActingMode, Office, Person, Role, SignatureImage
from audit.models import Entry
from files.read import file_bytes
from modules.saraban import entry
from modules.saraban.commands.change_draft import change_draft
from modules.saraban.commands.issue import NotSigned, issue
from modules.saraban.commands.reserve_number import reserve_number
from modules.saraban.draft_path import DraftClosed
from modules.saraban.models import Draft, DraftStepKind, OutgoingLetter, PaperKind, Part, Secrecy
from modules.saraban.typeset import draft_pdf
from numbering.draw import draw, next_number
from papers.compile import PaperError
from tests.conftest import NOON
from tests.modules.saraban.drafts import LATER, post_of, sent_to, signed, text_of, words, written
from tests.modules.saraban.samples import scan
from thai.digits import arabic


@pytest.fixture
def letter(
    anong: Person, boonmee: Person, engineering: Office, malee: Person, wanchai: Person
) -> Draft:
    """A letter of กองช่าง that the mayor has signed."""
    return signed(written(anong, engineering), boonmee)


def paper_of(sent: OutgoingLetter) -> bytes:
    """Return the bytes of a letter's paper."""
    return file_bytes(sent.attachments.get(part=Part.MAIN).file)


def test_the_number_is_drawn_at_the_moment_of_issue(
    letter: Draft, malee: Person, organisation: Office
) -> None:
    assert next_number(key=f"saraban.outgoing.letters/{organisation.pk}", year=2569) == 1
    sent = issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    assert (sent.number, sent.year, sent.reference) == (1, 2569, "พจ 52103/1")
    assert (sent.dated.isoformat(), sent.office, sent.owner) == (
        "2026-03-02",
        organisation,
        letter.office,
    )
    letter.refresh_from_db()
    assert letter.issued_at == LATER
    assert letter.steps.order_by("id").last().kind == DraftStepKind.ISSUED


def test_the_paper_carries_number_date_and_words_in_thai_digits(
    letter: Draft, malee: Person
) -> None:
    sent = issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    text = text_of(paper_of(sent)).replace("\u00a0", " ")
    assert "พจ ๕๒๑๐๓/๑" in text
    assert "๒ มีนาคม ๒๕๖๙" in text
    assert "(นายบุญมีมั่นคง)" in text.replace(" ", "")
    assert "ร่าง" not in text
    assert arabic(text) != text


def test_the_paper_is_pdf_a_and_kept_under_its_hash(letter: Draft, malee: Person) -> None:
    sent = issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    file = sent.attachments.get(part=Part.MAIN).file
    paper = file_bytes(file)
    assert file.sha256 == hashlib.sha256(paper).hexdigest()
    assert b"<pdfaid:part>2</pdfaid:part>" in paper
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in paper
    assert (file.pages, file.content_type) == (1, "application/pdf")


def test_a_letter_is_issued_once(letter: Draft, malee: Person) -> None:
    issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    with pytest.raises(DraftClosed):
        issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    assert OutgoingLetter.objects.count() == 1


def test_an_unsigned_draft_gets_no_number(
    anong: Person, malee: Person, engineering: Office, boonmee: Person
) -> None:
    draft = sent_to(written(anong, engineering), malee)
    with pytest.raises(NotSigned):
        issue(by=malee, draft=draft.pk, revision=draft.revision, at=LATER)


@pytest.mark.parametrize("name", ["anong", "boonmee", "wanchai"])
def test_only_the_central_registry_numbers_letters(
    letter: Draft, name: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name)
    with pytest.raises(PermissionDenied):
        issue(by=person, draft=letter.pk, revision=letter.revision, at=LATER)
    assert not OutgoingLetter.objects.exists()


def test_a_stranger_learns_of_no_draft(letter: Draft, finance: Office, somchai: Person) -> None:
    with pytest.raises(Draft.DoesNotExist):
        issue(by=somchai, draft=letter.pk, revision=letter.revision, at=LATER)


def test_circulars_run_in_a_book_of_their_own(
    anong: Person, boonmee: Person, malee: Person, engineering: Office
) -> None:
    first = signed(written(anong, engineering), boonmee)
    issue(by=malee, draft=first.pk, revision=first.revision, at=LATER)
    draft = signed(written(anong, engineering, circular=True), boonmee)
    sent = issue(by=malee, draft=draft.pk, revision=draft.revision, at=LATER)
    assert (sent.book, sent.number, sent.reference) == ("circulars", 1, "พจ 52103/ว 1")
    assert "พจ ๕๒๑๐๓/ว ๑" in text_of(paper_of(sent)).replace("\u00a0", " ")


def test_memos_are_numbered_by_the_divisions_own_registry(
    anong: Person, prasert: Person, wanchai: Person, engineering: Office, boonmee: Person
) -> None:
    director = post_of(Role.DIVISION_DIRECTOR, engineering)
    memo = written(anong, engineering, PaperKind.INTERNAL_MEMO, signer=director)
    signed(memo, prasert)
    sent = issue(by=wanchai, draft=memo.pk, revision=memo.revision, at=LATER)
    assert (sent.book, sent.office, sent.reference) == ("memos", engineering, "พจ 52103/1")


def test_whoever_acts_for_the_mayor_is_printed_so(
    anong: Person, preecha: Person, malee: Person, engineering: Office, boonmee: Person
) -> None:
    mayor = post_of(Role.CHIEF_EXECUTIVE)
    Acting.objects.create(
        position=mayor,
        person=preecha,
        mode=ActingMode.ABSENCE,
        order_number="12/2569",
        since=NOON.date(),
        made_by=boonmee,
        made_at=NOON,
    )
    draft = signed(written(anong, engineering), preecha)
    sent = issue(by=malee, draft=draft.pk, revision=draft.revision, at=LATER)
    text = text_of(paper_of(sent))
    for line in ("(นายปรีชา รอบคอบ)", "ปลัดเทศบาล รักษาราชการแทน", "นายกเทศมนตรี"):
        assert line in text


def test_a_paper_that_cannot_be_set_gives_the_number_back(
    letter: Draft, malee: Person, organisation: Office
) -> None:
    Draft.objects.filter(pk=letter.pk).update(subject="ป้าย \U0001f600")
    with pytest.raises(PaperError):
        issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    assert next_number(key=f"saraban.outgoing.letters/{organisation.pk}", year=2569) == 1
    letter.refresh_from_db()
    assert letter.issued_at is None


def test_the_year_of_the_number_turns_at_midnight_in_bangkok(
    anong: Person, boonmee: Person, malee: Person, engineering: Office, organisation: Office
) -> None:
    draw(key=f"saraban.outgoing.letters/{organisation.pk}", year=2569)
    draft = signed(written(anong, engineering), boonmee)
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    sent = issue(by=malee, draft=draft.pk, revision=draft.revision, at=new_year)
    assert (sent.number, sent.year, sent.dated.isoformat()) == (1, 2570, "2027-01-01")


def test_a_reserved_number_is_used_and_ends(
    letter: Draft, malee: Person, engineering: Office
) -> None:
    kept = reserve_number(by=malee, office=engineering, book="letters", reason="รอลงนาม", at=NOON)
    sent = issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER, reservation=kept.pk)
    kept.refresh_from_db()
    assert (sent.number, kept.used_by, kept.ended_at) == (1, sent, LATER)


def test_a_reservation_of_another_book_or_one_that_ended_is_refused(
    letter: Draft, malee: Person, engineering: Office
) -> None:
    other = reserve_number(by=malee, office=engineering, book="circulars", reason="รอ", at=NOON)
    over = reserve_number(
        by=malee, office=engineering, book="letters", reason="รอ", at=NOON - timedelta(days=9)
    )
    for kept in (other, over):
        with pytest.raises(entry.ReservationUnusable):
            issue(
                by=malee, draft=letter.pk, revision=letter.revision, at=LATER, reservation=kept.pk
            )


def test_a_secret_letter_stays_with_its_readers_and_out_of_search(
    anong: Person, boonmee: Person, malee: Person, engineering: Office
) -> None:
    draft = written(anong, engineering)
    typed = words(post_of(Role.CHIEF_EXECUTIVE), secrecy=Secrecy.CONFIDENTIAL)
    draft = change_draft(by=anong, draft=draft.pk, revision=draft.revision, writing=typed, at=NOON)
    signed(draft, boonmee, registrar=malee)
    sent = issue(by=malee, draft=draft.pk, revision=draft.revision, at=LATER)
    readers = set(sent.readers.values_list("person__username", flat=True))
    assert readers == {"anong", "boonmee", "malee"}
    sent.refresh_from_db()
    assert sent.words is None
    assert "ประปา" not in sent.attachments.get().file.name
    for line in Entry.objects.filter(subject__endswith=f":{sent.pk}"):
        assert "ประปา" not in str(line.detail)


def test_words_of_an_open_letter_can_be_searched(letter: Draft, malee: Person) -> None:
    sent = issue(by=malee, draft=letter.pk, revision=letter.revision, at=LATER)
    sent.refresh_from_db()
    assert "ประปา" in sent.words


def test_the_picture_of_the_signature_is_printed_once_it_is_signed(
    anong: Person, boonmee: Person, malee: Person, engineering: Office
) -> None:
    plain = signed(written(anong, engineering), boonmee)
    without = paper_of(issue(by=malee, draft=plain.pk, revision=plain.revision, at=LATER))
    SignatureImage.objects.create(person=boonmee, png=scan("navy", "PNG"), at=NOON)
    draft = written(anong, engineering)
    assert b"/Subtype/Image" not in draft_pdf(draft, on=NOON.date())
    draft = signed(draft, boonmee)
    paper = paper_of(issue(by=malee, draft=draft.pk, revision=draft.revision, at=LATER))
    assert b"/Subtype/Image" in paper
    assert b"/Subtype/Image" not in without
