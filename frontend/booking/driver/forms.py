"""What a driver types: the reading, a photo of it, and a word or two."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import ClockField, moment, words_field
from frontend.booking.numbers import WholeField
from frontend.booking.spoken import last_day
from frontend.shell.fields import ThaiDateField
from modules.booking.models import Booking, Resource


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
    """Coming back; with a time it was a while ago, and `why` says why it is written so late."""

    back_day = ThaiDateField(label=_("วันที่กลับ"), required=False)
    back_time = ClockField(label=_("เวลากลับ"), required=False)
    why = words_field(_("เหตุที่บันทึกย้อนหลัง"), 250)
    remark = words_field(_("หมายเหตุ"), 300)

    @property
    def earlier(self) -> bool:
        """Tell whether something of an earlier return was typed, or is wrong with it."""
        if not self.is_bound:
            return False
        wrong = not {"back_day", "back_time", "why"}.isdisjoint(self.errors)
        typed = self.cleaned_data
        day = typed.get("back_day") not in (None, self.initial["back_day"])
        return wrong or day or bool(typed.get("back_time") or typed.get("why"))

    def clean(self) -> dict[str, Any]:
        """Ask for the time where only the rest of an earlier return was typed."""
        typed = super().clean() or self.cleaned_data
        if self.earlier and "back_time" not in self.errors and not typed.get("back_time"):
            self.add_error("back_time", _("ใส่เวลากลับ"))
        return typed

    def back_at(self) -> datetime | None:
        """Return when it was back, once the form is valid; None for now."""
        clock = self.cleaned_data["back_time"]
        day = self.cleaned_data["back_day"] or self.initial["back_day"]
        return moment(day, clock) if clock else None

    def words(self) -> str:
        """Return the remark of the line, with why it is written so late."""
        return f"{self.cleaned_data['why']} {self.cleaned_data['remark']}".strip()


def form_for(booking: Booking, *, back: bool, sent: tuple[Any, Any] = (None, None)) -> ReadingForm:
    """Return the form of going out, or of coming back on the day on which that was meant."""
    if not back:
        return OutForm(*sent)
    return BackForm(*sent, initial={"back_day": last_day(booking.ends)})


class RescueForm(ReadingForm):
    """Going out at once: where to, and why without permission before."""

    destination = words_field(_("ไปที่"), 300, _("ใส่สถานที่ที่ออกไป"))
    reason = words_field(_("เหตุฉุกเฉิน"), 300, _("ใส่เหตุฉุกเฉิน เช่น รับแจ้งอุบัติเหตุหมู่ 3"))


class RecordForm(forms.Form):
    """A trip afterwards: when it went and was back, both readings, who drove, and why so late."""

    day = ThaiDateField(label=_("วันที่ออก"), error_messages={"required": _("ใส่วันที่")})
    starts = ClockField(label=_("เวลาออก"), error_messages={"required": _("ใส่เวลาออก")})
    last_day = ThaiDateField(label=_("วันที่กลับ"), required=False)
    ends = ClockField(label=_("เวลากลับ"), error_messages={"required": _("ใส่เวลากลับ")})
    out_km = WholeField(label=_("เลขไมล์เมื่อออก"), missing=_("ใส่เลขไมล์เมื่อออก"))
    in_km = WholeField(label=_("เลขไมล์เมื่อกลับ"), missing=_("ใส่เลขไมล์เมื่อกลับ"))
    again = WholeField(label=_("เลขไมล์เมื่อกลับอีกครั้ง"))
    driver = forms.ChoiceField(
        label=_("พนักงานขับรถ"),
        required=False,
        error_messages={"invalid_choice": _("เลือกพนักงานขับรถจากรายการ")},
    )
    driver_name = words_field(_("ชื่อผู้ขับ ถ้าไม่อยู่ในรายการ"), 200)
    reason = words_field(_("เหตุที่บันทึกย้อนหลัง"), 250, _("เขียนเหตุที่บันทึกย้อนหลัง เช่น ลืมบันทึก โทรศัพท์แบตหมด"))

    use_required_attribute = False

    def __init__(self, data: Any, *, drivers: dict[str, Resource], initial: Any) -> None:
        super().__init__(
            data, initial={**initial, "last_day": initial["last_day"] or initial["day"]}
        )
        self.drivers = drivers
        names = [(key, each.name) for key, each in drivers.items()]
        self.fields["driver"].choices = [*names, ("", _("ผู้อื่น"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a name where nobody of the list drove."""
        typed = super().clean() or self.cleaned_data
        if not typed.get("driver") and not typed.get("driver_name") and not self.errors:
            self.add_error("driver_name", _("ใส่ชื่อผู้ขับรถ"))
        return typed

    def times(self) -> tuple[datetime, datetime]:
        """Return when it went out and was back, once the form is valid."""
        typed = self.cleaned_data
        last = typed.get("last_day") or typed["day"]
        return moment(typed["day"], typed["starts"]), moment(last, typed["ends"])
