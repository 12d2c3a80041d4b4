"""Saraban's part of งานของฉัน."""

from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.duties import Viewer
from frontend.saraban.inbox.rows import copy_row, draft_row, sent_row, task_row
from frontend.shell.inbox import Counts, Desk, Expected, Row
from modules.saraban.queries import inbox


def counts(viewer: Viewer, today: date) -> Counts:
    """Return how much waits (four queries)."""
    return Counts(**asdict(inbox.counts(viewer, today)))


def expected(viewer: Viewer, today: date, *, show: str = "", after: str = "") -> Expected:
    """Return a page of tasks, on the first with circulated letters and drafts (four queries)."""
    found = inbox.inbox(viewer, today, show=show, after=after)
    copies = (copy_row(copy, today) for copy in found.copies)
    drafts = (draft_row(draft, today) for draft in found.drafts)
    return Expected(
        rows=tuple(task_row(task, today) for task in found.tasks),
        more=bool(found.older),
        beside=(*copies, *drafts),
    )


def waiting(viewer: Viewer, today: date, most: int) -> list[Row]:
    """Return what others are to do with letters that the viewer sent them (two queries)."""
    return [sent_row(task, today) for task in inbox.longest_waiting(viewer, most)]


DESK = Desk(
    module="saraban",
    comes=_("หนังสือที่มีผู้เสนอ สั่งการ หรือมอบหมายถึงท่าน หนังสือเวียน และร่างที่รอท่านตรวจ"),
    counts=counts,
    expected=expected,
    waiting=waiting,
    shows=(("know", _("รอรับทราบ")), ("drafts", _("ร่างที่รอตรวจ"))),
)
