"""The small forms on the page of a booking."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.booking.fields import words_field
from frontend.booking.move.forms import MoveForm
from frontend.booking.show.scene import Scene
from modules.booking.models import HELD, Resource, ResourceKind

ONE, FOLLOWING = "one", "following"
SCOPES = ((ONE, gettext_lazy("ครั้งนี้")), (FOLLOWING, gettext_lazy("ครั้งนี้และครั้งต่อ ๆ ไป")))
WHY = gettext_lazy("เขียนเหตุผลก่อน เพื่อให้ผู้ขอทราบ")


class NoteForm(forms.Form):
    """A word with a decision."""

    note = words_field(gettext_lazy("ความเห็น"), 500, widget=forms.Textarea(attrs={"rows": 2}))


class WholeForm(NoteForm):
    """A word with a decision on one of a series, or on all of it that waits."""

    whole = forms.BooleanField(required=False, initial=True)

    def __init__(self, data: Any, *, label: str) -> None:
        super().__init__(data)
        self.fields["whole"].label = label


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
        choices=SCOPES,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any, *, scene: Scene) -> None:
        super().__init__(data)
        booking = scene.booking
        if booking.series_id is None:
            del self.fields["scope"]
        own = booking.asked_by_id == scene.by.pk
        self.fields["reason"].required = not own or booking.state in HELD


class ShiftForm(MoveForm):
    """Another time or thing for a booking, and of a series whether for those after it too."""

    scope = forms.ChoiceField(
        label=gettext_lazy("เปลี่ยน"), initial=ONE, choices=SCOPES, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, *, scene: Scene) -> None:
        super().__init__(scene.viewer, scene.booking, data)
        if scene.booking.series_id is None:
            del self.fields["scope"]


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
