"""One line of งานของฉัน: what to do, about what, from whom, by when."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontend.saraban.letter.shown import whom
from frontend.shell.inbox import READ, UNREAD, Row, when_words
from frontend.shell.spoken import awaited, did, moment_words
from modules.saraban.announce import subject_of, url_of
from modules.saraban.models import (
    CirculationCopy,
    Draft,
    IncomingLetter,
    OutgoingLetter,
    StepKind,
    Task,
)
from modules.saraban.queries.inbox import heap_of
from thai.dates import bangkok_date

type Words = dict[str, Any]


def task_row(task: Task, today: date) -> Row:
    """Return the line of a task."""
    letter = task.letter
    copy = () if task.lead else (_("สำเนา"),)
    return Row(
        **_letter(letter),
        **when_words(task.due_on, today),
        do=_(task.get_expected_display()),
        facts=(_number(letter), letter.sender, *copy, _from(task, today)),
        unread=task.opened_at is None,
        heap=heap_of(task.due_on, task.opened_at is not None, today),
        due_on=task.due_on,
        key=task.pk,
    )


def copy_row(copy: CirculationCopy, today: date) -> Row:
    """Return the line of a circulated letter to acknowledge."""
    sent = copy.circulation
    letter = sent.letter
    who = _("%(name)s เวียน %(when)s")
    who %= {"name": sent.sent_by.full_name, "when": moment_words(sent.sent_at, today)}
    return Row(
        **_letter(letter),
        **when_words(sent.due_on, today),
        do=_("รับทราบ"),
        facts=(_("หนังสือเวียน"), _number(letter), who),
        unread=True,
        heap=heap_of(sent.due_on, False, today),
    )


def draft_row(draft: Draft, today: date) -> Row:
    """Return the line of a draft to check, to sign, or to give its number."""
    sent = moment_words(draft.sent_at, today) if draft.sent_at else ""
    who = _("%(name)s เสนอ %(when)s") % {"name": draft.written_by.full_name, "when": sent}
    return Row(
        do=_("ออกเลข") if draft.approved_at else _("ตรวจร่าง"),
        subject=draft.subject,
        url=reverse("saraban:draft", args=[draft.pk]),
        urgency=draft.get_urgency_display(),
        secrecy=draft.get_secrecy_display(),
        facts=(_(draft.get_kind_display()), str(draft.office), who),
        heap=READ,
    )


def sent_row(task: Task, today: date) -> Row:
    """Return the line of something that others are to do for the viewer."""
    letter = task.letter
    done = did(StepKind(task.sent_by.kind).label)
    sent = {"did": done, "when": moment_words(task.sent_at, today)}
    due = task.due_on is not None and task.due_on <= today
    return Row(
        **_letter(letter),
        **(when_words(task.due_on, today) if due else {"when": _ago(task, today)}),
        do=_("รอ%(what)s") % {"what": awaited(task.get_expected_display())},
        facts=(
            _("รับที่ %(number)s") % {"number": letter},
            _("ท่าน%(did)s %(when)s") % sent,
            _("รอ %(who)s") % {"who": whom(task)},
            _("เปิดอ่านแล้ว") if task.opened_at else _("ยังไม่เปิดอ่าน"),
        ),
        heap=UNREAD,
        since=task.sent_at,
    )


def _ago(task: Task, today: date) -> str:
    days = (today - bangkok_date(task.sent_at)).days
    past = ngettext("%(n)s วันแล้ว", "%(n)s วันแล้ว", days)
    return past % {"n": days} if days else _("วันนี้")


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


def _from(task: Task, today: date) -> str:
    if task.sent_by.kind == StepKind.REGISTERED:
        return _("ลงทะเบียน %(when)s") % {"when": moment_words(task.sent_at, today)}
    words = _("%(name)s %(did)s %(when)s")
    done = did(StepKind(task.sent_by.kind).label)
    when = moment_words(task.sent_at, today)
    return words % {"name": task.sent_by.name, "did": done, "when": when}
