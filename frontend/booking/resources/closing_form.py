"""What is typed when something is closed for a while, and the pictures that are brought."""

from datetime import time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import ClockField, moment, words_field
from frontend.shell.fields import FilesField, ThaiDateField
from frontend.shell.spoken import labels
from modules.booking.models import ClosureKind, Resource, ResourceKind


class PhotoForm(forms.Form):
    """A picture that is brought."""

    photos = FilesField(label=_("เพิ่มรูป"), error_messages={"required": _("เลือกรูปก่อน แล้วกดเพิ่มรูป")})


class ClosureForm(forms.Form):
    """From when to when something is not to be had, and why."""

    kind = forms.ChoiceField(
        label=_("เหตุ"),
        choices=labels(ClosureKind.choices),
        initial=ClosureKind.CLOSED,
        widget=forms.RadioSelect,
    )
    first = ThaiDateField(label=_("ตั้งแต่วันที่"), error_messages={"required": _("กรอกวันที่")})
    starts = ClockField(label=_("เวลา"), required=False, help_text=_("เว้นว่างคือตั้งแต่ต้นวัน"))
    last = ThaiDateField(label=_("ถึงวันที่"), error_messages={"required": _("กรอกวันที่")})
    ends = ClockField(label=_("เวลา"), required=False, help_text=_("เว้นว่างคือสิ้นวัน"))
    reason = words_field(
        _("เหตุที่งดใช้"), 200, _("กรอกเหตุที่งดใช้ ผู้จองจะเห็นข้อความนี้"), help_text=_("ผู้จองจะเห็นข้อความนี้")
    )

    def __init__(self, *args: Any, of: Resource, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        driver = of.kind == ResourceKind.DRIVER
        wanted = {ClosureKind.CLOSED, ClosureKind.LEAVE if driver else ClosureKind.REPAIR}
        choices = [c for c in labels(ClosureKind.choices) if c[0] in wanted]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        if driver:
            self.fields["kind"].initial = ClosureKind.LEAVE

    def typed(self) -> dict[str, Any]:
        """Return what was typed, as the command takes it; a whole last day is included."""
        typed = self.cleaned_data
        until = typed["ends"]
        ends = moment(typed["last"], until or time.min)
        return {
            "kind": ClosureKind(typed["kind"]),
            "reason": typed["reason"],
            "starts": moment(typed["first"], typed["starts"] or time.min),
            "ends": ends if until else ends + timedelta(days=1),
        }
