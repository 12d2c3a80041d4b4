"""The receiving stamp (ตรารับหนังสือ, แบบที่ 12) on a rendition of a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from papers.child import ask_child
from papers.compile import compile_paper
from papers.glyphs import settable
from papers.wording import official
from thai.dates import bangkok_date, official_date, official_time

INK = "#1d3a8f"


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What the stamp says: who received the letter, under which number, when (any zone)."""

    agency: str
    number: str
    received_at: datetime
    colour: str = INK


def stamped(pdf: bytes, stamps: Sequence[Stamp]) -> bytes:
    """Return a rendition of `pdf` with the stamps on its first page, each 5 by 2.5 cm.

    The first stamp is the agency's, at the top right (แบบที่ 12). Those of divisions stand below
    it, or where they cover less of the letter. The bytes given stay as they are: keep them, they
    are the original. Scripts and forms of the original are not in the rendition. Raises
    `NotADocument`.
    """
    return ask_child("stamp", [pdf, *map(stamp_pdf, stamps)])[1]


def stamp_pdf(stamp: Stamp) -> bytes:
    """Return the stamp alone, as a PDF page of 5 by 2.5 cm."""
    data = {
        "agency": settable(official(stamp.agency)),
        "number": settable(official(stamp.number)),
        "day": official_date(bangkok_date(stamp.received_at)),
        "time": official_time(stamp.received_at),
        "colour": stamp.colour,
    }
    return compile_paper("stamp", data, standard="", tagged=False)
