"""What somebody looks for: how many people, with what, for how long, from when, in which hours."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import ClockField
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import labels
from modules.booking.models import ResourceKind

LENGTHS = (
    (30, _("30 นาที")),
    (60, _("1 ชั่วโมง")),
    (90, _("1 ชั่วโมงครึ่ง")),
    (120, _("2 ชั่วโมง")),
    (180, _("3 ชั่วโมง")),
    (240, _("ครึ่งวัน (4 ชั่วโมง)")),
    (480, _("ทั้งวัน (8 ชั่วโมง)")),
)
_KINDS = [(k.value, k.label) for k in (ResourceKind.ROOM, ResourceKind.VEHICLE)]
_MOST = 9999


class FindForm(forms.Form):
    """What is looked for; it stays in the address."""

    kind = forms.ChoiceField(label=_("หา"), choices=labels(_KINDS), widget=forms.RadioSelect)
    people = forms.IntegerField(
        label=_("จำนวนคน"),
        min_value=1,
        max_value=_MOST,
        error_messages={
            "required": _("ใส่จำนวนคน"),
            "invalid": _("ใส่เป็นตัวเลข"),
            "min_value": _("ใส่ตั้งแต่ 1 ขึ้นไป"),
            "max_value": _("มากเกินไป"),
        },
    )
    features = forms.MultipleChoiceField(
        label=_("ต้องมี"), required=False, widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.TypedChoiceField(label=_("นานเท่าใด"), choices=LENGTHS, coerce=int)
    day = ThaiDateField(label=_("ตั้งแต่วันที่"), error_messages={"required": _("ใส่วันที่")})
    opens = ClockField(label=_("ระหว่างเวลา"), required=False)
    closes = ClockField(label=_("ถึงเวลา"), required=False)

    def __init__(self, data: Any, *, features: list[str]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["features"].choices = [(word, word) for word in features]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse hours that end before they begin, or are too short for what is looked for."""
        typed = self.cleaned_data
        opens, closes, long = (typed.get(name) for name in ("opens", "closes", "minutes"))
        if opens and closes and long:
            between = (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
            if between < long:
                self.add_error("closes", _("ช่วงเวลานี้สั้นกว่าที่จะใช้ ขยายช่วงหรือลดเวลาใช้"))
        return typed
