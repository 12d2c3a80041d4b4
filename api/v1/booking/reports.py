"""`/api/v1/booking/reports`: use, losses, vehicles and fees, from a day to a day."""

from typing import Any

from rest_framework import serializers

from api.v1.booking.doors import Call, Read
from api.v1.booking.refusals import unfit
from modules.booking.models import ResourceKind
from modules.booking.queries.reports_fees import fees
from modules.booking.queries.reports_period import LONGEST, Period, year_period
from modules.booking.queries.reports_tally import tallies
from modules.booking.queries.reports_use import use_of_resources
from modules.booking.queries.reports_vehicles import vehicle_months
from thai.dates import bangkok_date, fiscal_year


class PeriodFilters(serializers.Serializer):
    """From a day to a day in Bangkok, both included; without them this fiscal year."""

    first = serializers.DateField(required=False)
    last = serializers.DateField(required=False)


class UseOut(serializers.Serializer):
    """How much a resource was used; `share` of its opening hours, 0 to 1, null if unknown."""

    resource = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ResourceKind.choices)
    name = serializers.CharField()
    office = serializers.CharField()
    times = serializers.IntegerField()
    minutes = serializers.IntegerField()
    open_minutes = serializers.IntegerField(allow_null=True)
    share = serializers.FloatField(allow_null=True)


class CountsOut(serializers.Serializer):
    """How many bookings were asked for, and what became of them."""

    asked = serializers.IntegerField()
    used = serializers.IntegerField()
    minutes = serializers.IntegerField()
    cancelled = serializers.IntegerField()
    no_shows = serializers.IntegerField()
    rejected = serializers.IntegerField()


class TallyOut(CountsOut):
    """The counts of an office or a resource."""

    id = serializers.IntegerField(source="key")
    name = serializers.CharField()


class MonthOut(CountsOut):
    """The counts of a month, by its first day."""

    month = serializers.DateField()


class TalliesOut(serializers.Serializer):
    """The same bookings by office, by month and by what was booked."""

    offices = TallyOut(many=True)
    months = MonthOut(many=True)
    resources = TallyOut(many=True)


class RunningOut(serializers.Serializer):
    """A vehicle in a month (null: nothing was noted). Money in satang, litres and rates as text."""

    vehicle = serializers.IntegerField()
    name = serializers.CharField()
    plate = serializers.CharField()
    month = serializers.DateField(allow_null=True)
    trips = serializers.IntegerField()
    km = serializers.IntegerField()
    unrecorded_km = serializers.IntegerField()
    litres = serializers.DecimalField(max_digits=9, decimal_places=2)
    km_per_litre = serializers.DecimalField(max_digits=9, decimal_places=2, allow_null=True)
    criterion = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
    fuel_satang = serializers.IntegerField()
    repairs = serializers.IntegerField()
    repair_satang = serializers.IntegerField()


class FeesOut(serializers.Serializer):
    """What came in for a resource that was lent to citizens."""

    resource = serializers.IntegerField()
    name = serializers.CharField()
    times = serializers.IntegerField()
    receipts = serializers.IntegerField()
    paid_satang = serializers.IntegerField()
    owed_satang = serializers.IntegerField()


def _period(call: Call) -> Period:
    """Return the days asked for. Raises 422 for those in the wrong order, or too many."""
    usual = year_period(fiscal_year(bangkok_date(call.at)))
    first, last = call.asked.get("first", usual.first), call.asked.get("last", usual.last)
    if last < first:
        raise unfit({"last": "วันสิ้นสุดอยู่ก่อนวันเริ่มต้น"})
    if last - first > LONGEST or not 2000 <= first.year <= last.year < 2200:
        raise unfit({"first": "ถามได้ครั้งละไม่เกินห้าปี ตรวจปี ค.ศ. อีกครั้ง"})
    return Period(first=first, last=last)


def _read(name: str, says: str, report: Any, shape: Any, *, many: bool = True) -> Read:
    return Read(
        name=f"reports_{name}",
        says=f"{says} Up to now; for who looks after resources, heads an office or the house.",
        find=lambda call: report(call.viewer, _period(call), at=call.at),
        shape=shape,
        filters=PeriodFilters,
        many=many,
    )


REPORTS = {
    "use": _read("use", "How much each resource was used.", use_of_resources, UseOut),
    "tallies": _read(
        "tallies", "Bookings asked for, used, cancelled, not come.", tallies, TalliesOut, many=False
    ),
    "vehicles": _read("vehicles", "Vehicles by month.", vehicle_months, RunningOut),
    "fees": _read("fees", "Fees of citizens.", fees, FeesOut),
}
