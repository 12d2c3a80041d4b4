"""Issue a signed letter (ออกเลข): number, date of the day, final paper, register, at once."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from accounts.models import Person
from audit import trail
from database.work import atomic
from files.models import StoredFile
from files.store import store
from modules.saraban import access, entry
from modules.saraban.books import outgoing_series
from modules.saraban.citing import cite
from modules.saraban.draft_path import DraftStopped, Turn, add_step, take
from modules.saraban.drafting import read_content
from modules.saraban.hand_over import tell_writer
from modules.saraban.models import (
    Citation,
    Draft,
    DraftStepKind,
    NumberReservation,
    OutgoingLetter,
)
from modules.saraban.parties import remember_party
from modules.saraban.typeset import original_pdf
from numbering.draw import next_number
from papers.intake import Intake
from papers.pages import page_count
from thai.dates import bangkok_date, buddhist_year


class NotSigned(DraftStopped):
    """The draft has no signature yet."""


@atomic()
def issue(
    *, by: Person, draft: int, revision: int, at: datetime, reservation: int | None = None
) -> OutgoingLetter:
    """Give a signed draft its number and the date of the day, and keep its final paper.

    The number is drawn inside this transaction, so a paper that cannot be set gives it back. The
    paper is set with the number that would come next before it is drawn; only if another letter
    took that one meanwhile is it set again while others wait.

    Raises `Draft.DoesNotExist`, `PermissionDenied` if `by` does not keep the book, `NotSigned`,
    `entry.ReservationUnusable`, `PaperError`, `DraftChanged`, `DraftClosed`.
    """
    turn = take(by=by, draft=draft, at=at, revision=revision)
    found = turn.draft
    sent = _sent(found)
    if not access.may_issue(turn.viewer, sent.book, sent.keeper):
        raise PermissionDenied
    if not found.approved_at:
        raise NotSigned(_("ร่างนี้ยังไม่ได้ลงนาม จึงออกเลขไม่ได้"))
    kept = entry.kept_number(reservation, sent, at=at) if reservation else None
    number, paper = _numbered_paper(found, sent, kept, at)
    letter = entry.enter(sent, number, by=by, at=at, draft=found)
    entry.attach(letter, _stored(paper, letter, by=by, at=at))
    entry.use(kept, letter, at=at)
    _cite(letter, found, turn.viewer)
    readers = list(found.readers.values_list("person", flat=True))
    entry.name_readers_of(letter, readers, by=by, at=at)
    _close(turn, letter)
    return letter


def _sent(draft: Draft) -> entry.Sent:
    return entry.Sent(
        kind=draft.kind,
        owner=draft.office,
        subject=draft.subject,
        addressee=draft.addressee,
        urgency=draft.urgency,
        secrecy=draft.secrecy,
        circular=draft.circular,
    )


def _numbered_paper(
    draft: Draft, sent: entry.Sent, kept: NumberReservation | None, at: datetime
) -> tuple[int, bytes]:
    dated = bangkok_date(at)
    series = outgoing_series(sent.book, sent.keeper)
    likely = kept.number if kept else next_number(key=series, year=buddhist_year(at))
    paper = original_pdf(draft, number=likely, dated=dated)
    number = entry.number_for(sent, kept, at=at)
    if number != likely:
        paper = original_pdf(draft, number=number, dated=dated)
    return number, paper


def _stored(paper: bytes, letter: OutgoingLetter, *, by: Person, at: datetime) -> StoredFile:
    ours = Intake(kind="pdf", pages=page_count(paper), active=False, signed=False)
    reference = letter.reference.replace("/", "-").replace(" ", "")
    name = f"{reference}_{letter.dated:%d%m}{letter.year}"
    if not access.is_secret(letter.secrecy):
        name = f"{name}_{letter.subject[:40]}"
    return store(paper, name=f"{name}.pdf", by=by, at=at, known=ours)


def _cite(letter: OutgoingLetter, draft: Draft, viewer: Viewer) -> None:
    references = read_content(draft.content).references
    cite(references, viewer=viewer, outgoing=letter)
    if draft.answers_id and not letter.citations.filter(cited_incoming=draft.answers_id).exists():
        text = references[0] if references else "เรื่องเดิม"
        Citation.objects.create(outgoing=letter, text=text, cited_incoming_id=draft.answers_id)


def _close(turn: Turn, letter: OutgoingLetter) -> None:
    draft, by, at = turn.draft, turn.viewer.person, turn.at
    add_step(turn, DraftStepKind.ISSUED, note=letter.reference)
    draft.issued_at = at
    draft.save(update_fields=["issued_at"])
    trail.record(
        by=by, at=at, action="saraban.outgoing.issued", subject=letter,
        reference=letter.reference, year=letter.year, draft=draft.pk,
    )  # fmt: skip
    if not access.is_secret(letter.secrecy):
        remember_party(letter.addressee, at=at)
    told = f"ออกเลขแล้ว ที่ {letter.reference}: "
    words = told.replace("%", "%%") + "%(subject)s"
    tell_writer.follow(at=at, draft_id=draft.pk, text=words, moment=at.isoformat())
