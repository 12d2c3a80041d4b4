"""The stack of endorsements of a letter (เกษียน) as a page to put after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from papers.compile import compile_paper
from papers.glyphs import settable
from papers.wording import official
from thai.dates import bangkok_date, official_date, official_time


@dataclass(frozen=True, kw_only=True)
class Endorsement:
    """What one person wrote: what they did, in which capacity as it was then, and when.

    `acting` is how and for which post (`รักษาราชการแทน นายกเทศมนตรี`), empty for their own.
    """

    did: str
    note: str
    name: str
    position: str
    at: datetime
    acting: str = ""


def endorsements_pdf(
    entries: Sequence[Endorsement],
    *,
    agency: str,
    number: str,
    subject: str,
    sender: str,
    secrecy: str = "",
) -> bytes:
    """Return the endorsements as PDF/A-2b, the oldest first, as they stand on paper.

    `number` is the receive number with its year. Raises `PaperError`.
    """
    data = {
        "title": _word(f"บันทึกการเกษียนหนังสือ เลขรับ {number}"),
        "agency": _word(agency),
        "number": _word(number),
        "subject": _word(subject),
        "sender": _word(sender),
        "secrecy": _word(secrecy),
        "entries": [_entry(entry) for entry in entries],
    }
    last = bangkok_date(entries[-1].at) if entries else None
    return compile_paper("endorsements", data, dated=last)


def _entry(entry: Endorsement) -> dict[str, object]:
    when = f"{official_date(bangkok_date(entry.at))} {official_time(entry.at)}"
    lines = [f"({entry.name})", entry.position, entry.acting, when]
    return {
        "did": _word(entry.did),
        "note": _word(entry.note),
        "lines": [_word(line) for line in lines if line],
    }


def _word(text: str) -> str:
    # What was written stays as it was; a sign the face lacks must not stop the page.
    return settable(official(text))
