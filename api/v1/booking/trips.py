"""Trips of vehicles: the log; going out, coming back, rescues, and what was recorded too late."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from api.parts import gregorian
from api.v1.booking.bookings import shown
from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import MomentField, key, km, words
from api.v1.booking.wishes import resource_named
from modules.booking.access.vehicles import reads_books
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.keep_photo import keep_photo
from modules.booking.commands.record_trip import record_trip
from modules.booking.commands.start_rescue import start_rescue
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Trip
from modules.booking.queries.trips import destination_for, remark_for, trips_of
from modules.booking.queries.vehicles import vehicle_for
from modules.booking.vehicles.past_trip import Course


class TripOut(serializers.Serializer):
    """A line of บันทึกการใช้รถ (แบบ 4). Readings and distances in km."""

    id = serializers.IntegerField()
    vehicle = serializers.IntegerField(source="vehicle_id")
    booking = serializers.IntegerField(source="booking_id")
    year = serializers.SerializerMethodField(help_text="ค.ศ.")
    number = serializers.IntegerField()
    destination = serializers.SerializerMethodField()
    driver_name = serializers.CharField()
    out_at = serializers.DateTimeField()
    out_km = serializers.IntegerField()
    gap_km = serializers.IntegerField(help_text="moved without a record before it")
    in_at = serializers.DateTimeField(allow_null=True)
    in_km = serializers.IntegerField(allow_null=True)
    distance_km = serializers.IntegerField(allow_null=True)
    remark = serializers.SerializerMethodField()

    def get_year(self, trip: Trip) -> int:
        """Return the year of its number in ค.ศ."""
        return gregorian(trip.year)

    def get_destination(self, trip: Trip) -> str:
        """Return where it went, as far as it is told to the viewer."""
        return destination_for(self.context["viewer"], trip, reads=self._reads(trip))

    def get_remark(self, trip: Trip) -> str:
        """Return what was remarked of it, as far as it is told to the viewer."""
        return remark_for(self.context["viewer"], trip, reads=self._reads(trip))

    def _reads(self, trip: Trip) -> bool:
        """Tell whether the viewer reads the vehicle's books, asked once for all its trips."""
        known: dict[int, bool] = self.__dict__.setdefault("_reads_of", {})
        if trip.vehicle_id not in known:
            known[trip.vehicle_id] = reads_books(self.context["viewer"], trip.vehicle.resource)
        return known[trip.vehicle_id]


class TripFilters(serializers.Serializer):
    """Trips that went out from a day to a day in Bangkok, both included."""

    first = serializers.DateField(required=False)
    last = serializers.DateField(required=False)


class ReadingIn(serializers.Serializer):
    """What the odometer says, in km; `again` the same once more after a jump."""

    odometer = km()
    again = km(required=False, allow_null=True, default=None)
    photo = serializers.FileField(required=False, allow_null=True, help_text="of the odometer")


class StartIn(ReadingIn):
    """A vehicle goes out; the driver's name where none was given."""

    driver_name = words(200)


class EndIn(ReadingIn):
    """A vehicle is back: now, or at `in_at`; `remark` says why if that was a while ago."""

    in_at = MomentField(required=False, allow_null=True, default=None)
    remark = words(300)


class RecordIn(serializers.Serializer):
    """A trip that was not recorded in time, as it was driven; `again` is `in_km` after a jump.

    Who drove: a resource of kind `driver`, else a name, else the driver who was given.
    """

    out_at = MomentField()
    in_at = MomentField()
    out_km = km()
    in_km = km()
    again = km(required=False, allow_null=True, default=None)
    driver = key(required=False, allow_null=True, default=None)
    driver_name = words(200)
    reason = serializers.CharField(max_length=250)


class RescueIn(ReadingIn):
    """A rescue vehicle goes out at once; approved afterwards."""

    vehicle = key()
    destination = serializers.CharField(max_length=300)
    reason = serializers.CharField(max_length=300)


def _trips(call: Call) -> QuerySet[Trip]:
    vehicle = vehicle_for(call.viewer, call.pk)
    first = call.asked.get("first", date(2000, 1, 1))
    return trips_of(call.viewer, vehicle, first, call.asked.get("last", date(2199, 1, 1)))


def _with_photo(call: Call) -> dict[str, Any]:
    """Return what was asked with the photo kept, if one came with it."""
    asked = dict(call.asked)
    if photo := asked.get("photo"):
        asked["photo"] = keep_photo(by=call.by, data=photo, name=photo.name, at=call.at)
    return asked


def _start(call: Call) -> Trip:
    shown(call, call.pk)
    return start_trip(by=call.by, booking=call.pk, at=call.at, **_with_photo(call))


def _end(call: Call) -> Trip:
    shown(call, call.pk)
    return end_trip(by=call.by, booking=call.pk, at=call.at, **_with_photo(call))


def _record(call: Call) -> Trip:
    shown(call, call.pk)
    asked = dict(call.asked)
    driver = resource_named(call.viewer, asked.pop("driver"), field="driver")
    said = {name: asked.pop(name) for name in ("reason", "driver_name")}
    course = Course(**asked)
    return record_trip(
        by=call.by, booking=call.pk, course=course, driver=driver, at=call.at, **said
    )


def _rescue(call: Call) -> Trip:
    return start_rescue(by=call.by, at=call.at, **_with_photo(call))


TRIPS = Read(
    name="trips_list", says="The log of a vehicle, what was entered last first.",
    find=_trips, shape=TripOut, filters=TripFilters, pages=True,
)  # fmt: skip
START = Act(
    name="trips_start", says="The booked vehicle goes out.",
    do=_start, shape=TripOut, asked=StartIn,
)  # fmt: skip
END = Act(
    name="trips_end", says="The vehicle is back.",
    do=_end, shape=TripOut, asked=EndIn, status=200,
)  # fmt: skip
RECORD = Act(
    name="trips_record", says="A trip that nobody recorded is written down afterwards.",
    do=_record, shape=TripOut, asked=RecordIn,
)  # fmt: skip
RESCUE = Act(
    name="rescues_start", says="A rescue vehicle goes out; its approval is asked for afterwards.",
    do=_rescue, shape=TripOut, asked=RescueIn,
)  # fmt: skip
