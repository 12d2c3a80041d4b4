"""Enter a letter sent in its book: one number, one row, its paper, its words (แบบที่ 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.utils.translation import gettext as _

from accounts.models import Office, Person
from files.models import StoredFile
from modules.saraban import access
from modules.saraban.books import book_of, code_of, keeper_of, outgoing_series, running
from modules.saraban.models import (
    Attachment,
    Draft,
    NamedReader,
    NumberReservation,
    OutgoingLetter,
    Part,
)
from numbering.draw import draw
from search.words import index_text
from thai.dates import bangkok_date, buddhist_year
from thai.references import reference_key
from thai.sorting import sort_key


class ReservationUnusable(Exception):
    """The reserved number cannot be used for this letter; the text says in Thai why."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What the register says of a letter sent. `owner` is the office whose matter it is."""

    kind: str
    owner: Office
    subject: str
    addressee: str
    urgency: str
    secrecy: str
    circular: bool = False
    remark: str = ""

    @property
    def book(self) -> str:
        """Return the book the letter is numbered in."""
        return book_of(self.kind, circular=self.circular)

    @property
    def keeper(self) -> Office:
        """Return the office whose register that book is."""
        return keeper_of(self.book, self.owner)


def number_for(sent: Sent, reservation: NumberReservation | None, *, at: datetime) -> int:
    """Return the number of a letter: the one kept for it, or the next of the book."""
    if reservation is not None:
        return reservation.number
    return draw(key=outgoing_series(sent.book, sent.keeper), year=buddhist_year(at))


def kept_number(key: int, sent: Sent, *, at: datetime) -> NumberReservation:
    """Return a reservation, locked, that may be used for a letter now.

    Raises `ReservationUnusable` if it is for another book or year, or has ended.
    """
    found = NumberReservation.objects.select_for_update().filter(pk=key).first()
    if found is None or (found.book, found.office_id) != (sent.book, sent.keeper.pk):
        raise ReservationUnusable(_("เลขที่จองไว้เป็นของทะเบียนอื่น โปรดเลือกเลขของทะเบียนนี้"))
    if found.used_by_id or found.ended_at or found.expires_on < bangkok_date(at):
        raise ReservationUnusable(_("เลขที่จองนี้ใช้แล้วหรือสิ้นสุดแล้ว โปรดเลือกเลขอื่นหรือใช้เลขถัดไป"))
    if found.year != buddhist_year(at):
        raise ReservationUnusable(_("เลขที่จองไว้เป็นของปีก่อน ใช้กับหนังสือของปีนี้ไม่ได้"))
    return found


def enter(
    sent: Sent, number: int, *, by: Person, at: datetime, draft: Draft | None = None
) -> OutgoingLetter:
    """Write the row of a letter under a number that was just drawn or kept."""
    reference = f"{code_of(sent.owner)}/{running(number, circular=sent.circular)}"
    row = OutgoingLetter(
        book=sent.book,
        office=sent.keeper,
        owner=sent.owner,
        year=buddhist_year(at),
        number=number,
        kind=sent.kind,
        reference=reference,
        reference_key=reference_key(reference)[:80],
        dated=bangkok_date(at),
        sender=sent.owner.name,
        addressee=sent.addressee,
        addressee_sort=sort_key(sent.addressee)[:500],
        subject=sent.subject,
        subject_sort=sort_key(sent.subject)[:200],
        urgency=sent.urgency,
        secrecy=sent.secrecy,
        remark=sent.remark,
        draft=draft,
        issued_by=by,
        issued_at=at,
    )
    if not access.is_secret(sent.secrecy):
        words = index_text(reference, sent.subject, sent.addressee, sent.owner.name, sent.remark)
        row.words = SearchVector(Value(words), config="simple")
    row.save(force_insert=True)
    return row


def attach(letter: OutgoingLetter, main: StoredFile, enclosures: Sequence[StoredFile] = ()) -> None:
    """Put the paper and what goes with it on a letter."""
    Attachment.objects.bulk_create(
        Attachment(outgoing=letter, part=part, sort=place, file=file)
        for place, (part, file) in enumerate(
            [(Part.MAIN, main), *((Part.ENCLOSURE, file) for file in enclosures)]
        )
    )


def use(reservation: NumberReservation | None, letter: OutgoingLetter, *, at: datetime) -> None:
    """End a reservation by the letter that took its number."""
    if reservation is not None:
        reservation.used_by = letter
        reservation.ended_at = at
        reservation.save(update_fields=["used_by", "ended_at"])


def name_readers_of(
    letter: OutgoingLetter, people: Sequence[int], *, by: Person, at: datetime
) -> None:
    """Let people know of a secret letter sent."""
    if access.is_secret(letter.secrecy):
        NamedReader.objects.bulk_create(
            NamedReader(outgoing=letter, person_id=person, named_by=by, named_at=at)
            for person in dict.fromkeys(people)
        )
