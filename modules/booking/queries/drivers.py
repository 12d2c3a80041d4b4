"""Who could drive the trips that wait: free, not on leave, licensed; no two of them at one time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from accounts.duties import Viewer
from modules.booking.models import (
    Booking,
    Closure,
    Extra,
    Hold,
    Resource,
    ResourceKind,
    State,
    Vehicle,
)
from modules.booking.queries.vehicles import drivers_for
from modules.booking.vehicles.validities import standings
from thai.dates import bangkok_date

_INSTANT = timedelta(microseconds=1)
type Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class DriverOffer:
    """Who drives a trip that waits, if somebody was named; else who is free, the usual one first.

    `proposed` is who of them would drive if the trips were given in their order; None: nobody is
    left. A trip without `needed` has its driver, or is driven by who asked.
    """

    needed: bool
    named: Resource | None = None
    free: tuple[Resource, ...] = ()
    proposed: Resource | None = None


def driver_offers(viewer: Viewer, bookings: Sequence[Booking]) -> dict[int, DriverOffer]:
    """Return an offer for each trip of some bookings that waits for leave (six queries at most)."""
    trips = {each.pk: each for each in bookings if _waits(each)}
    if not trips:
        return {}
    named = drivers_of(trips)
    free = _free(viewer, list(trips.values()))
    found: dict[int, DriverOffer] = {}
    for trip in trips.values():
        if trip.self_drive or trip.pk in named:
            found[trip.pk] = DriverOffer(needed=False, named=named.get(trip.pk))
            continue
        # What another of these would take is offered still, but not proposed.
        promised = {found[key].proposed for key in found if _overlap(trip, trips[key])}
        proposed = next((each for each in free[trip.pk] if each not in promised), None)
        found[trip.pk] = DriverOffer(needed=True, free=free[trip.pk], proposed=proposed)
    return found


def drivers_of(bookings: Collection[int]) -> dict[int, Resource]:
    """Return who drives each of some trips, by their keys, where somebody was named (one query)."""
    rows = Extra.objects.filter(booking__in=bookings, resource__kind=ResourceKind.DRIVER)
    return {row.booking_id: row.resource for row in rows.select_related("resource")}


def _waits(booking: Booking) -> bool:
    trip = booking.resource.kind == ResourceKind.VEHICLE
    return trip and booking.state in (State.ENDORSED, State.WAITING)


def _free(viewer: Viewer, trips: Sequence[Booking]) -> dict[int, tuple[Resource, ...]]:
    """Return for each trip who is free to drive it, whoever usually drives the vehicle first."""
    drivers = [each.resource for each in drivers_for(viewer)]
    busy, lapses = _busy(drivers, trips), _lapses(drivers)
    cars = Vehicle.objects.filter(resource__in=[each.resource_id for each in trips])
    usual = dict(cars.values_list("pk", "usual_driver"))
    found = {}
    for trip in trips:
        span = (trip.starts, trip.ends)
        fit = [each for each in drivers if _fits(each, span, lapses)]
        free = [each for each in fit if not _meets(busy[each.pk], span)]
        found[trip.pk] = tuple(sorted(free, key=partial(_not_usual, usual.get(trip.resource_id))))
    return found


def _busy(drivers: Iterable[Resource], trips: Sequence[Booking]) -> dict[int, list[Span]]:
    """Return when each driver drives already, or is on leave, while any of the trips lasts."""
    found: dict[int, list[Span]] = {each.pk: [] for each in drivers}
    while_any = (min(each.starts for each in trips), max(each.ends for each in trips))
    holds = Hold.objects.filter(resource__in=found, during__overlap=while_any)
    closed = Closure.objects.filter(resource__in=found, ended_at=None, during__overlap=while_any)
    for key, during in [
        *holds.values_list("resource", "during"),
        *closed.values_list("resource", "during"),
    ]:
        found[key].append((during.lower, during.upper))
    return found


def _lapses(drivers: Collection[Resource]) -> dict[int, date]:
    """Return on which day the licence of each driver is good for the last time, where noted."""
    found = standings([each.pk for each in drivers], on=date.min)
    return {key: lines[0].expires_on for key, lines in found.items() if lines}


def _fits(driver: Resource, span: Span, lapses: dict[int, date]) -> bool:
    until = lapses.get(driver.pk)
    return until is None or bangkok_date(span[1] - _INSTANT) <= until


def _not_usual(usual: int | None, driver: Resource) -> bool:
    return driver.pk != usual


def _meets(spans: Iterable[Span], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _overlap(one: Booking, other: Booking) -> bool:
    return one.starts < other.ends and other.starts < one.ends
