"""What is typed to get in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """User name and password, both taken as they are."""

    username = forms.CharField(
        label=_("ชื่อผู้ใช้"), max_length=150, error_messages={"required": _("กรอกชื่อผู้ใช้")}
    )
    password = forms.CharField(
        label=_("รหัสผ่าน"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=1000,
        error_messages={"required": _("กรอกรหัสผ่าน")},
    )


class NewPasswordForm(forms.Form):
    """A password of one's own, typed twice."""

    password = forms.CharField(
        label=_("รหัสผ่านใหม่"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=1000,
        help_text=_("อย่างน้อย 10 ตัวอักษร คำไทยหลายคำต่อกันจำง่ายและเดายาก"),
        error_messages={"required": _("กรอกรหัสผ่านใหม่")},
    )
    again = forms.CharField(
        label=_("รหัสผ่านใหม่อีกครั้ง"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=1000,
        error_messages={"required": _("กรอกรหัสผ่านใหม่อีกครั้ง")},
    )

    def clean_again(self) -> str:
        """Return the second typing; raises `ValidationError` unless it is the same."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("พิมพ์สองครั้งไม่เหมือนกัน พิมพ์ใหม่ให้ตรงกัน"))
        return again
