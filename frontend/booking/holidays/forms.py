"""What is typed of a day that differs from the national calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import words_field
from frontend.shell.fields import ThaiDateField

OFF, WORKED = "off", "worked"


class HolidayForm(forms.Form):
    """A day, its name, and whether the offices are closed or open on it."""

    day = ThaiDateField(label=_("วันที่"), error_messages={"required": _("กรอกวันที่")})
    off = forms.ChoiceField(
        label=_("วันนั้น"),
        choices=[(OFF, _("หยุดเพิ่ม")), (WORKED, _("เปิดทำการ"))],
        initial=OFF,
        widget=forms.RadioSelect,
    )
    name = words_field(_("ชื่อวันหยุด หรือเหตุที่เปิดทำการ"), 200, _("กรอกชื่อวันหยุด หรือเหตุที่เปิดทำการ"))
