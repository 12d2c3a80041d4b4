"""What is typed of a line, and of a case to try."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from frontend.booking.resources.forms import Whole
from frontend.booking.rules.words import Names
from frontend.shell.spoken import labels
from modules.booking.matrix import DECIDERS, RuleLine
from modules.booking.models import Reach, ResourceKind

_EITHER = [("", _("ไม่ว่ากรณีใด"))]
_OVERNIGHT = [*_EITHER, ("yes", _("ค้างคืน")), ("no", _("ไม่ค้างคืน"))]
_ASKER = [*_EITHER, ("yes", _("ประชาชน")), ("no", _("เจ้าหน้าที่"))]
_AS_TYPED = ("kind", "reach", "over_km", "head_first", "role")
_SAID = {"yes": True, "no": False, "": None}


class RuleForm(forms.Form):
    """One line: what it is about, then who approves."""

    kind = forms.ChoiceField(
        label=_("ประเภท"),
        required=False,
        choices=[("", _("ทุกประเภท")), *labels(ResourceKind.choices)],
    )
    resource = forms.ChoiceField(label=_("เฉพาะรายการ"), required=False)
    outsider = forms.ChoiceField(label=_("ผู้ขอ"), required=False, choices=_ASKER)
    reach = forms.ChoiceField(
        label=_("เขตเดินทาง"),
        required=False,
        choices=[("", _("ทุกเขต")), *labels(Reach.choices)],
        help_text=_("ใช้กับรถ"),
    )
    over_km = Whole(_("ระยะทางเกิน (กม.)"), _("ใช้กับรถ เว้นว่างถ้าไม่ดูระยะทาง"))
    overnight = forms.ChoiceField(
        label=_("ค้างคืน"), required=False, choices=_OVERNIGHT, help_text=_("ใช้กับรถ")
    )
    head_first = forms.BooleanField(label=_("ผ่านหัวหน้าหน่วยงานของผู้ขอก่อน"), required=False)
    role = forms.ChoiceField(
        label=_("ผู้อนุมัติ"),
        required=False,
        choices=[
            ("", _("ไม่ต้องรออนุมัติ ใช้ได้ทันที")),
            *labels((role, role.label) for role in DECIDERS),
        ],
    )
    office = forms.ChoiceField(
        label=_("ของหน่วยงาน"), required=False, help_text=_("เลือกเมื่อผู้อนุมัติเป็นหัวหน้าหรือธุรการ")
    )

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(key), each.name) for key, each in names.resources.items()]
        self.fields["resource"].choices = [("", _("ทุกรายการ")), *rows]  # type: ignore[attr-defined]
        rows = [(str(key), each.name) for key, each in names.offices.items()]
        self.fields["office"].choices = [("", _("หน่วยงานที่ดูแลสิ่งนั้น")), *rows]  # type: ignore[attr-defined]

    def line(self) -> RuleLine:
        """Return the line as it was typed."""
        typed = self.cleaned_data
        return RuleLine(
            kind=typed["kind"],
            resource=int(typed["resource"]) if typed["resource"] else None,
            reach=typed["reach"],
            over_km=typed["over_km"],
            overnight=_SAID[typed["overnight"]],
            outsider=_SAID[typed["outsider"]],
            head_first=typed["head_first"],
            role=Role(typed["role"]) if typed["role"] else "",
            office=int(typed["office"]) if typed["office"] else None,
        )


def typed_line(line: RuleLine) -> dict[str, Any]:
    """Return a line as the form shows it."""
    said = {value: key for key, value in _SAID.items()}
    return {
        **{
            name: getattr(line, name) for name in ("kind", "reach", "over_km", "head_first", "role")
        },
        "resource": str(line.resource or ""),
        "office": str(line.office or ""),
        "overnight": said[line.overnight],
        "outsider": said[line.outsider],
    }


class TryForm(forms.Form):
    """A case for which to ask who would approve."""

    resource = forms.ChoiceField(label=_("สิ่งที่จะใช้"), error_messages={"required": _("เลือกก่อน")})
    reach = forms.ChoiceField(
        label=_("เขตเดินทาง"), required=False, choices=[("", "–"), *labels(Reach.choices)]
    )
    km = Whole(_("ระยะทาง (กม.)"))
    overnight = forms.BooleanField(label=_("ค้างคืน"), required=False)
    outsider = forms.BooleanField(label=_("ประชาชนขอ"), required=False)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "auto_id": "try_%s"})
        rows = [(str(key), each.name) for key, each in names.resources.items()]
        self.fields["resource"].choices = [("", _("เลือก")), *rows]  # type: ignore[attr-defined]
