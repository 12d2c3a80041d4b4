"""Take in files that came from outside: what they are, as PDF, as pictures to look at.

Every file is read in a child process with limits (`papers.child`); whatever goes wrong there is
`NotADocument`, with a Thai text that says what to do.
"""

from dataclasses import dataclass

from papers.child import NotADocument, ask_child

__all__ = ["Intake", "NotADocument", "as_pdf", "clean_picture", "inspect", "preview"]

_WIDEST = 2400


@dataclass(frozen=True)
class Intake:
    """What a file is by its content: `kind` is pdf, jpeg, png, tiff or webp.

    `active`: the PDF has scripts, launches, sending forms or files inside; never show its bytes,
    only renditions. `signed`: it carries a digital signature, which any change would break.
    """

    kind: str
    pages: int
    active: bool
    signed: bool


def inspect(data: bytes) -> Intake:
    """Return what the file is. Raises `NotADocument` if the office cannot take it in."""
    found, _ = ask_child("inspect", [data])
    return Intake(**found)


def as_pdf(data: bytes) -> bytes:
    """Return the file as PDF: a PDF as it is, pictures on A4 pages. Raises `NotADocument`."""
    return ask_child("as_pdf", [data])[1]


def preview(data: bytes, page: int, width: int) -> bytes:
    """Return one page (counted from 1) as a WebP picture `width` dots wide, at most 2400.

    Raises `NotADocument`.
    """
    return ask_child("preview", [data], page=page, width=max(16, min(width, _WIDEST)))[1]


def clean_picture(data: bytes, most: int = 1200) -> bytes:
    """Return a picture (signature, emblem) drawn again as PNG, at most `most` dots a side.

    Raises `NotADocument`, also for a PDF.
    """
    return ask_child("clean_picture", [data], most=most)[1]
