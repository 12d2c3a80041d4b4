"""`/api/v1/booking/fuel-orders`: asked for, approved or refused, filled."""

from django.db.models import QuerySet
from rest_framework import serializers

from api.parts import gregorian, key_field
from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import PersonOut, ReasonIn, key, km, satang, words
from modules.booking.commands.approve_fuel import approve_fuel
from modules.booking.commands.order_fuel import FuelWish, order_fuel
from modules.booking.commands.record_fill import record_fill
from modules.booking.commands.refuse_fuel import refuse_fuel
from modules.booking.models import Fuel, FuelOrder
from modules.booking.queries.fuel import fuel_orders_visible_to


class FuelOrderOut(serializers.Serializer):
    """An order to fill a vehicle (ใบสั่งจ่ายน้ำมัน). Litres as text, two places; money in satang."""

    id = serializers.IntegerField()
    vehicle = serializers.IntegerField(source="vehicle_id")
    plate = serializers.CharField(source="vehicle.__str__")
    year = serializers.SerializerMethodField(help_text="of the number, ค.ศ.")
    number = serializers.IntegerField()
    name = serializers.CharField(source="__str__", help_text="as people say it: 12/2570")
    trip = serializers.IntegerField(source="trip_id", allow_null=True)
    ordered_on = serializers.DateField()
    station = serializers.CharField()
    fuel = serializers.ChoiceField(choices=Fuel.choices)
    litres = serializers.DecimalField(max_digits=7, decimal_places=2)
    odometer = serializers.IntegerField(help_text="km")
    over_reason = serializers.CharField()
    asked_by = PersonOut()
    asked_at = serializers.DateTimeField()
    approved_at = serializers.DateTimeField(allow_null=True)
    refused_at = serializers.DateTimeField(allow_null=True)
    refuse_reason = serializers.CharField()
    filled_at = serializers.DateTimeField(allow_null=True)
    filled_litres = serializers.DecimalField(max_digits=7, decimal_places=2, allow_null=True)
    price_satang = serializers.IntegerField(allow_null=True)
    bill = serializers.CharField()

    def get_year(self, order: FuelOrder) -> int:
        """Return the year of its number in ค.ศ."""
        return gregorian(order.year)


class FuelFilters(serializers.Serializer):
    """Orders of one vehicle."""

    vehicle = key_field()


class FuelIn(serializers.Serializer):
    """What is asked for; `over_reason` where it is more than the month still has."""

    vehicle = key()
    station = serializers.CharField(max_length=120)
    litres = serializers.DecimalField(max_digits=6, decimal_places=2)
    odometer = km()
    fuel = serializers.ChoiceField(choices=Fuel.choices, required=False, allow_null=True)
    trip = key(required=False, allow_null=True)
    over_reason = words(300)


class FillIn(serializers.Serializer):
    """What was filled, and the bill."""

    litres = serializers.DecimalField(max_digits=6, decimal_places=2)
    price_satang = satang()
    bill = serializers.CharField(max_length=60)


def _list(call: Call) -> QuerySet[FuelOrder]:
    rows = fuel_orders_visible_to(call.viewer)
    vehicle = call.asked.get("vehicle")
    return rows if vehicle is None else rows.filter(vehicle=vehicle)


def _read(call: Call) -> FuelOrder:
    return fuel_orders_visible_to(call.viewer).get(pk=call.pk)


def _order(call: Call) -> FuelOrder:
    asked = dict(call.asked)
    vehicle = asked.pop("vehicle")
    return order_fuel(by=call.by, vehicle=vehicle, wish=FuelWish(**asked), at=call.at)


def _refuse(call: Call) -> FuelOrder:
    return refuse_fuel(by=call.by, order=call.pk, reason=call.asked["reason"], at=call.at)


LIST = Read(
    name="fuel_orders_list", says="Fuel orders, the latest first: all, or one's own.",
    find=_list, shape=FuelOrderOut, filters=FuelFilters, pages=True,
)  # fmt: skip
READ = Read(name="fuel_orders_read", says="Read one order.", find=_read, shape=FuelOrderOut)
ORDER = Act(
    name="fuel_orders_order", says="Ask for fuel.", do=_order, shape=FuelOrderOut, asked=FuelIn
)
ACTS = {
    "approve": Act(
        name="fuel_orders_approve", says="Approve an order.",
        do=lambda call: approve_fuel(by=call.by, order=call.pk, at=call.at),
        shape=FuelOrderOut, status=200,
    ),
    "refuse": Act(
        name="fuel_orders_refuse", says="Refuse an order, and say why.",
        do=_refuse, shape=FuelOrderOut, asked=ReasonIn, status=200,
    ),
    "fill": Act(
        name="fuel_orders_fill", says="Note what was filled and paid.",
        do=lambda call: record_fill(by=call.by, order=call.pk, at=call.at, **call.asked),
        shape=FuelOrderOut, asked=FillIn, status=200,
    ),
}  # fmt: skip
