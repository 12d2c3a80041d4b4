"""The small forms on the page of a booking."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.booking.fields import ClockField, moment, words_field
from frontend.booking.show.scene import Scene
from frontend.booking.spoken import last_day
from frontend.shell.fields import ThaiDateField
from modules.booking.models import HELD, Resource, ResourceKind
from thai.dates import BANGKOK, bangkok_date

ONE, FOLLOWING = "one", "following"
WHY = gettext_lazy("เขียนเหตุผลก่อน เพื่อให้ผู้ขอทราบ")


class NoteForm(forms.Form):
    """A word with a decision."""

    note = words_field(gettext_lazy("ความเห็น"), 500, widget=forms.Textarea(attrs={"rows": 2}))


class ApproveForm(NoteForm):
    """Leave for a trip: with which vehicle, and who drives (คำสั่งผู้มีอำนาจ ของแบบ 3)."""

    vehicle = forms.ChoiceField(label=gettext_lazy("รถ"), required=False, widget=forms.RadioSelect)
    driver = forms.ChoiceField(
        label=gettext_lazy("พนักงานขับรถ"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, *, scene: Scene) -> None:
        super().__init__(
            data, initial={"vehicle": str(scene.booking.resource_id), "driver": _usual(scene)}
        )
        self.found = _offer(self, "vehicle", scene.of_kind(ResourceKind.VEHICLE))
        self.found |= _offer(self, "driver", scene.of_kind(ResourceKind.DRIVER), _left(scene))

    def chosen(self, name: str) -> Resource | None:
        """Return the vehicle or the driver chosen, or None."""
        return self.found.get(self.cleaned_data.get(name) or "")


class ReasonForm(forms.Form):
    """Why."""

    reason = words_field(gettext_lazy("เหตุผล"), 500, WHY, widget=forms.Textarea(attrs={"rows": 2}))


class CancelForm(ReasonForm):
    """Why it is called off, and whether those after it are too."""

    scope = forms.ChoiceField(
        label=gettext_lazy("ยกเลิก"),
        initial=ONE,
        choices=[(ONE, gettext_lazy("ครั้งนี้")), (FOLLOWING, gettext_lazy("ครั้งนี้และครั้งต่อ ๆ ไป"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any, *, scene: Scene) -> None:
        super().__init__(data)
        booking = scene.booking
        if booking.series_id is None:
            del self.fields["scope"]
        own = booking.asked_by_id == scene.by.pk
        self.fields["reason"].required = not own or booking.state in HELD


class MoveForm(forms.Form):
    """Another time, and another thing of the same kind: what dragging does."""

    day = ThaiDateField(
        label=gettext_lazy("วันที่"), error_messages={"required": gettext_lazy("ใส่วันที่")}
    )
    starts = ClockField(
        label=gettext_lazy("ตั้งแต่เวลา"), error_messages={"required": gettext_lazy("ใส่เวลาเริ่ม")}
    )
    ends = ClockField(
        label=gettext_lazy("ถึงเวลา"), error_messages={"required": gettext_lazy("ใส่เวลาสิ้นสุด")}
    )
    several = forms.BooleanField(label=gettext_lazy("หลายวัน"), required=False)
    last_day = ThaiDateField(label=gettext_lazy("ถึงวันที่"), required=False)
    resource = forms.ChoiceField(label=gettext_lazy("ใช้"))

    def __init__(self, data: Any, *, scene: Scene) -> None:
        booking = scene.booking
        starts, ends = (each.astimezone(BANGKOK) for each in (booking.starts, booking.ends))
        several = last_day(ends) != bangkok_date(starts)
        first = {
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
            "several": several,
            "last_day": ends.date() if several else None,
            "resource": str(booking.resource_id),
        }
        super().__init__(data, initial=first)
        self.found = _offer(self, "resource", scene.of_kind(scene.kind))

    def times(self) -> tuple[datetime, datetime]:
        """Return the new time, once the form is valid."""
        typed = self.cleaned_data
        last = typed.get("last_day") if typed.get("several") else None
        return moment(typed["day"], typed["starts"]), moment(last or typed["day"], typed["ends"])


class ChooseForm(forms.Form):
    """One of the things of a kind: who drives."""

    chosen = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(
        self, data: Any, *, scene: Scene, kind: ResourceKind, label: Any, but: int | None = None
    ) -> None:
        super().__init__(data)
        self.found = _offer(self, "chosen", [e for e in scene.of_kind(kind) if e.pk != but])
        self.fields["chosen"].label = label
        self.fields["chosen"].error_messages["required"] = _("เลือกหนึ่งรายการ")

    def picked(self) -> Resource:
        """Return what was chosen."""
        return self.found[self.cleaned_data["chosen"]]


class SubstituteForm(ChooseForm):
    """Another vehicle or room in place of one that cannot be used, and why."""

    reason = words_field(gettext_lazy("เหตุผล"), 300, WHY, widget=forms.Textarea(attrs={"rows": 2}))


class PaidForm(forms.Form):
    """The receipt of a fee."""

    receipt = words_field(
        gettext_lazy("เลขที่ใบเสร็จรับเงิน"), 60, gettext_lazy("ใส่เลขที่ใบเสร็จ เช่น 12/345")
    )


def _usual(scene: Scene) -> str:
    """Return who usually drives what was asked for, if they are free, or who was named."""
    if scene.driver is not None:
        return str(scene.driver.pk)
    facts = scene.known.get(scene.booking.resource_id)
    usual = facts.vehicle.usual_driver_id if facts and facts.vehicle else None
    free = scene.free.get(usual, {}).get("free") if usual else False
    return str(usual) if free and not scene.booking.self_drive else ""


def _left(scene: Scene) -> str:
    return _("ผู้ขอขับเอง") if scene.booking.self_drive else _("ยังไม่ระบุ")


def _offer(
    form: forms.Form, name: str, resources: list[Resource], none: str = ""
) -> dict[str, Resource]:
    found = {str(each.pk): each for each in resources}
    choices = [(key, each.name) for key, each in found.items()]
    form.fields[name].choices = [*([("", none)] if none else []), *choices]  # type: ignore[attr-defined]
    return found
