"""What one types about oneself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.office.sign_in.forms import NewPasswordForm
from frontend.shell.fields import ThaiDateField


class ReachForm(forms.Form):
    """Where to reach a person; their name is the admin's to write."""

    email = forms.CharField(label=_("อีเมล"), required=False, max_length=200)
    phone = forms.CharField(
        label=_("โทรศัพท์"), required=False, max_length=60, help_text=_("เช่น 08 1234 5678")
    )


class SignatureForm(forms.Form):
    """A picture of a signature."""

    picture = forms.FileField(
        label=_("ภาพลายมือชื่อ"),
        error_messages={
            "required": _("เลือกไฟล์ภาพลายมือชื่อ"),
            "empty": _("ไฟล์ว่างเปล่า เลือกไฟล์ใหม่"),
        },
    )


class PasswordForm(NewPasswordForm):
    """The present password, then a new one twice."""

    present = forms.CharField(
        label=_("รหัสผ่านปัจจุบัน"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=1000,
        error_messages={"required": _("กรอกรหัสผ่านปัจจุบัน")},
    )
    field_order = ("present", "password", "again")


class TokenForm(forms.Form):
    """What a token is for and until when."""

    name = forms.CharField(
        label=_("ใช้กับโปรแกรมใด"),
        max_length=100,
        help_text=_("เช่น ระบบรับเรื่องร้องเรียน"),
        error_messages={"required": _("ตั้งชื่อให้รู้ว่าโปรแกรมใดใช้รหัสนี้")},
    )
    expires_on = ThaiDateField(label=_("ใช้ได้ถึงวันที่"), required=False)
