"""Letters that a letter refers to (อ้างถึง): kept in words, linked where we know them."""

from collections.abc import Sequence

from accounts.duties import Viewer
from modules.saraban.models import Citation, IncomingLetter, OutgoingLetter
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.outgoing import outgoing_visible_to
from thai.references import reference_key


def cite(
    lines: Sequence[str],
    *,
    viewer: Viewer,
    incoming: IncomingLetter | None = None,
    outgoing: OutgoingLetter | None = None,
) -> None:
    """Keep the lines of อ้างถึง of one letter; each is linked if it names one the viewer knows."""
    Citation.objects.bulk_create(
        Citation(
            incoming=incoming,
            outgoing=outgoing,
            text=line,
            cited_outgoing=(sent := _sent(line, viewer)),
            cited_incoming=None if sent else _received(line, viewer, incoming),
        )
        for line in lines
    )


def _sent(line: str, viewer: Viewer) -> OutgoingLetter | None:
    found = outgoing_visible_to(viewer).filter(reference_key=_key(line)).defer("words")
    return found.order_by("-issued_at").first() if _key(line) else None


def _received(line: str, viewer: Viewer, but: IncomingLetter | None) -> IncomingLetter | None:
    found = letters_visible_to(viewer).filter(reference_key=_key(line)).defer("words")
    if but is not None:
        found = found.exclude(pk=but.pk)
    return found.order_by("-received_at").first() if _key(line) else None


def _key(line: str) -> str:
    """Return the key of the number in `หนังสือจังหวัดพิจิตร ที่ พจ 0023.3/ว 2087 ลงวันที่ …`."""
    _before, found, number = line.rpartition(" ที่ ")
    return reference_key(number if found else line)[:80]
