"""Repairs, accidents and what must not lapse, in `/api/v1/booking/`."""

from django.db.models import QuerySet
from rest_framework import serializers

from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import MomentField, key, km, satang, words
from modules.booking.commands.record_repair import RepairNote, record_repair
from modules.booking.commands.record_validity import record_validity
from modules.booking.commands.report_accident import AccidentNote, report_accident
from modules.booking.models import Accident, AccidentKind, Repair, Validity, ValidityKind
from modules.booking.queries.resources import resource_for
from modules.booking.queries.vehicles import accidents_of, repairs_of, vehicle_for
from modules.booking.vehicles.validities import Standing, standings
from thai.dates import bangkok_date


class RepairIn(serializers.Serializer):
    """A line of แบบ 6."""

    done_on = serializers.DateField()
    odometer = km()
    items = serializers.CharField(max_length=2000)
    price_satang = satang()
    garage = serializers.CharField(max_length=200)
    ordered_by = serializers.CharField(max_length=200, help_text="name and post")


class RepairOut(RepairIn):
    """A line of แบบ 6 as it stands."""

    id = serializers.IntegerField()
    vehicle = serializers.IntegerField(source="vehicle_id")
    noted_at = serializers.DateTimeField()


class AccidentIn(serializers.Serializer):
    """What แบบ 5 asks."""

    kind = serializers.ChoiceField(choices=AccidentKind.choices, default=AccidentKind.ACCIDENT)
    happened_at = MomentField()
    place = serializers.CharField(max_length=300)
    damage = serializers.CharField(max_length=4000)
    driver_name = serializers.CharField(max_length=200)
    user_name = serializers.CharField(max_length=200)
    counterpart = words(300)
    account = words(4000)
    trip = key(required=False, allow_null=True)


class AccidentOut(serializers.Serializer):
    """A report of an accident or a loss (แบบ 5)."""

    id = serializers.IntegerField()
    vehicle = serializers.IntegerField(source="vehicle_id")
    trip = serializers.IntegerField(source="trip_id", allow_null=True)
    kind = serializers.ChoiceField(choices=AccidentKind.choices)
    happened_at = serializers.DateTimeField()
    place = serializers.CharField()
    counterpart = serializers.CharField()
    damage = serializers.CharField()
    account = serializers.CharField()
    driver_name = serializers.CharField()
    user_name = serializers.CharField()
    reported_at = serializers.DateTimeField()


class ValidityIn(serializers.Serializer):
    """Something holds until the end of a day."""

    kind = serializers.ChoiceField(choices=ValidityKind.choices)
    expires_on = serializers.DateField()
    number = words(60)


class ValidityOut(serializers.Serializer):
    """Until when something of a vehicle or driver holds."""

    kind = serializers.ChoiceField(choices=ValidityKind.choices)
    expires_on = serializers.DateField()
    number = serializers.CharField()


class StandingOut(ValidityOut):
    """How it stands today: `days` left, negative once it has lapsed."""

    days = serializers.IntegerField()


def _repairs(call: Call) -> QuerySet[Repair]:
    return repairs_of(call.viewer, vehicle_for(call.viewer, call.pk))


def _repair(call: Call) -> Repair:
    note = RepairNote(**call.asked)
    return record_repair(by=call.by, vehicle=call.pk, note=note, at=call.at)


def _accidents(call: Call) -> QuerySet[Accident]:
    return accidents_of(call.viewer, vehicle_for(call.viewer, call.pk))


def _accident(call: Call) -> Accident:
    kind = AccidentKind(call.asked["kind"])
    note = AccidentNote(**{**call.asked, "kind": kind})
    return report_accident(by=call.by, vehicle=call.pk, note=note, at=call.at)


def _validities(call: Call) -> list[Standing]:
    resource = resource_for(call.viewer, call.pk)
    return standings([resource.pk], on=bangkok_date(call.at))[resource.pk]


def _validity(call: Call) -> Validity:
    return record_validity(by=call.by, resource=call.pk, at=call.at, **call.asked)


REPAIRS = Read(
    name="repairs_list", says="Repairs of a vehicle (แบบ 6), the latest entry first.",
    find=_repairs, shape=RepairOut, pages=True,
)  # fmt: skip
REPAIR = Act(
    name="repairs_record", says="Note a repair.", do=_repair, shape=RepairOut, asked=RepairIn
)
ACCIDENTS = Read(
    name="accidents_list", says="Accidents of a vehicle (แบบ 5), the latest report first.",
    find=_accidents, shape=AccidentOut, pages=True,
)  # fmt: skip
ACCIDENT = Act(
    name="accidents_report", says="Report an accident or a loss.",
    do=_accident, shape=AccidentOut, asked=AccidentIn,
)  # fmt: skip
VALIDITIES = Read(
    name="validities_list", says="How insurance, tax, inspection or licence stand today.",
    find=_validities, shape=StandingOut, many=True,
)  # fmt: skip
VALIDITY = Act(
    name="validities_record", says="Note until when something holds.",
    do=_validity, shape=ValidityOut, asked=ValidityIn,
)  # fmt: skip
