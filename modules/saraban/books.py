"""The books of letters sent: which book a letter runs in, who keeps it, what its number reads."""

from accounts.models import Office
from modules.saraban.models import OutgoingLetter, PaperKind

Book = OutgoingLetter.Book


def book_of(kind: str, *, circular: bool) -> str:
    """Return the book a paper is numbered in: memos, circulars or letters (ข้อ 32)."""
    if kind == PaperKind.INTERNAL_MEMO:
        return Book.MEMOS
    return Book.CIRCULARS if circular else Book.LETTERS


def keeper_of(book: str, owner: Office) -> Office:
    """Return the office whose register the book is: the organisation, or the division for memos."""
    if book != Book.MEMOS:
        return root_of(owner)
    office = owner
    while office.parent is not None and office.parent.parent_id is not None:
        office = office.parent
    return office


def kind_in(book: str) -> str:
    """Return the kind of paper that a book numbers."""
    return PaperKind.INTERNAL_MEMO if book == Book.MEMOS else PaperKind.EXTERNAL_LETTER


def outgoing_series(book: str, keeper: Office) -> str:
    """Return the key of the running number of a book (numbering.draw)."""
    return f"saraban.outgoing.{book}/{keeper.pk}"


def running(number: int | str, *, circular: bool) -> str:
    """Return the part of ที่ after the slash: 123, or ว 123 for a circular (ข้อ 32)."""
    return f"ว {number}" if circular else str(number)


def code_of(office: Office) -> str:
    """Return the code of an office for ที่: its own, or that of the nearest office above it."""
    at: Office | None = office
    while at is not None:
        if at.code:
            return at.code
        at = at.parent
    return ""


def root_of(office: Office) -> Office:
    """Return the organisation that an office is part of."""
    while office.parent is not None:
        office = office.parent
    return office
