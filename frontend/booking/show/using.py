"""Using what was given: taking it into use, giving it back, and the fee."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontend.booking.show.act import Act
from frontend.booking.show.forms import PaidForm
from frontend.booking.show.scene import Scene
from modules.booking.commands.check_in import check_in
from modules.booking.commands.check_out import check_out
from modules.booking.commands.record_payment import record_payment
from modules.booking.models import State


def _may_check_in(scene: Scene) -> bool:
    return not scene.is_trip and scene.is_now and scene.may_use


def _may_check_out(scene: Scene) -> bool:
    return not scene.is_trip and scene.booking.state == State.IN_USE and scene.may_use


def _may_take_money(scene: Scene) -> bool:
    booking = scene.booking
    owed = bool(booking.fee_satang) and booking.paid_at is None
    return owed and scene.manages and booking.state in (State.APPROVED, State.IN_USE, State.DONE)


def _pay(scene: Scene, form: Any) -> None:
    record_payment(
        by=scene.by, booking=scene.booking.pk, receipt=form.cleaned_data["receipt"], at=scene.at
    )


USES = {
    "check-in": Act(
        label=_("เริ่มใช้"),
        icon="door",
        may=_may_check_in,
        run=lambda scene, _form: check_in(by=scene.by, booking=scene.booking.pk, at=scene.at),
        first=True,
        title=_("ถึงเวลาใช้แล้ว"),
        done=_("เริ่มใช้แล้ว"),
    ),
    "check-out": Act(
        label=_("คืน"),
        icon="out",
        may=_may_check_out,
        run=lambda scene, _form: check_out(by=scene.by, booking=scene.booking.pk, at=scene.at),
        first=True,
        title=_("กำลังใช้อยู่"),
        consequence=_("เวลาที่เหลือจะว่างให้ผู้อื่นใช้ทันที"),
        done=_("คืนแล้ว ขอบคุณที่คืนตามเวลา"),
    ),
    "pay": Act(
        label=_("บันทึกการชำระ"),
        icon="stamp",
        may=_may_take_money,
        make=lambda _scene, data: PaidForm(data),
        run=_pay,
        done=_("บันทึกการชำระแล้ว"),
    ),
}
