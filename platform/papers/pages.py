"""Pictures of the pages of papers we set ourselves; strangers' files go through `papers.intake`."""

from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from papers.fitting import one_reader

_COLOURS = 32  # black, its greys, and the red of urgency and secrecy


@dataclass(frozen=True)
class Page:
    """One page drawn as PNG, `width` and `height` in dots."""

    png: bytes
    width: int
    height: int


def page_count(pdf: bytes) -> int:
    """Return how many pages a paper of ours has."""
    with one_reader:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def drawn_pages(pdf: bytes, *, width: int = 1000) -> list[Page]:
    """Return the pages of a paper of ours, each `width` dots wide: some 30 kB and 40 ms a page.

    Only for PDFs made by `papers.letters`: they are read in this process.
    """
    with one_reader:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sheets = [page.render(scale=width / page.get_width()).to_pil() for page in document]
        finally:
            document.close()
    pages = []
    for sheet in sheets:
        file = BytesIO()
        sheet.convert("RGB").quantize(_COLOURS, method=2).save(file, "PNG", compress_level=6)
        pages.append(Page(file.getvalue(), sheet.width, sheet.height))
    return pages
