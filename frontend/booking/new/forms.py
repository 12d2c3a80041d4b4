"""The form of a request: of a room in the order of the office, of a vehicle in that of แบบ 3."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from frontend.booking.fields import ClockField, moment, words_field
from frontend.booking.new.desk import Desk
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import labels
from modules.booking.models import Layout, Reach, Resource, ResourceKind
from modules.booking.wish import Wish

OWN, GIVEN = "self", ""  # who drives: the asker, or whoever the approver gives
ROOM = ("chair", "layout", "wishes")
TRIP = ("destination", "reach", "distance_km", "driver", "parked_at")
_NUMBER = {"invalid": _("ใส่เป็นตัวเลข"), "min_value": _("ใส่ตั้งแต่ 1 ขึ้นไป"), "max_value": _("มากเกินไป")}


class AskForm(forms.Form):
    """What is asked for; `kind` decides which of the fields stand in it."""

    office = forms.ChoiceField(label=_("ขอในนามหน่วยงาน"), required=False)
    destination = words_field(_("ขออนุญาตใช้รถไปที่"), 300, _("ใส่สถานที่ที่จะไป"))
    title = words_field(_("หัวข้อ"), 200, _("ใส่หัวข้อ เช่น ประชุมคณะกรรมการพัฒนา"))
    people = forms.IntegerField(
        label=_("จำนวนคน"),
        min_value=1,
        max_value=9999,
        error_messages={**_NUMBER, "required": _("ใส่จำนวนคน")},
    )
    day = ThaiDateField(label=_("วันที่"), error_messages={"required": _("ใส่วันที่")})
    starts = ClockField(label=_("ตั้งแต่เวลา"), error_messages={"required": _("ใส่เวลาเริ่ม")})
    ends = ClockField(label=_("ถึงเวลา"), error_messages={"required": _("ใส่เวลาสิ้นสุด")})
    several = forms.BooleanField(label=_("หลายวัน"), required=False)
    last_day = ThaiDateField(label=_("ถึงวันที่"), required=False)
    resource = forms.CharField(error_messages={"required": _("เลือกสิ่งที่จะใช้")})
    reach = forms.ChoiceField(
        label=_("เขตเดินทาง"), choices=labels(Reach.choices), widget=forms.RadioSelect
    )
    distance_km = forms.IntegerField(
        label=_("ระยะทางไปกลับประมาณ (กม.)"),
        required=False,
        min_value=1,
        max_value=9999,
        error_messages=_NUMBER,
    )
    driver = forms.ChoiceField(label=_("พนักงานขับรถ"), required=False, widget=forms.RadioSelect)
    parked_at = words_field(_("จอดรถค้างนอกสำนักงานที่"), 200)
    chair = words_field(_("ประธาน"), 200)
    layout = forms.ChoiceField(
        label=_("จัดโต๊ะ"), choices=labels(Layout.choices), widget=forms.RadioSelect
    )
    wishes = words_field(
        _("โสตทัศนูปกรณ์ อาหาร เครื่องดื่ม"), 1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    extras = forms.MultipleChoiceField(
        label=_("ขอใช้อุปกรณ์ด้วย"), required=False, widget=forms.CheckboxSelectMultiple
    )
    phone = words_field(_("โทรศัพท์"), 60)
    private = forms.BooleanField(
        label=_("ไม่แสดงหัวข้อแก่ผู้อื่น"),
        required=False,
        help_text=_("ผู้อื่นเห็นเพียงว่าไม่ว่าง ผู้อนุมัติและผู้ดูแลเห็นหัวข้อ"),
    )

    def __init__(
        self, data: Any = None, *, desk: Desk, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.kind, self.offices = desk.kind, desk.offices
        self.resources = {str(each.pk): each for each in desk.resources}
        self.others = {str(each.pk): each for each in desk.beside}
        self.fields["office"].choices = [(str(o.pk), str(o)) for o in self.offices]  # type: ignore[attr-defined]
        names = [(key, str(each)) for key, each in self.others.items()]
        self.fields["extras"].choices = names  # type: ignore[attr-defined]
        drivers = [(GIVEN, _("ให้ผู้อนุมัติจัดให้")), *names, (OWN, _("ขอขับเอง"))]
        self.fields["driver"].choices = drivers  # type: ignore[attr-defined]
        self._fit()

    def _fit(self) -> None:
        """Leave out the fields of other kinds, and name the others as this kind does."""
        vehicle = self.kind == ResourceKind.VEHICLE
        for name in (*ROOM, "extras") if vehicle else TRIP:
            del self.fields[name]
        if self.kind == ResourceKind.EQUIPMENT:
            for name in ROOM:
                del self.fields[name]
        if vehicle:
            title = self.fields["title"]
            title.label = _("เพื่อ (ภารกิจ)")
            title.error_messages["required"] = _("ใส่ภารกิจ เช่น สำรวจถนนหมู่ที่ 4")
            self.fields["people"].label = _("มีคนนั่ง (คน)")
            self.fields["day"].label, self.fields["last_day"].label = _("ไปวันที่"), _("กลับวันที่")
            self.fields["starts"].label = _("เวลาไป")
            self.fields["ends"].label = _("เวลากลับ")
            private = self.fields["private"]
            private.label = _("ไม่แสดงที่หมายและภารกิจแก่ผู้อื่น")
            private.help_text = _("ผู้อื่นเห็นเพียงว่าไม่ว่าง ผู้อนุมัติและผู้ดูแลเห็นที่หมายและภารกิจ")

    def clean_resource(self) -> Resource:
        """Return what was chosen, of what was offered."""
        found = self.resources.get(self.cleaned_data["resource"])
        if found is None:
            raise forms.ValidationError(_("เลือกสิ่งที่จะใช้จากรายการ"))
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse several days without the last of them."""
        missing = self.cleaned_data.get("several") and not self.cleaned_data.get("last_day")
        if missing and "last_day" not in self.errors:
            self.add_error("last_day", _("ใส่วันสุดท้าย หรือเอาเครื่องหมายหลายวันออก"))
        return self.cleaned_data

    def asked_by_office(self) -> Office | None:
        """Return on whose behalf it is asked: the office chosen, or the only one."""
        wanted = str(self["office"].value())
        chosen = next((each for each in self.offices if str(each.pk) == wanted), None)
        return chosen or next(iter(self.offices), None)

    def times(self) -> tuple[datetime, datetime]:
        """Return when it begins and ends, once the form is valid."""
        typed = self.cleaned_data
        last = typed["last_day"] if typed.get("several") else typed["day"]
        return moment(typed["day"], typed["starts"]), moment(last, typed["ends"])

    def wish(self, *, join_queue: bool) -> Wish:
        """Return what is wished for, once the form is valid."""
        typed = self.cleaned_data
        starts, ends = self.times()
        own = ("destination", "reach", "distance_km", "parked_at", "chair", "layout", "wishes")
        driver = typed.get("driver", GIVEN)
        extras = [*typed.get("extras", []), *([driver] if driver not in (OWN, GIVEN) else [])]
        return Wish(
            resource=typed["resource"],
            starts=starts,
            ends=ends,
            title=typed["title"],
            people=typed["people"],
            private=typed["private"],
            phone=typed["phone"],
            extras=tuple(self.others[key] for key in extras),
            self_drive=driver == OWN,
            join_queue=join_queue,
            **{name: typed[name] for name in own if name in typed},
        )
