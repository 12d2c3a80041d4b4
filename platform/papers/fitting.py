"""Set a letter twice or more, so that it fits its pages and each page names the next."""

import re
import threading
from collections.abc import Mapping
from datetime import date

import pypdfium2

from papers.compile import compile_paper

_NOT_BODY = re.compile(r"-\s*[๐-๙]+\s*-|ร่าง")
one_reader = threading.Lock()  # the reader may not be used by two threads at once


def fitted_paper(template: str, data: Mapping[str, object], *, dated: date | None) -> bytes:
    """Set a letter: a little closer if that saves a page, and with catchwords (`/จึงเรียน...`).

    Raises `PaperError`.
    """
    paper = compile_paper(template, data, dated=dated)
    starts = _starts_of_pages(paper)
    if len(starts) == 1:
        return paper
    closer = dict(data, tight=True)
    closer_paper = compile_paper(template, closer, dated=dated)
    closer_starts = _starts_of_pages(closer_paper)
    if len(closer_starts) < len(starts):
        data, paper, starts = closer, closer_paper, closer_starts
    if len(starts) == 1:
        return paper
    return compile_paper(template, dict(data, next_pages=starts[1:]), dated=dated)


def _starts_of_pages(paper: bytes) -> list[str]:
    # The draft's mark is drawn before the body; page number and secrecy mark after it.
    with one_reader:
        document = pypdfium2.PdfDocument(paper)
        try:
            return [_first_line(page.get_textpage().get_text_range()) for page in document]
        finally:
            document.close()


def _first_line(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line and not _NOT_BODY.fullmatch(line)), "")
