"""What an admin types about people: names, posts, orders, roles."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import ActingMode, Office, Position, Role
from accounts.names import read_username
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import labels
from thai.names import UnreadablePhone, read_phone, screen_phone


class PersonForm(forms.Form):
    """Names as they are printed, and where to reach the person."""

    title = forms.CharField(
        label=_("คำนำหน้าหรือยศ"), required=False, max_length=40, help_text=_("เช่น นาง ว่าที่ ร.ต.")
    )
    given_name = forms.CharField(
        label=_("ชื่อ"), max_length=100, error_messages={"required": _("กรอกชื่อ")}
    )
    family_name = forms.CharField(label=_("นามสกุล"), required=False, max_length=100)
    email = forms.CharField(label=_("อีเมล"), required=False, max_length=200)
    phone = forms.CharField(
        label=_("โทรศัพท์"), required=False, max_length=60, help_text=_("เช่น 08 1234 5678")
    )

    def clean_phone(self) -> str:
        """Return the number as typed; raises `ValidationError` if it is no telephone number."""
        typed: str = self.cleaned_data["phone"]
        try:
            return typed and screen_phone(read_phone(typed))
        except UnreadablePhone as unreadable:
            raise forms.ValidationError(_(str(unreadable))) from unreadable


class NewcomerForm(PersonForm):
    """A person who is to be let in, with the post they take up, if it is known."""

    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=60,
        help_text=_("อักษรอังกฤษตัวเล็ก ใช้เข้าสู่ระบบ เช่น malee.k"),
        error_messages={"required": _("กรอกชื่อผู้ใช้")},
    )
    position = forms.ChoiceField(label=_("ตำแหน่ง"), required=False)
    since = ThaiDateField(label=_("ดำรงตำแหน่งตั้งแต่วันที่"), required=False)
    field_order = (
        "title",
        "given_name",
        "family_name",
        "username",
        "position",
        "since",
        "email",
        "phone",
    )

    def __init__(self, *args: Any, positions: list[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_positions(self, positions, _("ยังไม่กำหนด"))

    def clean_username(self) -> str:
        """Return the name as it is kept; raises `ValidationError` for letters it may not have."""
        try:
            return read_username(self.cleaned_data["username"])
        except ValidationError as unfit:
            raise forms.ValidationError(unfit.messages) from unfit

    def clean(self) -> dict[str, Any]:
        """Ask for the day on which a post that was chosen begins."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("position") and not typed.get("since") and "since" not in self.errors:
            self.add_error("since", _("กรอกวันที่เริ่มดำรงตำแหน่ง"))
        return typed


class AppointForm(forms.Form):
    """A post and its days."""

    position = forms.ChoiceField(label=_("ตำแหน่ง"), error_messages={"required": _("เลือกตำแหน่ง")})
    since = ThaiDateField(label=_("ตั้งแต่วันที่"), error_messages={"required": _("กรอกวันที่เริ่ม")})
    until = ThaiDateField(label=_("ถึงวันที่"), required=False)

    def __init__(self, *args: Any, positions: list[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_positions(self, positions, _("เลือกตำแหน่ง"))


class ActingForm(AppointForm):
    """An order to stand in for a post."""

    mode = forms.ChoiceField(
        label=_("ฐานะ"),
        choices=labels(ActingMode.choices),
        widget=forms.RadioSelect,
        initial=ActingMode.ABSENCE,
        error_messages={"required": _("เลือกฐานะ")},
    )
    order_number = forms.CharField(
        label=_("คำสั่งที่"),
        max_length=80,
        help_text=_("เลขที่คำสั่งที่ให้ทำแทน เช่น 398/2569"),
        error_messages={"required": _("กรอกเลขที่คำสั่ง เช่น 398/2569")},
    )
    field_order = ("mode", "position", "order_number", "since", "until")


class EndForm(forms.Form):
    """The last day in a post."""

    until = ThaiDateField(
        label=_("ดำรงตำแหน่งวันสุดท้าย"), error_messages={"required": _("กรอกวันสุดท้าย")}
    )


class RoleForm(forms.Form):
    """A role beside posts, and for which office."""

    role = forms.ChoiceField(
        label=_("บทบาท"),
        choices=[("", _("เลือกบทบาท")), *labels(Role.choices)],
        error_messages={"required": _("เลือกบทบาท")},
    )
    office = forms.ChoiceField(label=_("ในหน่วยงาน"), error_messages={"required": _("เลือกหน่วยงาน")})

    def __init__(self, *args: Any, offices: list[tuple[Office, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(office.pk), indented(office, depth)) for office, depth in offices]
        self.fields["office"].choices = choices  # type: ignore[attr-defined]


def indented(office: Office, depth: int) -> str:
    """Return the name of an office as a line of a list that shows the tree."""
    return f"{'\u2003' * depth}{office.name}"


def _offer_positions(form: forms.Form, positions: list[Position], none: Any) -> None:
    """Offer posts by office; the first choice is none of them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for position in positions:
        groups.setdefault(position.office.name, []).append((str(position.pk), position.name))
    form.fields["position"].choices = [("", none), *groups.items()]  # type: ignore[attr-defined]
