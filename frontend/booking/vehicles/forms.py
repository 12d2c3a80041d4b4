"""The forms of vehicles and drivers, in the order of บัญชีรถ."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Office, Person
from frontend.booking.fields import words_field
from frontend.booking.numbers import BahtField, WholeField, satang
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import labels
from modules.booking.models import BookableBy, Driver, Fuel, VehicleClass
from modules.booking.vehicles.facts import DriverFacts, VehicleFacts

NOBODY = ("", _("ไม่ระบุ"))


class VehicleForm(forms.Form):
    """One line of บัญชีรถ, and what bookings need to know."""

    use_required_attribute = False

    name = words_field(_("ชื่อที่ใช้เรียก"), 120, _("ใส่ชื่อที่ใช้เรียกรถ เช่น กระบะ กข 1234"))
    vehicle_class = forms.ChoiceField(
        label=_("ชนิด"), choices=labels(VehicleClass.choices), widget=forms.RadioSelect
    )
    body = words_field(_("ประเภทรถ"), 80, _("ใส่ประเภทรถ เช่น รถบรรทุก (ดีเซล) 1 ตัน"))
    plate = words_field(_("เลขทะเบียน"), 20, _("ใส่เลขทะเบียน เช่น กข 1234"))
    plate_province = words_field(_("จังหวัด"), 40, _("ใส่จังหวัดของทะเบียนรถ"))
    brand = words_field(_("ยี่ห้อ"), 60)
    model = words_field(_("รุ่น"), 60)
    engine_cc = WholeField(label=_("ขนาด (ซีซี)"))
    engine_no = words_field(_("เลขเครื่อง"), 40)
    chassis_no = words_field(_("เลขตัวถัง"), 40)
    fuel = forms.ChoiceField(label=_("เชื้อเพลิง"), choices=labels(Fuel.choices))
    odometer = WholeField(label=_("เลขไมล์ปัจจุบัน (กม.)"))
    capacity = WholeField(label=_("จำนวนที่นั่ง"))
    price = BahtField(label=_("ราคา (บาท)"))
    acquired_on = ThaiDateField(label=_("วันที่ได้มา"), required=False)
    fund = words_field(_("แหล่งเงิน"), 80)
    holder = words_field(_("ผู้ใช้หรือหน่วยงาน"), 200)
    office = forms.ChoiceField(label=_("ดูแลโดย"))
    keeper = forms.ChoiceField(label=_("ผู้ดูแล"), required=False)
    usual_driver = forms.ChoiceField(label=_("พนักงานขับรถประจำ"), required=False)
    place = words_field(_("ที่จอดประจำ"), 200)
    bookable_by = forms.ChoiceField(
        label=_("ผู้มีสิทธิจอง"), choices=labels(BookableBy.choices), widget=forms.RadioSelect
    )
    rescue = forms.BooleanField(
        label=_("รถกู้ชีพหรือดับเพลิง"),
        required=False,
        help_text=_("ออกเหตุฉุกเฉินได้ทันที แล้วขออนุญาตภายหลัง"),
    )
    disposed_on = ThaiDateField(label=_("วันจำหน่าย"), required=False)
    remark = words_field(_("หมายเหตุ"), 300)

    def __init__(
        self,
        *args: Any,
        offices: Sequence[Office],
        people: Sequence[Person],
        drivers: Sequence[Driver],
        new: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {str(one.pk): one for one in offices}
        self.people = {str(one.pk): one for one in people}
        self.drivers = {str(one.pk): one.resource for one in drivers}
        _offer(self, "office", [(key, one.name) for key, one in self.offices.items()])
        _offer(self, "keeper", [NOBODY, *((k, one.full_name) for k, one in self.people.items())])
        _offer(self, "usual_driver", [NOBODY, *((k, one.name) for k, one in self.drivers.items())])
        del self.fields["disposed_on" if new else "odometer"]

    def facts(self) -> VehicleFacts:
        """Return what was typed, once the form is valid."""
        typed = dict(self.cleaned_data)
        keys = {name: typed.pop(name) for name in ("office", "keeper", "usual_driver")}
        price = satang(typed.pop("price"))
        odometer = typed.pop("odometer", None) or 0
        return VehicleFacts(
            office=self.offices[keys["office"]],
            keeper=self.people.get(keys["keeper"]),
            usual_driver=self.drivers.get(keys["usual_driver"]),
            price_satang=price,
            odometer=odometer,
            **typed,
        )


class DriverForm(forms.Form):
    """Who drives, and what they may drive."""

    use_required_attribute = False

    person = forms.ChoiceField(
        label=_("บัญชีผู้ใช้"), required=False, help_text=_("ผู้ที่เข้าใช้ระบบจะเห็นงานขับรถบนโทรศัพท์")
    )
    name = words_field(_("ชื่อพนักงานขับรถ"), 120)
    office = forms.ChoiceField(label=_("สังกัด"))
    licence_no = words_field(_("เลขที่ใบขับขี่"), 40)
    licence_class = words_field(_("ชนิดใบขับขี่"), 60)

    def __init__(
        self, *args: Any, offices: Sequence[Office], people: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {str(one.pk): one for one in offices}
        self.people = {str(one.pk): one for one in people}
        hired = ("", _("ไม่มี (จ้างเหมา)"))
        _offer(self, "person", [hired, *((k, one.full_name) for k, one in self.people.items())])
        _offer(self, "office", [(key, one.name) for key, one in self.offices.items()])

    def facts(self) -> DriverFacts:
        """Return what was typed, once the form is valid; an employee's name is theirs."""
        typed = self.cleaned_data
        person = self.people.get(typed["person"])
        return DriverFacts(
            name=typed["name"] or (person.full_name if person else ""),
            office=self.offices[typed["office"]],
            person=person,
            licence_no=typed["licence_no"],
            licence_class=typed["licence_class"],
        )


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
