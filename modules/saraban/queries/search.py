"""Find letters by what a person types, for the search of the whole product."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from modules.saraban.models import IncomingLetter, OutgoingLetter
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.matching import incoming_matching, outgoing_matching
from modules.saraban.queries.outgoing import outgoing_visible_to
from thai.dates import screen_date
from thai.text import tidy


@dataclass(frozen=True, kw_only=True)
class Found:
    """A letter that was found: `kind` is incoming or outgoing."""

    kind: str
    pk: int
    subject: str
    hint: str


def found_by(viewer: Viewer, text: str, *, today: date, limit: int = 8) -> list[Found]:
    """Return the newest letters that fit the text and that the viewer may know of.

    Half of the places are for letters received, half for letters sent; nothing finds nothing.
    """
    if len(tidy(text)) < 2 and not text.strip().isdigit():
        return []
    came = letters_visible_to(viewer).filter(incoming_matching(viewer, text, today=today))
    went = outgoing_visible_to(viewer).filter(outgoing_matching(viewer, text, today=today))
    received = [_received(each) for each in came.defer("words").order_by("-pk")[:limit]]
    sent = [_sent(each) for each in went.defer("words").order_by("-pk")[:limit]]
    half = max(limit // 2, limit - len(sent))
    return [*received[:half], *sent[: limit - len(received[:half])]]


def _received(letter: IncomingLetter) -> Found:
    parts = [_("รับที่ %(number)s") % {"number": letter}, letter.reference, letter.sender]
    hint = " · ".join(filter(None, parts))
    return Found(kind="incoming", pk=letter.pk, subject=letter.subject, hint=hint)


def _sent(letter: OutgoingLetter) -> Found:
    hint = " · ".join([letter.reference, screen_date(letter.dated), letter.addressee])
    return Found(kind="outgoing", pk=letter.pk, subject=letter.subject, hint=hint)
