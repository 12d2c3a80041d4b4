"""Deciding: the head's word, leave, and refusal; confirming who asked from outside by a call."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontend.booking.show.act import Act
from frontend.booking.show.forms import ApproveForm, NoteForm, ReasonForm, WholeForm
from frontend.booking.show.scene import Scene
from frontend.booking.spoken import on_day
from frontend.shell.flash import say
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.approve_series import approve_series
from modules.booking.commands.confirm_by_call import confirm_by_call
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.endorse_series import endorse_series
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.giving.whole import Left
from modules.booking.models import State
from modules.booking.queries.series import waiting_with


def _endorse(scene: Scene, form: Any) -> None:
    typed = form.cleaned_data
    if typed.get("whole"):
        left = endorse_series(
            by=scene.by, booking=scene.booking.pk, note=typed["note"], at=scene.at
        )
        _tell_left(scene, left, _("%(when)s ยังไม่ได้ให้ความเห็น: %(why)s"))
        return
    endorse_booking(by=scene.by, booking=scene.booking.pk, note=typed["note"], at=scene.at)


def _approve(scene: Scene, form: Any) -> None:
    if form.cleaned_data.get("whole"):
        _approve_whole(scene, form.cleaned_data["note"])
        return
    trip = isinstance(form, ApproveForm)
    approve_booking(
        by=scene.by,
        booking=scene.booking.pk,
        note=form.cleaned_data["note"],
        vehicle=form.chosen("vehicle") if trip else None,
        driver=form.chosen("driver") if trip else None,
        at=scene.at,
    )


def _approve_whole(scene: Scene, note: str) -> None:
    """Approve all of a series that fit."""
    left = approve_series(by=scene.by, booking=scene.booking.pk, note=note, at=scene.at)
    _tell_left(scene, left, _("%(when)s ยังไม่อนุมัติ: %(why)s"))


def _tell_left(scene: Scene, left: Left, words: Any) -> None:
    """Say on the next page which of a series could not be decided on, and why."""
    for booking, why in left:
        when = on_day(booking.starts, booking.ends)
        say(scene.request, str(words) % {"when": when, "why": why}, "warning")


def _endorse_form(scene: Scene, data: Any) -> NoteForm:
    return _whole_form(scene, data, _("เห็นควรอนุญาตทุกครั้งของชุดนี้ที่รอท่าน (%(n)s ครั้ง)"))


def _whole_form(scene: Scene, data: Any, label: Any) -> NoteForm:
    """Return a form that asks whether all of a series is meant, where more than one waits."""
    waiting = waiting_with(scene.booking)
    if waiting < 2:
        return NoteForm(data)
    return WholeForm(data, label=str(label) % {"n": waiting})


def _approve_form(scene: Scene, data: Any) -> NoteForm:
    # Of a trip that has been made already nothing is left to choose.
    if scene.booking.state != State.ENDORSED:
        return NoteForm(data)
    if scene.is_trip:
        return ApproveForm(data, scene=scene)
    return _whole_form(scene, data, _("อนุมัติทุกครั้งของชุดนี้ที่รอท่าน (%(n)s ครั้ง)"))


def _confirm(scene: Scene, _form: Any) -> None:
    confirm_by_call(by=scene.by, booking=scene.booking.pk, at=scene.at)


def _may_reject(scene: Scene) -> bool:
    unanswered = scene.booking.state in (State.UNCONFIRMED, State.WAITING)
    return scene.manages if unanswered else scene.turn is not None


def _reject(scene: Scene, form: Any) -> None:
    reject_booking(
        by=scene.by, booking=scene.booking.pk, reason=form.cleaned_data["reason"], at=scene.at
    )


DECISIONS = {
    "endorse": Act(
        label=_("เห็นควรอนุญาต"),
        icon="check",
        may=lambda scene: scene.turn is not None and scene.booking.state == State.ASKED,
        make=_endorse_form,
        run=_endorse,
        first=True,
        body="booking/show/acts/approve.html",
        title=_("รอท่านให้ความเห็น"),
        done=_("เห็นควรอนุญาตแล้ว ส่งต่อผู้อนุมัติ"),
    ),
    "approve": Act(
        label=_("อนุมัติ"),
        icon="check",
        may=lambda scene: scene.turn is not None and scene.booking.state != State.ASKED,
        make=_approve_form,
        run=_approve,
        first=True,
        title=_("รอท่านอนุมัติ"),
        done=_("อนุมัติแล้ว"),
        body="booking/show/acts/approve.html",
    ),
    "reject": Act(
        label=_("ไม่อนุมัติ"),
        icon="x",
        may=_may_reject,
        make=lambda _scene, data: ReasonForm(data),
        run=_reject,
        danger=True,
        consequence=_("ผู้ขอจะได้รับแจ้งพร้อมเหตุผล และต้องขอใหม่หากยังต้องการใช้"),
        done=_("ไม่อนุมัติแล้ว"),
    ),
    "confirm": Act(
        label=_("โทรยืนยันแล้ว"),
        icon="phone",
        may=lambda scene: scene.manages and scene.booking.state == State.UNCONFIRMED,
        run=_confirm,
        first=True,
        title=_("รอยืนยันตัวผู้ขอ"),
        consequence=_("โทรหาผู้ขอตามหมายเลขที่ให้ไว้ ถ้าเป็นผู้ขอจริงจึงยืนยัน คำขอจะไปถึงผู้อนุมัติ"),
        done=_("ยืนยันแล้ว ส่งต่อผู้อนุมัติ"),
    ),
}
