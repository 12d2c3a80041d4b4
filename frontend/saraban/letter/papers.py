"""The paper of a letter and its other files, as its page shows them."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import ngettext

from modules.saraban.models import Attachment, IncomingLetter, Part
from modules.saraban.queries.uploads import papers_of

type Words = dict[str, Any]
SHEET = (1240, 1754)  # A4 as it is drawn; the browser keeps the place until the picture comes


def paper_words(letter: IncomingLetter) -> Words:
    """Return the pages to read (the stamped rendition first), and the files to fetch."""
    papers = papers_of(letter)
    first = papers[0] if papers and papers[0].part != Part.ENCLOSURE else None
    return {
        "pages": _pages(first) if first else [],
        "print_url": _print_url(first) if first else "",
        "download_url": _original_url(letter, first) if first else "",
        "files": [_file(each) for each in papers if each is not first],
        "cited": [
            {"name": citation.text, "url": _cited_url(citation.cited_incoming_id), "icon": "file"}
            for citation in letter.citations.all()
        ],
    }


def _pages(paper: Attachment) -> list[Words]:
    width, height = SHEET
    return [
        {
            "url": reverse("saraban:file-page", args=[paper.pk, page]),
            "width": width,
            "height": height,
        }
        for page in range(1, paper.file.pages + 1)
    ]


def _print_url(paper: Attachment) -> str:
    if paper.part != Part.STAMPED:
        return ""
    return reverse("saraban:file-stamped", args=[paper.pk])


def _original_url(letter: IncomingLetter, shown: Attachment) -> str:
    main = letter.attachments.filter(part=Part.MAIN).order_by("sort", "pk").first() or shown
    return reverse("saraban:file-original", args=[main.pk])


def _file(paper: Attachment) -> Words:
    n = paper.file.pages
    pages = ngettext("%(n)s หน้า", "%(n)s หน้า", n) % {"n": n} if n else ""
    facts = " · ".join(part for part in (pages, filesizeformat(paper.file.size)) if part)
    return {
        "name": paper.file.name,
        "url": reverse("saraban:file-original", args=[paper.pk]),
        "facts": facts,
        "icon": "clip",
    }


def _cited_url(letter: int | None) -> str:
    return reverse("saraban:letter", args=[letter]) if letter else ""
