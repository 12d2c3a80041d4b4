"""Booking in the API."""

from django.urls import URLPattern, path

from api.v1.booking import (
    acts,
    bookings,
    closures,
    feeds,
    fuel,
    reports,
    resources,
    series,
    trips,
    upkeep,
    vehicles,
)
from api.v1.booking.doors import door

urlpatterns: list[URLPattern] = [
    path("resources", door(resources.LIST)),
    path("resources/<int:pk>", door(resources.READ)),
    path("resources/<int:pk>/closures", door(closures.CLOSURES, closures.CLOSE)),
    path("resources/<int:pk>/validities", door(upkeep.VALIDITIES, upkeep.VALIDITY)),
    path("closures/<int:pk>/open", door(act=closures.OPEN)),
    path("availability", door(resources.FREE)),
    path("next-free", door(resources.NEXT)),
    path("rules", door(closures.RULES)),
    path("bookings", door(bookings.LIST, bookings.REQUEST)),
    path("bookings/<int:pk>", door(bookings.READ)),
    *[path(f"bookings/<int:pk>/{name}", door(act=act)) for name, act in acts.ACTS.items()],
    path("bookings/<int:pk>/start-trip", door(act=trips.START)),
    path("bookings/<int:pk>/end-trip", door(act=trips.END)),
    path("bookings/<int:pk>/record-trip", door(act=trips.RECORD)),
    path("bookings/<int:pk>/following/cancel", door(act=series.CANCEL)),
    path("bookings/<int:pk>/following/split", door(act=series.SPLIT)),
    path("bookings/<int:pk>/series/approve", door(act=series.APPROVE)),
    path("bookings/<int:pk>/series/endorse", door(act=series.ENDORSE)),
    path("series", door(act=series.REQUEST)),
    path("series/preview", door(act=series.PREVIEW)),
    path("series/<int:pk>", door(series.READ)),
    path("vehicles", door(vehicles.LIST)),
    path("vehicles/<int:pk>", door(vehicles.READ)),
    path("vehicles/<int:pk>/trips", door(trips.TRIPS)),
    path("vehicles/<int:pk>/repairs", door(upkeep.REPAIRS, upkeep.REPAIR)),
    path("vehicles/<int:pk>/accidents", door(upkeep.ACCIDENTS, upkeep.ACCIDENT)),
    path("rescues", door(act=trips.RESCUE)),
    path("fuel-orders", door(fuel.LIST, fuel.ORDER)),
    path("fuel-orders/<int:pk>", door(fuel.READ)),
    *[path(f"fuel-orders/<int:pk>/{name}", door(act=act)) for name, act in fuel.ACTS.items()],
    path("feeds", door(feeds.LIST, feeds.MAKE)),
    path("feeds/<int:pk>/revoke", door(act=feeds.REVOKE)),
    *[path(f"reports/{name}", door(report)) for name, report in reports.REPORTS.items()],
]
