"""The forms of a fuel order."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.booking.fields import words_field
from frontend.booking.numbers import AmountField, BahtField, WholeField
from frontend.shell.spoken import labels
from modules.booking.commands.order_fuel import FuelWish
from modules.booking.models import Fuel, Vehicle


class OrderForm(forms.Form):
    """What is asked for; over the month's ceiling a reason too."""

    use_required_attribute = False

    vehicle = forms.ChoiceField(label=_("รถ"), error_messages={"required": _("เลือกรถ")})
    station = words_field(_("ปั๊มหรือร้านค้า"), 120, _("ใส่ชื่อปั๊มหรือร้านค้าที่จะเติม"))
    fuel = forms.ChoiceField(label=_("ชนิดน้ำมัน"), required=False)
    litres = AmountField(label=_("จำนวนลิตร"), missing=_("ใส่จำนวนลิตร"))
    odometer = WholeField(label=_("เลขไมล์ตอนนี้ (กม.)"), missing=_("ใส่เลขไมล์ตามหน้าปัด"))
    over_reason = words_field(_("เหตุที่เบิกเกินเกณฑ์เดือน"), 300)

    def __init__(self, *args: Any, vehicles: Sequence[Vehicle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vehicles = {str(one.pk): one for one in vehicles}
        named = [(key, f"{one.resource.name} ({one})") for key, one in self.vehicles.items()]
        usual = ("", _("ตามบัญชีรถ"))
        for name, choices in (("vehicle", named), ("fuel", [usual, *labels(Fuel.choices)])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def wish(self) -> FuelWish:
        """Return what was typed, once the form is valid."""
        typed = self.cleaned_data
        return FuelWish(
            station=typed["station"],
            litres=typed["litres"],
            odometer=typed["odometer"],
            fuel=Fuel(typed["fuel"]) if typed["fuel"] else None,
            over_reason=typed["over_reason"],
        )


class ApproveForm(forms.Form):
    """Nothing to type."""


class RefuseForm(forms.Form):
    """Why not."""

    use_required_attribute = False

    refuse_reason = words_field(_("เหตุผล"), 300, _("เขียนเหตุผล เพื่อให้ผู้ขอทราบ"))


class FillForm(forms.Form):
    """What the bill says."""

    use_required_attribute = False

    filled_litres = AmountField(label=_("เติมจริง (ลิตร)"), missing=_("ใส่จำนวนลิตรตามใบเสร็จ"))
    price = BahtField(label=_("เป็นเงิน (บาท)"), missing=_("ใส่จำนวนเงินตามใบเสร็จ"))
    bill = words_field(_("เลขที่ใบเสร็จ"), 60, _("ใส่เลขที่ใบเสร็จหรือใบส่งของ"))
