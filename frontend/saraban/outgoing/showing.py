"""How a letter sent is shown: its facts, its path, its pages and files."""

from datetime import date
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.saraban.drafts.showing import moment_words, steps_of
from frontend.saraban.letter.rounds import rounds_words
from frontend.shell.spoken import screen_date
from modules.saraban.models import Attachment, OutgoingLetter, Part
from modules.saraban.queries.outgoing import citations_known

_MOST_PAGES = 60


def facts_of(letter: OutgoingLetter) -> list[dict[str, str]]:
    """Return what the register says of a letter."""
    return [
        {"label": _("ที่"), "value": letter.reference},
        {"label": _("ลงวันที่"), "value": screen_date(letter.dated)},
        {"label": _("เลขทะเบียนส่ง"), "value": f"{letter.number}/{letter.year}"},
        {"label": _("ทะเบียน"), "value": f"{_(letter.get_book_display())} · {letter.office.name}"},
        {"label": _("ชนิด"), "value": _(letter.get_kind_display())},
        {"label": _("เจ้าของเรื่อง"), "value": letter.owner.name},
        {"label": _("ถึง"), "value": letter.addressee},
        {"label": _("การปฏิบัติ"), "value": letter.action_taken},
        {"label": _("หมายเหตุ"), "value": letter.remark},
    ]


def path_of(letter: OutgoingLetter, *, today: date) -> list[dict[str, Any]]:
    """Return the path of a letter, newest on top: from the draft to the number and its rounds."""
    steps = steps_of(letter.draft, today=today) if letter.draft else []
    if not letter.draft:
        when = moment_words(letter.issued_at, today=today)
        what = _("ลงทะเบียนส่ง %(reference)s") % {"reference": letter.reference}
        steps = [{"state": "done", "who": letter.issued_by.full_name, "what": what, "facts": when}]
    steps = [*rounds_words(letter, today), *steps]
    if letter.cancelled_at and letter.cancelled_by:
        steps.insert(
            0,
            {
                "state": "void",
                "who": letter.cancelled_by.full_name,
                "what": _("ยกเลิก"),
                "quote": letter.cancel_reason,
                "facts": moment_words(letter.cancelled_at, today=today),
            },
        )
    return steps


def pages_of(main: Attachment | None) -> list[dict[str, Any]]:
    """Return the pages of a letter's paper, as pictures to link to."""
    if main is None:
        return []
    numbers = range(1, min(main.file.pages, _MOST_PAGES) + 1)
    return [
        {"url": reverse("saraban:file-page", args=[main.pk, n]), "width": 1240, "height": 1754}
        for n in numbers
    ]


def files_of(letter: OutgoingLetter, viewer: Viewer) -> list[dict[str, str]]:
    """Return what goes with a letter: files, and the letters it refers to."""
    rows = letter.attachments.select_related("file").order_by("sort", "pk")
    files = [
        {
            "name": row.file.name,
            "url": reverse("saraban:file-original", args=[row.pk]),
            "facts": f"{_(row.get_part_display())} · {filesizeformat(row.file.size)}",
            "icon": "file" if row.part == Part.MAIN else "clip",
        }
        for row in rows
    ]
    return files + [_cited(text, key) for text, key in citations_known(letter, viewer)]


def _cited(text: str, incoming: int | None) -> dict[str, str]:
    url = reverse("saraban:letter", args=[incoming]) if incoming else ""
    return {"name": text, "url": url, "facts": _("อ้างถึง"), "icon": "undo"}
