"""What one can do with a letter from its page: the words, the form, and the one call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.saraban.letter import forms as typed
from frontend.saraban.letter import scene as made
from frontend.saraban.letter.scene import Make, Scene
from modules.saraban.commands.acknowledge import acknowledge
from modules.saraban.commands.assign import assign
from modules.saraban.commands.close_letter import close_letter
from modules.saraban.commands.direct import direct
from modules.saraban.commands.endorse import endorse
from modules.saraban.commands.forward import forward
from modules.saraban.commands.propose import propose
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.commands.refuse import refuse
from modules.saraban.commands.reply import reply
from modules.saraban.commands.return_letter import return_letter

type Run = Callable[[Scene, Any, datetime], object]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One verb: what the button says, the form under it, and what pressing it calls."""

    label: str | Promise
    make: Make
    run: Run
    danger: bool = False
    note: str | Promise = ""


def _propose(scene: Scene, form: Any, at: datetime) -> object:
    to = form.cleaned_data["to"]
    return propose(by=scene.person, task=scene.task.pk, to=to, note=form.said(), at=at)


def _endorse(scene: Scene, form: Any, at: datetime) -> object:
    to = form.cleaned_data["to"]
    return endorse(by=scene.person, task=scene.task.pk, to=to, note=form.said(), at=at)


def _direct(scene: Scene, form: Any, at: datetime) -> object:
    return direct(
        by=scene.person,
        task=scene.task.pk,
        order=form.said(),
        offices=form.cleaned_data["offices"],
        copies=form.cleaned_data["copies"],
        due_on=form.due_on(),
        at=at,
    )


def _receive(scene: Scene, _form: Any, at: datetime) -> object:
    return receive_in_office(by=scene.person, task=scene.task.pk, at=at)


def _assign(scene: Scene, form: Any, at: datetime) -> object:
    return assign(
        by=scene.person,
        task=scene.task.pk,
        people=form.cleaned_data["people"],
        copies=form.cleaned_data["copies"],
        note=form.cleaned_data["words"],
        due_on=form.due_on(),
        at=at,
    )


def _reply(scene: Scene, form: Any, at: datetime) -> object:
    to = form.cleaned_data["to"]
    return reply(by=scene.person, task=scene.task.pk, report=form.said(), to=to, at=at)


def _close(scene: Scene, form: Any, at: datetime) -> object:
    return close_letter(by=scene.person, task=scene.task.pk, result=form.said(), at=at)


def _forward(scene: Scene, form: Any, at: datetime) -> object:
    return forward(
        by=scene.person,
        task=scene.task.pk,
        offices=form.cleaned_data["offices"],
        person=form.cleaned_data.get("person"),
        note=form.cleaned_data["words"],
        at=at,
    )


def _return(scene: Scene, form: Any, at: datetime) -> object:
    reason = form.cleaned_data["words"]
    return return_letter(by=scene.person, task=scene.task.pk, reason=reason, at=at)


def _refuse(scene: Scene, form: Any, at: datetime) -> object:
    return refuse(by=scene.person, task=scene.task.pk, reason=form.cleaned_data["words"], at=at)


def _know(scene: Scene, _form: Any, at: datetime) -> object:
    return acknowledge(by=scene.person, letter=scene.letter.pk, at=at)


UNTIL_OPENED = _("ดึงกลับได้จนกว่าผู้รับจะเปิดอ่าน")
REPORTS = ("ดำเนินการเรียบร้อยแล้ว", "ได้ดำเนินการตามสั่งการแล้ว รายละเอียดดังนี้")
ACTS: dict[str, Act] = {
    "propose": Act(label=_("เสนอ"), make=made.up(typed.PROPOSALS), run=_propose, note=UNTIL_OPENED),
    "endorse": Act(
        label=_("เสนอความเห็น"), make=made.up(typed.OPINIONS), run=_endorse, note=UNTIL_OPENED
    ),
    "direct": Act(label=_("สั่งการ"), make=made.direct_form, run=_direct, note=UNTIL_OPENED),
    "receive": Act(label=_("ลงรับ"), make=made.empty, run=_receive),
    "assign": Act(label=_("มอบหมาย"), make=made.assign_form, run=_assign, note=UNTIL_OPENED),
    "reply": Act(label=_("รายงานผล"), make=made.up(REPORTS), run=_reply, note=UNTIL_OPENED),
    "close": Act(
        label=_("ปิดเรื่อง"),
        make=made.result_form,
        run=_close,
        note=_("ปิดแล้วเรื่องจะไม่อยู่ในงานของใครอีก และยังค้นได้ในทะเบียน"),
    ),
    "forward": Act(label=_("ส่งต่อ"), make=made.forward_form, run=_forward, note=UNTIL_OPENED),
    "return": Act(
        label=_("ส่งคืน"),
        make=made.reason,
        run=_return,
        danger=True,
        note=_("เรื่องจะกลับไปอยู่ในงานของผู้ที่ส่งมา พร้อมเหตุผลนี้"),
    ),
    "refuse": Act(
        label=_("ไม่รับเรื่อง"),
        make=made.reason,
        run=_refuse,
        danger=True,
        note=_("เรื่องจะกลับไปยังผู้ที่ส่งมาให้พิจารณาใหม่ และไม่ลงทะเบียนรับของกอง"),
    ),
    "acknowledge": Act(label=_("รับทราบ"), make=made.empty, run=_know),
}
