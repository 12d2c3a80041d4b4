"""`/api/v1/booking/vehicles`: the vehicle list."""

from django.db.models import QuerySet
from rest_framework import serializers

from api.v1.booking.doors import Call, Read
from api.v1.booking.fields import NamedOut, OfficeOut
from modules.booking.models import Fuel, Vehicle, VehicleClass
from modules.booking.queries.vehicles import vehicle_for, vehicles_for


class VehicleOut(serializers.Serializer):
    """A line of บัญชีรถ (แบบ 1, แบบ 2); `id` is that of its resource."""

    id = serializers.IntegerField(source="pk")
    name = serializers.CharField(source="resource.name")
    office = OfficeOut(source="resource.office")
    vehicle_class = serializers.ChoiceField(choices=VehicleClass.choices)
    body = serializers.CharField()
    brand = serializers.CharField()
    model = serializers.CharField()
    engine_cc = serializers.IntegerField(allow_null=True)
    plate = serializers.CharField()
    plate_province = serializers.CharField()
    engine_no = serializers.CharField()
    chassis_no = serializers.CharField()
    price_satang = serializers.IntegerField(allow_null=True)
    acquired_on = serializers.DateField(allow_null=True)
    fund = serializers.CharField()
    holder = serializers.CharField()
    disposed_on = serializers.DateField(allow_null=True)
    fuel = serializers.ChoiceField(choices=Fuel.choices)
    odometer = serializers.IntegerField(help_text="km")
    rescue = serializers.BooleanField()
    usual_driver = NamedOut(allow_null=True)


class VehicleFilters(serializers.Serializer):
    """Vehicles in use, or those disposed of."""

    disposed = serializers.BooleanField(default=False)


def _vehicles(call: Call) -> QuerySet[Vehicle]:
    return vehicles_for(call.viewer, disposed=call.asked["disposed"])


LIST = Read(
    name="vehicles_list", says="The vehicle list.",
    find=_vehicles, shape=VehicleOut, filters=VehicleFilters, pages=True,
)  # fmt: skip
READ = Read(
    name="vehicles_read", says="Read one vehicle.",
    find=lambda call: vehicle_for(call.viewer, call.pk), shape=VehicleOut,
)  # fmt: skip
