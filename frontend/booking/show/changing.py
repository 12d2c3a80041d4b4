"""Changing what was asked for: time, details, who drives, what is used instead, calling it off."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontend.booking.new.desk import Desk
from frontend.booking.new.forms import AskForm
from frontend.booking.show.act import Act
from frontend.booking.show.forms import (
    FOLLOWING,
    CancelForm,
    ChooseForm,
    ShiftForm,
    SubstituteForm,
)
from frontend.booking.show.scene import Scene
from modules.booking.commands.assign_driver import assign_driver
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.cancel_series import cancel_series
from modules.booking.commands.change_booking import change_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.split_series import split_series
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.models import ResourceKind, State
from modules.booking.wish import Wish, wish_of

# What is changed by moving it or by giving it a driver, not here.
_ELSEWHERE = ("driver", "office", "day", "starts", "ends", "several", "last_day", "resource")
_SAME = ("title", "people", "private", "phone", "chair", "layout", "wishes")
_TRIP = ("destination", "reach", "distance_km", "parked_at")
_AGAIN = _("อนุมัติแล้ว ถ้าเปลี่ยนที่ไปหรือภารกิจต้องขออนุมัติใหม่")


class ChangeForm(AskForm):
    """The details of a booking, without its time and what it holds."""

    def __init__(self, data: Any, *, scene: Scene) -> None:
        booking = scene.booking
        beside = scene.of_kind(ResourceKind.EQUIPMENT) if not scene.is_trip else []
        desk = Desk(kind=scene.kind, offices=[], resources=[], beside=beside)
        first = {name: getattr(booking, name) for name in (*_SAME, *_TRIP)}
        first["extras"] = [str(extra.resource_id) for extra in booking.extras.all()]
        super().__init__(data, desk=desk, initial=first)
        for name in _ELSEWHERE:
            self.fields.pop(name, None)
        if scene.is_trip and booking.state == State.APPROVED:
            self.fields["destination"].help_text = _AGAIN
        self.booking = booking

    def changed(self) -> Wish:
        """Return what is wished for now, once the form is valid."""
        typed = self.cleaned_data
        changed = {name: typed[name] for name in (*_SAME, *_TRIP) if name in typed}
        if "extras" in typed:
            changed["extras"] = tuple(self.others[key] for key in typed["extras"])
        return wish_of(self.booking, **changed)


def _change(scene: Scene, form: ChangeForm) -> None:
    change_booking(by=scene.by, booking=scene.booking.pk, wish=form.changed(), at=scene.at)


def _move(scene: Scene, form: ShiftForm) -> None:
    starts, ends = form.times()
    following = form.cleaned_data.get("scope") == FOLLOWING
    move = split_series if following else move_booking
    move(
        by=scene.by,
        booking=scene.booking.pk,
        starts=starts,
        ends=ends,
        resource=form.chosen(),
        at=scene.at,
    )


def _drive(scene: Scene, form: ChooseForm) -> None:
    assign_driver(by=scene.by, booking=scene.booking.pk, driver=form.picked(), at=scene.at)


def _substitute(scene: Scene, form: SubstituteForm) -> None:
    substitute_resource(
        by=scene.by,
        booking=scene.booking.pk,
        resource=form.picked(),
        reason=form.cleaned_data["reason"],
        at=scene.at,
    )


def _cancel(scene: Scene, form: CancelForm) -> None:
    all_after = form.cleaned_data.get("scope") == FOLLOWING
    cancel = cancel_series if all_after else cancel_booking
    cancel(by=scene.by, booking=scene.booking.pk, reason=form.cleaned_data["reason"], at=scene.at)


def _looks_after(scene: Scene, *states: State) -> bool:
    """Tell whether a booking stands so, and the viewer lends the thing or gives leave for it."""
    return scene.booking.state in states and (scene.manages or scene.approves)


def _substitute_form(scene: Scene, data: Any) -> SubstituteForm:
    label = _("ใช้คันนี้แทน") if scene.is_trip else _("ใช้รายการนี้แทน")
    now = scene.booking.resource_id
    return SubstituteForm(data, scene=scene, kind=scene.kind, label=label, but=now)


def _drive_form(scene: Scene, data: Any) -> ChooseForm:
    return ChooseForm(data, scene=scene, kind=ResourceKind.DRIVER, label=_("พนักงานขับรถ"))


CHANGES = {
    "driver": Act(
        label=_("มอบพนักงานขับรถ"),
        icon="user",
        may=lambda scene: scene.is_trip and _looks_after(scene, State.APPROVED),
        make=_drive_form,
        run=_drive,
        done=_("มอบพนักงานขับรถแล้ว"),
        body="booking/show/acts/choose.html",
    ),
    "move": Act(
        label=_("เปลี่ยนเวลา"),
        icon="clock",
        may=lambda scene: scene.may_change and scene.works,
        make=lambda scene, data: ShiftForm(data, scene=scene),
        run=_move,
        consequence=_("ถ้าอนุมัติแล้ว อาจต้องขออนุมัติเวลาใหม่"),
        done=_("เปลี่ยนเวลาแล้ว"),
        body="booking/show/acts/move.html",
    ),
    "change": Act(
        label=_("แก้ไขรายละเอียด"),
        icon="pen",
        may=lambda scene: scene.may_change and scene.works and scene.knows,
        make=lambda scene, data: ChangeForm(data, scene=scene),
        run=_change,
        done=_("แก้ไขแล้ว"),
    ),
    "substitute": Act(
        label=_("เปลี่ยนให้ใช้แทน"),
        icon="undo",
        may=lambda scene: _looks_after(scene, State.APPROVED),
        make=_substitute_form,
        run=_substitute,
        consequence=_("ใช้เมื่อรถเสียหรือห้องใช้ไม่ได้ ผู้ขอและพนักงานขับรถจะได้รับแจ้ง"),
        done=_("เปลี่ยนให้ใช้แทนแล้ว"),
        body="booking/show/acts/choose.html",
    ),
    "cancel": Act(
        label=_("ยกเลิกการจอง"),
        icon="x",
        may=lambda scene: scene.may_change,
        make=lambda scene, data: CancelForm(data, scene=scene),
        run=_cancel,
        danger=True,
        consequence=_("เวลานี้จะว่างให้ผู้อื่นใช้ทันที ถ้าเปลี่ยนใจต้องขอใหม่"),
        done=_("ยกเลิกแล้ว"),
    ),
}
