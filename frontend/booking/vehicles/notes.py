"""What is written down beside a vehicle: validities, criterion, repairs, accidents."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from frontend.booking.fields import ClockField, moment, words_field
from frontend.booking.numbers import AmountField, BahtField, WholeField, satang
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import labels
from modules.booking.commands.record_repair import RepairNote, record_repair
from modules.booking.commands.record_validity import record_validity
from modules.booking.commands.report_accident import AccidentNote, report_accident
from modules.booking.commands.set_fuel_criterion import set_fuel_criterion
from modules.booking.models import AccidentKind, Validity, ValidityKind

_VEHICLE_KINDS = [one for one in ValidityKind.choices if one[0] != ValidityKind.LICENCE]


class ValidityForm(forms.Form):
    """Until when something holds."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("อะไร"), choices=labels(_VEHICLE_KINDS), widget=forms.RadioSelect, initial="tax"
    )
    expires_on = ThaiDateField(label=_("ใช้ได้ถึงวันที่"), error_messages={"required": _("ใส่วันหมดอายุ")})
    number = words_field(_("เลขที่"), 60)


class CriterionForm(forms.Form):
    """What a vehicle may use in a fiscal year."""

    use_required_attribute = False

    fiscal_year = WholeField(label=_("ปีงบประมาณ (พ.ศ.)"), missing=_("ใส่ปีงบประมาณ เช่น 2570"))
    km_per_litre = AmountField(label=_("กม. ต่อลิตร"), missing=_("ใส่จำนวนกิโลเมตรต่อลิตร เช่น 11.5"))
    month_litres = AmountField(label=_("ไม่เกินเดือนละ (ลิตร)"), missing=_("ใส่จำนวนลิตรต่อเดือน"))
    announced = words_field(_("ตามประกาศ"), 200)


class RepairForm(forms.Form):
    """One line of แบบ 6."""

    use_required_attribute = False

    done_on = ThaiDateField(label=_("วันที่"), error_messages={"required": _("ใส่วันที่ซ่อม")})
    odometer = WholeField(label=_("เลขไมล์ (กม.)"), missing=_("ใส่เลขไมล์ตอนซ่อม"))
    items = words_field(_("รายการซ่อม"), 2000, _("ใส่รายการที่ซ่อม"), widget=forms.Textarea)
    price = BahtField(label=_("ราคา (บาท)"), missing=_("ใส่ราคา ถ้าไม่เสียเงินใส่ 0"))
    garage = words_field(_("อู่หรือร้าน"), 200, _("ใส่ชื่ออู่หรือร้าน"))
    ordered_by = words_field(_("ผู้สั่งซ่อม"), 200, _("ใส่ชื่อและตำแหน่งผู้สั่งซ่อม"))


class AccidentForm(forms.Form):
    """แบบ 5."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("เหตุ"),
        choices=labels(AccidentKind.choices),
        widget=forms.RadioSelect,
        initial=AccidentKind.ACCIDENT,
    )
    day = ThaiDateField(label=_("วันที่เกิด"), error_messages={"required": _("ใส่วันที่เกิดเหตุ")})
    clock = ClockField(label=_("เวลา"), error_messages={"required": _("ใส่เวลาที่เกิดเหตุ เช่น 13.30")})
    place = words_field(_("สถานที่"), 300, _("ใส่สถานที่เกิดเหตุ"))
    counterpart = words_field(_("คู่กรณี"), 300)
    damage = words_field(_("ความเสียหาย"), 4000, _("ใส่ความเสียหายเท่าที่ทราบ"), widget=forms.Textarea)
    account = words_field(_("เหตุการณ์"), 4000, widget=forms.Textarea)
    driver_name = words_field(_("พนักงานขับรถ"), 200, _("ใส่ชื่อพนักงานขับรถ"))
    user_name = words_field(_("ผู้ใช้รถ"), 200, _("ใส่ชื่อผู้ใช้รถ"))


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing to write down: the tab it stands in, its form, its words, and the one call."""

    tab: str
    form: type[forms.Form]
    label: str | Promise
    done: str | Promise
    keeper: bool  # for who looks after the vehicle alone; else drivers too
    run: Callable[[Person, int, dict[str, Any], datetime], object]


def _validity(by: Person, vehicle: int, typed: dict[str, Any], at: datetime) -> Validity:
    return record_validity(by=by, resource=vehicle, at=at, **typed)


def _criterion(by: Person, vehicle: int, typed: dict[str, Any], at: datetime) -> object:
    year = typed.pop("fiscal_year")
    return set_fuel_criterion(by=by, vehicle=vehicle, year=year, at=at, **typed)


def _repair(by: Person, vehicle: int, typed: dict[str, Any], at: datetime) -> object:
    note = RepairNote(price_satang=satang(typed.pop("price")) or 0, **typed)
    return record_repair(by=by, vehicle=vehicle, note=note, at=at)


def _accident(by: Person, vehicle: int, typed: dict[str, Any], at: datetime) -> object:
    happened = moment(typed.pop("day"), typed.pop("clock"))
    note = AccidentNote(happened_at=happened, **typed)
    return report_accident(by=by, vehicle=vehicle, note=note, at=at)


NOTES = {
    "validity": Note(
        tab="facts", form=ValidityForm, label=_("บันทึกวันหมดอายุ"), done=_("บันทึกวันหมดอายุแล้ว"),
        keeper=True, run=_validity,
    ),
    "criterion": Note(
        tab="fuel", form=CriterionForm, label=_("กำหนดเกณฑ์น้ำมัน"), done=_("กำหนดเกณฑ์แล้ว"),
        keeper=True, run=_criterion,
    ),
    "repair": Note(
        tab="upkeep", form=RepairForm, label=_("บันทึกการซ่อม"), done=_("บันทึกการซ่อมแล้ว"),
        keeper=True, run=_repair,
    ),
    "accident": Note(
        tab="upkeep", form=AccidentForm, label=_("รายงานอุบัติเหตุ"), done=_("รายงานแล้ว ผู้ดูแลรถได้รับแจ้ง"),
        keeper=False, run=_accident,
    ),
}  # fmt: skip

# What a command calls a field that the form names otherwise.
FIELD_OF = {"price_satang": "price", "happened_at": "clock"}
