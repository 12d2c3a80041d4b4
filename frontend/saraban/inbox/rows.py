"""One line of งานของฉัน: what to do, about what, from whom, by when."""

from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontend.saraban.letter.shown import day_words, moment_words, whom
from frontend.shell.spoken import awaited, did
from modules.saraban.announce import subject_of, url_of
from modules.saraban.models import (
    CirculationCopy,
    Draft,
    IncomingLetter,
    OutgoingLetter,
    StepKind,
    Task,
)
from modules.saraban.queries.inbox import READ, UNREAD, heap_of
from thai.dates import bangkok_date

type Words = dict[str, Any]

# The heaps in the order of `queries.inbox`: key, title, colour.
HEAPS = (
    ("late", gettext_lazy("เลยกำหนด"), "late"),
    ("today", gettext_lazy("ครบกำหนดวันนี้"), "due"),
    ("near", gettext_lazy("ครบกำหนดภายใน 3 วัน"), ""),
    ("unread", gettext_lazy("ยังไม่อ่าน"), ""),
    ("read", gettext_lazy("อ่านแล้ว รอดำเนินการ"), ""),
)


def task_row(task: Task, today: date) -> Words:
    """Return the line of a task."""
    letter = task.letter
    copy = "" if task.lead else _("สำเนา")
    return {
        **_letter(letter),
        "do": _(task.get_expected_display()),
        "facts": [*_facts(letter), *([copy] if copy else []), _from(task, today)],
        "unread": task.opened_at is None,
        "heap": heap_of(task.due_on, task.opened_at is not None, today),
        **_when(task.due_on, today),
    }


def copy_row(copy: CirculationCopy, today: date) -> Words:
    """Return the line of a circulated letter to acknowledge."""
    sent = copy.circulation
    letter = sent.letter
    who = _("%(name)s เวียน %(when)s")
    return {
        **_letter(letter),
        "do": _("รับทราบ"),
        "facts": [
            _("หนังสือเวียน"),
            _number(letter),
            who % {"name": sent.sent_by.full_name, "when": moment_words(sent.sent_at, today)},
        ],
        "unread": True,
        "heap": heap_of(sent.due_on, False, today),
        **_when(sent.due_on, today),
    }


def draft_row(draft: Draft, today: date) -> Words:
    """Return the line of a draft to check, to sign, or to give its number."""
    do = _("ออกเลข") if draft.approved_at else _("ตรวจร่าง")
    sent = moment_words(draft.sent_at, today) if draft.sent_at else ""
    who = _("%(name)s เสนอ %(when)s") % {"name": draft.written_by.full_name, "when": sent}
    return {
        "do": do,
        "subject": draft.subject,
        "url": _draft_url(draft),
        "urgency": draft.get_urgency_display(),
        "secrecy": draft.get_secrecy_display(),
        "facts": [_(draft.get_kind_display()), str(draft.office), who],
        "when": "",
        "state": "quiet",
        "unread": False,
        "heap": READ,
    }


def sent_row(task: Task, today: date) -> Words:
    """Return the line of something that others are to do for the viewer."""
    letter = task.letter
    done = did(StepKind(task.sent_by.kind).label)
    days = (today - bangkok_date(task.sent_at)).days
    seen = _("เปิดอ่านแล้ว") if task.opened_at else _("ยังไม่เปิดอ่าน")
    when = _when(task.due_on, today) if task.due_on and task.due_on <= today else {}
    past = ngettext("%(n)s วันแล้ว", "%(n)s วันแล้ว", days)
    ago = past % {"n": days} if days else _("วันนี้")
    return {
        **_letter(letter),
        "do": _("รอ%(what)s") % {"what": awaited(task.get_expected_display())},
        "facts": [
            _("รับที่ %(number)s") % {"number": letter},
            _("ท่าน%(did)s %(when)s") % {"did": done, "when": moment_words(task.sent_at, today)},
            _("รอ %(who)s") % {"who": whom(task)},
            seen,
        ],
        "unread": False,
        "heap": UNREAD,
        "when": ago,
        "state": "quiet",
        **when,
    }


def _number(letter: IncomingLetter | OutgoingLetter) -> str:
    """Return how a letter is called here: by its เลขรับ, or one of our own by its ที่."""
    if isinstance(letter, OutgoingLetter):
        return _("ที่ %(number)s") % {"number": letter.reference}
    return _("รับที่ %(number)s") % {"number": letter}


def _letter(letter: IncomingLetter | OutgoingLetter) -> Words:
    return {
        "subject": subject_of(letter),  # a secret one is not read over a shoulder
        "url": url_of(letter),
        "urgency": letter.get_urgency_display(),
        "secrecy": letter.get_secrecy_display(),
    }


def _facts(letter: IncomingLetter) -> list[str]:
    return [_number(letter), letter.sender]


def _from(task: Task, today: date) -> str:
    if task.sent_by.kind == StepKind.REGISTERED:
        return _("ลงทะเบียน %(when)s") % {"when": moment_words(task.sent_at, today)}
    words = _("%(name)s %(did)s %(when)s")
    done = did(StepKind(task.sent_by.kind).label)
    when = moment_words(task.sent_at, today)
    return words % {"name": task.sent_by.name, "did": done, "when": when}


def _when(due_on: date | None, today: date) -> Words:
    """Return how a day is said at the end of a line."""
    if due_on is None:
        return {"when": "", "state": "quiet"}
    days = (due_on - today).days
    if days < 0:
        return {
            "when": ngettext("เลยมา %(n)s วัน", "เลยมา %(n)s วัน", -days) % {"n": -days},
            "state": "late",
        }
    if days <= 1:
        return {"when": _("พรุ่งนี้") if days else _("วันนี้"), "state": "due"}
    return {"when": _("ภายใน %(day)s") % {"day": day_words(due_on, today)}, "state": "quiet"}


def _draft_url(draft: Draft) -> str:
    try:
        return reverse("saraban:draft", args=[draft.pk])
    except NoReverseMatch:
        return reverse("saraban:inbox")
