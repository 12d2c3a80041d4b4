"""Rows of a register as the regulation's columns, for paper and for spreadsheets."""

from collections.abc import Iterable, Iterator
from typing import Any

from modules.saraban.models import IncomingLetter, OutgoingLetter
from papers.registers import RegisterRow


def register_rows(letters: Iterable[Any]) -> Iterator[RegisterRow]:
    """Yield the letters of a book (`queries.books`) in the columns of แบบที่ 13 or 14."""
    for letter in letters:
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


def _remark(letter: IncomingLetter | OutgoingLetter) -> str:
    marks = [letter.get_urgency_display() if letter.urgency != "normal" else ""]
    marks.append(letter.get_secrecy_display() if letter.secrecy != "open" else "")
    return " ".join(filter(None, [*marks, letter.remark]))
