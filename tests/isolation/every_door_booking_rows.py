"""What may stand in the addresses of booking, by the name that an address gives it."""

from typing import Any

from modules.booking.models import (
    Accident,
    Booking,
    Closure,
    Driver,
    Feed,
    FuelOrder,
    Photo,
    Resource,
    ResourceKind,
    Series,
    Trip,
    Vehicle,
)
from workdays.models import Holiday

# Of addresses that say only `pk`: the word before it tells which rows are meant.
API = {"resources": "resource_id", "closures": "closure_id", "bookings": "booking_id",
       "series": "series_id", "vehicles": "vehicle_id", "fuel-orders": "fuel_order",
       "feeds": "feed_id"}  # fmt: skip
TRIPS = ("form3.pdf", "driver/trips/<int:booking_id>", "start-trip", "end-trip", "record-trip",
         "assign-driver")  # fmt: skip
VERBS = {"do/": "booking_verb", "/note": "note_verb", "fuel/": "fuel_verb"}
TOKENS = {"feed/": "feed_token", "follow/": "follow_token"}


def booking_rows(tokens: dict[str, str]) -> dict[str, list[Any]]:
    """Return the keys of a town's rows; the town must be stood in."""

    def keys(model: type) -> list[int]:
        return list(model.objects.order_by("pk").values_list("pk", flat=True))

    trips = Booking.objects.filter(resource__kind=ResourceKind.VEHICLE).order_by("pk")
    rescues = Vehicle.objects.filter(rescue=True).values_list("pk", flat=True)
    return {
        "resource_id": keys(Resource), "booking_id": keys(Booking), "series_id": keys(Series),
        "trip_booking": list(trips.values_list("pk", flat=True)), "closure_id": keys(Closure),
        "photo_id": keys(Photo), "feed_id": keys(Feed), "holiday_id": keys(Holiday),
        "vehicle_id": keys(Vehicle), "rescue_id": list(rescues), "driver_id": keys(Driver),
        "trip_id": keys(Trip), "report_id": keys(Accident), "fuel_order": keys(FuelOrder),
        "place_id": keys(Resource), "place": [0], "which": ["out"], "table": ["use-resources"],
        "door": list(Resource.objects.order_by("pk").values_list("door", flat=True)),
        "booking_verb": ["approve"], "note_verb": ["repair"], "fuel_verb": ["approve"],
        "forged_token": ["no-such-secret"],
        "feed_token": [tokens.get("feed", "no-such-secret")],
        "follow_token": [tokens.get("follow", "no-such-secret")],
    }  # fmt: skip


def booking_kind(route: str, name: str) -> str:
    """Return which rows a name in an address of booking means."""
    if name == "pk":
        name = API[route.removeprefix("api/v1/booking/").split("/")[0]]
    if name == "booking_id" and any(each in route for each in TRIPS):
        return "trip_booking"
    if name == "verb":
        return next(kind for part, kind in VERBS.items() if part in route)
    if name == "token" and route.count("/") > 3:  # what it leads to is not to be done by anybody
        return "forged_token"
    if name == "token":
        return next(kind for part, kind in TOKENS.items() if part in route)
    if name == "vehicle_id" and "rescue" in route:
        return "rescue_id"
    return "fuel_order" if name == "order_id" else name


# Text that cannot say whose it is.
BOOKING_EXPLAINED = {
    "booking_resource.door": "random; names a page and gives no rights",
    "booking_feed.token_hash": "a SHA-256 of a secret",
    "booking_outsider.token_hash": "a SHA-256 of a secret",
    "booking_outsider.code_hash": "a keyed hash of six digits",
    "booking_outsider.confirmed_how": "email or call",
    "booking_outsider.phone": "digits in E.164",
    "booking_series.rule": "a rule of RFC 5545",
    "booking_approvalrule.role": "chosen from the roles",
    "booking_booking.waits_role": "chosen from the roles",
    "booking_fuelorder.waits_role": "chosen from the roles",
}
