"""Find the letter that somebody is about to register a second time."""

from accounts.duties import Viewer
from accounts.models import Office
from modules.saraban.envelope import Envelope
from modules.saraban.models import IncomingLetter, Part
from modules.saraban.queries.incoming import letters_visible_to
from thai.references import reference_key
from thai.text import skeleton


def twin_of(
    viewer: Viewer, office: Office, envelope: Envelope, main: str = ""
) -> IncomingLetter | None:
    """Return the letter of this register with the same sender, ที่ and date, or the same file.

    `main` is the SHA-256 of the letter itself. Cancelled letters do not count, nor do those the
    viewer may not know of.
    """
    book = letters_visible_to(viewer).filter(office=office, cancelled_at=None).defer("words")
    key = reference_key(envelope.reference)[:80]
    if key:
        same = book.filter(reference_key=key, dated=envelope.dated).order_by("pk")
        sender = skeleton(envelope.sender)
        for letter in same.select_related("registered_by", "office")[:20]:
            if skeleton(letter.sender) == sender:
                return letter
    if not main:
        return None
    copies = book.filter(attachments__part=Part.MAIN, attachments__file__sha256=main)
    return copies.select_related("registered_by", "office").order_by("pk").first()
