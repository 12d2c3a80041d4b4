"""A letter's path, facts and files, as the words its page shows."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.duties import Viewer
from accounts.models import Role
from accounts.posts import HOUSE_ROLES, holders
from frontend.shell.spoken import (
    acting,
    awaited,
    day_words,
    did,
    moment_words,
    screen_date,
    screen_moment,
)
from modules.saraban.models import IncomingLetter, Step, StepKind, Task
from modules.saraban.queries.path import Path

type Words = dict[str, Any]

BACK = {StepKind.RETURNED, StepKind.REFUSED, StepKind.RECALLED}
ENTERED = {StepKind.RECEIVED}


def path_words(viewer: Viewer, path: Path, today: date) -> list[Words]:
    """Return the path newest first: what is awaited, then what was done."""
    mine = {chance.task.pk for chance in path.chances}
    waiting = [_waiting(task, task.pk in mine, today) for task in reversed(path.waiting)]
    return waiting + [_done(step, today) for step in path.steps]


def due_words(due_on: date | None, today: date) -> tuple[str, str]:
    """Return how a day is said beside a task (`ครบกำหนดพรุ่งนี้`), and its state for a mark."""
    if due_on is None:
        return "", ""
    days = (due_on - today).days
    if days < 0:
        return ngettext("เลยมา %(n)s วัน", "เลยมา %(n)s วัน", -days) % {"n": -days}, "late"
    if days == 0:
        return _("ครบกำหนดวันนี้"), "due"
    if days == 1:
        return _("ครบกำหนดพรุ่งนี้"), "due"
    return _("ภายใน %(day)s") % {"day": day_words(due_on, today)}, "due" if days <= 3 else "quiet"


def done_words(step: Step) -> str:
    """Return what a viewer just did, said back to them: สั่งการแล้ว มอบกองช่าง."""
    done, *sent = _what(step)
    return " ".join([_("%(did)sแล้ว") % {"did": done}, *sent])


def whom(task: Task) -> str:
    """Return of whom a task is expected, by name of the post: ผู้อำนวยการกองช่าง, กองช่าง."""
    if task.person is not None:
        return task.person.full_name
    role = Role(task.role)
    if role in HOUSE_ROLES and role != Role.REGISTRY_CENTRAL:
        return _(role.label)
    return str(task.office) if task.office.parent_id else _("สารบรรณกลาง")


def capacity_words(position: str, acting_mode: str, acting_for: str) -> str:
    """Return how a capacity is printed: หัวหน้าสำนักปลัด รักษาราชการแทน ปลัดเทศบาล."""
    return " ".join(part for part in (position, acting_mode, acting_for) if part)


def facts_words(letter: IncomingLetter) -> list[Words]:
    """Return what the register holds of a letter, in the order of the form."""
    dated = screen_date(letter.dated) if letter.dated else ""
    return [
        {"label": _("ที่"), "value": letter.reference},
        {"label": _("ลงวันที่"), "value": dated},
        {"label": _("จาก"), "value": letter.sender},
        {"label": _("ถึง"), "value": letter.addressee},
        {"label": _("รับเมื่อ"), "value": screen_moment(letter.received_at)},
        {"label": _("ผู้ลงทะเบียน"), "value": letter.registered_by.full_name},
        {"label": _("ช่องทาง"), "value": _(letter.get_channel_display())},
        {"label": _("ครบกำหนด"), "value": screen_date(letter.due_on) if letter.due_on else ""},
        {"label": _("สิ่งที่ส่งมาด้วย"), "value": letter.enclosures},
        {"label": _("หมายเหตุ"), "value": letter.remark},
        {"label": _("การปฏิบัติ"), "value": letter.action_taken},
    ]


def receipt_words(path: Path) -> list[Words]:
    """Return which office entered the letter in its own book, under which number."""
    return [
        {
            "label": str(receipt.office),
            "value": f"{_('เลขรับ')} {receipt} · {screen_moment(receipt.received_at)}",
        }
        for receipt in path.receipts
    ]


def _waiting(task: Task, mine: bool, today: date) -> Words:
    due, _state = due_words(task.due_on, today)
    seen = (
        _("เปิดอ่านแล้ว %(when)s") % {"when": moment_words(task.opened_at, today)}
        if task.opened_at
        else _("ยังไม่เปิดอ่าน")
    )
    what = awaited(task.get_expected_display())
    if mine:
        who = _("รอท่าน%(what)s") % {"what": what}
    else:
        who = _("รอ %(who)s %(what)s") % {"who": _who(task, today), "what": what}
    who += "" if task.lead else _(" (สำเนา)")
    return {
        "state": "now" if mine else "wait",
        "who": who,
        "what": "",
        "facts": " · ".join(part for part in (due, "" if mine else seen) if part),
    }


def _who(task: Task, today: date) -> str:
    post = whom(task)
    if task.person is not None or task.expected == "receive":
        return post
    people = holders(task.role, task.office, on=today)
    return people[0].full_name if len(people) == 1 else post


def _done(step: Step, today: date) -> Words:
    capacity = capacity_words(step.position, acting(step.acting_mode), step.acting_for)
    entered = step.kind in ENTERED
    return {
        "state": "back"
        if step.kind in BACK
        else "void"
        if step.kind == StepKind.CANCELLED
        else "done",
        "who": step.name,
        "what": step.note if entered else " ".join(_what(step)),
        "quote": "" if entered else step.note,
        "facts": " · ".join(part for part in (capacity, moment_words(step.at, today)) if part),
    }


def _what(step: Step) -> list[str]:
    """Return what was done, then to whom."""
    sent: list[Task] = step.sent  # type: ignore[attr-defined]
    lead = [whom(task) for task in sent if task.lead]
    copies = [whom(task) for task in sent if not task.lead]
    done = did(step.get_kind_display())
    if step.kind in (StepKind.REGISTERED, StepKind.RECALLED):
        return [done]
    to = pgettext("sent to", "%(name)s")
    if step.kind == StepKind.DIRECTED:
        lead = [name for name in lead if name != _("สารบรรณกลาง")]
        to = _("มอบ%(name)s")
    said = [done, *(to % {"name": name} for name in lead)]
    if copies:
        said.append(_("แจ้ง%(names)s") % {"names": " ".join(copies)})
    return said
