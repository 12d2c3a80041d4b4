"""What somebody from outside types."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import ClockField, moment, words_field
from frontend.booking.resources.forms import Whole
from frontend.shell.fields import ThaiDateField
from modules.booking.models import Resource
from modules.booking.outsiders.outside import OutsideWish
from thai.dates import BANGKOK


class AskForm(forms.Form):
    """When, what for, and who asks."""

    day = ThaiDateField(label=_("วันที่ใช้"), error_messages={"required": _("กรอกวันที่ใช้")})
    starts = ClockField(
        label=_("ตั้งแต่เวลา"),
        error_messages={"required": _("กรอกเวลาเริ่ม เช่น 13.00")},
        help_text=_("เช่น 13.00"),
    )
    ends = ClockField(
        label=_("ถึงเวลา"),
        error_messages={"required": _("กรอกเวลาสิ้นสุด เช่น 16.00")},
        help_text=_("เช่น 16.00"),
    )
    last_day = ThaiDateField(label=_("ถึงวันที่"), required=False, help_text=_("กรอกเมื่อใช้หลายวันติดกัน"))
    title = words_field(
        _("วัตถุประสงค์"),
        200,
        _("กรอกวัตถุประสงค์ เช่น จัดงานแต่งงาน"),
        help_text=_("เช่น จัดงานแต่งงาน ประชุมกลุ่มอาชีพ"),
    )
    people = Whole(_("จำนวนคน"))
    purpose = words_field(_("รายละเอียดเพิ่มเติม"), 2000, widget=forms.Textarea)
    name = words_field(_("ชื่อและนามสกุล"), 200, _("กรอกชื่อและนามสกุลของผู้ขอ"))
    organisation = words_field(
        _("ในนาม"), 200, help_text=_("กลุ่ม ชมรม หรือหน่วยงาน ถ้าขอในนามตัวเองให้เว้นว่าง")
    )
    phone = words_field(_("โทรศัพท์"), 60, _("กรอกโทรศัพท์ที่ติดต่อได้ เช่น 08 1234 5678"))
    email = words_field(_("อีเมล"), 200)
    address = words_field(_("ที่อยู่"), 300)
    consent = forms.BooleanField(
        label=_("ข้าพเจ้าได้อ่านประกาศความเป็นส่วนตัว และยินยอมให้ใช้ข้อมูลนี้เพื่อพิจารณาคำขอและติดต่อกลับ"),
        error_messages={"required": _("อ่านประกาศความเป็นส่วนตัวแล้วเลือกช่องนี้ก่อนส่ง")},
    )
    # Offered once the time is known to be taken.
    join_queue = forms.BooleanField(
        label=_("แจ้งเตือนถ้าว่าง และเข้าคิวรอ"),
        required=False,
        help_text=_("ถ้าเวลานี้ว่างลง คำขอจะถูกส่งต่อทันทีตามลำดับคิวและแจ้งทางอีเมล ถ้าไม่มีอีเมลดูผลที่หน้าติดตามคำขอ"),
    )
    # No person sees or fills this one; programs that fill every box do.
    website = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, place: Resource, mails: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self.fields["people"].required = True
        self.fields["people"].error_messages["required"] = _("กรอกจำนวนคน")
        self.fields["email"].help_text = (
            _("ส่งรหัสยืนยันและแจ้งผลทางอีเมล ถ้าเว้นว่าง เจ้าหน้าที่จะโทรยืนยัน")
            if mails
            else _("ใช้ติดต่อกลับ เจ้าหน้าที่จะโทรยืนยันทุกคำขอ")
        )

    def times(self) -> tuple[datetime, datetime] | None:
        """Return from when to when, as far as that was typed well."""
        typed = getattr(self, "cleaned_data", {})
        day, starts, ends = typed.get("day"), typed.get("starts"), typed.get("ends")
        if not (day and starts is not None and ends is not None) or "last_day" in self.errors:
            return None
        return moment(day, starts), moment(typed.get("last_day") or day, ends)

    def wish(self) -> OutsideWish:
        """Return what was typed, as the command takes it."""
        typed, times = self.cleaned_data, self.times()
        assert times is not None  # the form is valid
        said = ("title", "purpose", "people", "name", "organisation", "phone", "email", "address")
        return OutsideWish(
            resource=self.place,
            starts=times[0],
            ends=times[1],
            consent=typed["consent"],
            join_queue=typed["join_queue"],
            **{name: typed[name] for name in said},
        )


def initial_of(starts: datetime | None, ends: datetime | None) -> dict[str, Any]:
    """Return the times of an address as the form shows them."""
    if starts is None or ends is None:
        return {}
    first, last = starts.astimezone(BANGKOK), ends.astimezone(BANGKOK)
    same = first.date() == last.date()
    return {
        "day": first.date(),
        "starts": first.time(),
        "ends": last.time(),
        "last_day": None if same else last.date(),
    }


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = words_field(_("รหัสยืนยัน 6 หลัก"), 20, _("กรอกรหัส 6 หลักจากอีเมล"))
