"""What an admin types about offices and posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Office, OfficeKind, Role
from frontend.office.people.forms import indented
from frontend.shell.spoken import labels


class OfficeForm(forms.Form):
    """An office as letters name it."""

    name = forms.CharField(
        label=_("ชื่อหน่วยงาน"), max_length=200, error_messages={"required": _("กรอกชื่อหน่วยงาน")}
    )
    kind = forms.ChoiceField(
        label=_("ประเภท"),
        choices=[c for c in labels(OfficeKind.choices) if c[0] != OfficeKind.ORGANISATION],
        initial=OfficeKind.DIVISION,
    )
    short_name = forms.CharField(
        label=_("ชื่อย่อ"),
        required=False,
        max_length=60,
        help_text=_("ใช้ในรายการที่ที่แคบ เช่น กองการศึกษาฯ"),
    )
    code = forms.CharField(
        label=_("รหัสหนังสือ"),
        required=False,
        max_length=40,
        help_text=_("ส่วนหน้าเครื่องหมายทับในช่อง ที่ เช่น พจ 72101"),
    )
    phone = forms.CharField(label=_("โทรศัพท์"), required=False, max_length=60)
    email = forms.CharField(label=_("ไปรษณีย์อิเล็กทรอนิกส์"), required=False, max_length=200)
    address = forms.CharField(
        label=_("ที่อยู่"),
        required=False,
        max_length=300,
        widget=forms.Textarea,
        help_text=_("พิมพ์ที่หัวหนังสือภายนอก"),
    )
    sort = forms.IntegerField(
        label=_("ลำดับ"),
        min_value=0,
        max_value=9999,
        initial=100,
        help_text=_("เลขน้อยอยู่ก่อน"),
        error_messages={
            "required": _("กรอกลำดับเป็นตัวเลข"),
            "invalid": _("กรอกลำดับเป็นตัวเลข"),
            "min_value": _("ใช้เลข 0 ถึง 9999"),
            "max_value": _("ใช้เลข 0 ถึง 9999"),
        },
    )

    def __init__(self, *args: Any, root: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if root:  # there is one organisation, and it stays that
            del self.fields["kind"], self.fields["sort"]


class MoveForm(forms.Form):
    """Under which office."""

    parent = forms.ChoiceField(label=_("ย้ายไปอยู่ใต้"), error_messages={"required": _("เลือกสังกัด")})

    def __init__(self, *args: Any, offices: list[tuple[Office, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(office.pk), indented(office, depth)) for office, depth in offices]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined]


class PositionForm(forms.Form):
    """A post and what its holder may do."""

    name = forms.CharField(
        label=_("ชื่อตำแหน่ง"),
        max_length=200,
        help_text=_("ตามที่พิมพ์ใต้ลายมือชื่อ เช่น ผู้อำนวยการกองช่าง"),
        error_messages={"required": _("กรอกชื่อตำแหน่งตามแผนอัตรากำลัง")},
    )
    role = forms.ChoiceField(
        label=_("บทบาทในระบบ"),
        choices=[("", _("เลือกบทบาท")), *labels(Role.choices)],
        help_text=_("กำหนดว่าผู้ดำรงตำแหน่งทำอะไรได้"),
        error_messages={"required": _("เลือกบทบาท")},
    )
