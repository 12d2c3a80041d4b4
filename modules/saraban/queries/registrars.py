"""Who gives numbers in a book of letters sent, on a day."""

from datetime import date

from accounts.duties import Viewer
from accounts.models import Office, Person, Role
from accounts.posts import holders
from modules.saraban import access
from modules.saraban.models import OutgoingLetter


def registrars(book: str, keeper: Office, *, on: date) -> list[Person]:
    """Return who numbers letters in a book: the division's registry for memos, and the central."""
    there = holders(Role.REGISTRY_CENTRAL, keeper, on=on)
    if book == OutgoingLetter.Book.MEMOS:
        there = [*holders(Role.REGISTRY_DIVISION, keeper, on=on), *there]
    return list(dict.fromkeys(there))


def owners_for(viewer: Viewer) -> list[Office]:
    """Return the offices for whose letters a viewer gives numbers, in their order."""
    offices = Office.objects.filter(closed_at=None).select_related("parent").order_by("sort", "pk")
    books = (OutgoingLetter.Book.LETTERS, OutgoingLetter.Book.MEMOS)
    return [one for one in offices if any(access.may_issue(viewer, book, one) for book in books)]
