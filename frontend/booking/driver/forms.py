"""What a driver types: the reading, a photo of it, and a word or two."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import words_field
from frontend.booking.numbers import WholeField


class ReadingForm(forms.Form):
    """The odometer, with a photo; `again` is typed when the first number was strange."""

    odometer = WholeField(label=_("เลขไมล์"), missing=_("ใส่เลขไมล์ตามหน้าปัด"))
    again = WholeField(label=_("เลขไมล์อีกครั้ง"))
    photo = forms.FileField(
        label=_("ภาพหน้าปัด"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
        error_messages={"empty": _("ภาพนี้ว่างเปล่า ถ่ายใหม่อีกครั้ง")},
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    use_required_attribute = False


class OutForm(ReadingForm):
    """Going out; who drives is asked only when no driver was given."""

    driver_name = words_field(_("ผู้ขับรถ"), 200)


class BackForm(ReadingForm):
    """Coming back."""

    remark = words_field(_("หมายเหตุ"), 300)


class RescueForm(ReadingForm):
    """Going out at once: where to, and why without permission before."""

    destination = words_field(_("ไปที่"), 300, _("ใส่สถานที่ที่ออกไป"))
    reason = words_field(_("เหตุฉุกเฉิน"), 300, _("ใส่เหตุฉุกเฉิน เช่น รับแจ้งอุบัติเหตุหมู่ 3"))
