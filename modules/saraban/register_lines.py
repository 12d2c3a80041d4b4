"""Rows of a register as the regulation's columns, for paper and for spreadsheets."""

from collections.abc import Iterable, Iterator
from typing import Any

from modules.saraban.models import IncomingLetter, NumberReservation, OutgoingLetter
from papers.registers import RegisterRow
from thai.dates import screen_date


def register_rows(letters: Iterable[Any]) -> Iterator[RegisterRow]:
    """Yield the rows of a book (`queries.books`) in the columns of แบบที่ 13 or 14."""
    for letter in letters:
        if isinstance(letter, NumberReservation):
            yield _reserved(letter)
            continue
        yield RegisterRow(
            number=letter.entry,
            reference=letter.reference,
            dated=letter.dated,
            sender=letter.sender,
            recipient=letter.addressee,
            subject=letter.subject,
            action=letter.action_taken,
            remark=_remark(letter),
            cancelled=letter.cancelled_at is not None,
            cancelled_because=letter.cancel_reason,
        )


def _reserved(kept: NumberReservation) -> RegisterRow:
    """Return the line of a number that waits for its letter: who keeps it, why, until when."""
    by, until = kept.reserved_by.full_name, screen_date(kept.expires_on)
    return RegisterRow(
        number=kept.number,
        reference="",
        dated=None,
        sender="",
        recipient="",
        subject=f"(จองเลข) {kept.reason}",
        action="จองเลขไว้",
        remark=f"{by} จองไว้ ใช้ได้ถึง {until}",
    )


def _remark(letter: IncomingLetter | OutgoingLetter) -> str:
    marks = [letter.get_urgency_display() if letter.urgency != "normal" else ""]
    marks.append(letter.get_secrecy_display() if letter.secrecy != "open" else "")
    return " ".join(filter(None, [*marks, letter.remark]))
