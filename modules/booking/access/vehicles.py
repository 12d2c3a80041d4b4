"""Who may drive vehicles, fuel them, and read their books."""

from datetime import date

from accounts.duties import Duty, Viewer
from accounts.models import Role
from accounts.posts import duty_as
from modules.booking import rules
from modules.booking.access.bookings import manages, manages_any
from modules.booking.models import Booking, Driver, FuelOrder, Resource, Trip, Vehicle
from modules.booking.rules import Decision

# Who reads the books of every vehicle: those who answer for them, and who checks them.
READERS = (
    Role.CHIEF_EXECUTIVE,
    Role.DEPUTY_EXECUTIVE,
    Role.CLERK,
    Role.DEPUTY_CLERK,
    Role.AUDITOR,
)


def driver_row(viewer: Viewer) -> Driver | None:
    """Return what a viewer is as a driver who drives still, or None (one query)."""
    rows = Driver.objects.filter(person=viewer.person, resource__retired_at=None)
    return rows.select_related("resource").first()


def driver_of(booking: Booking) -> Driver | None:
    """Return the driver who was given to a booking, or None (one query)."""
    rows = Driver.objects.select_related("resource", "person")
    return rows.filter(resource__in=booking.extras.values("resource")).first()


def may_drive(viewer: Viewer, booking: Booking, driver: Driver | None) -> bool:
    """Tell whether a viewer may take a booked vehicle out and bring it back.

    The driver given to the trip, the asker who was allowed to drive, whoever looks after it.
    """
    if driver is not None and driver.person_id == viewer.person.pk:
        return True
    if booking.self_drive and driver is None and booking.asked_by_id == viewer.person.pk:
        return True
    return manages(viewer, booking.resource)


def drove(viewer: Viewer, trip: Trip | None) -> bool:
    """Tell whether a viewer took a vehicle out, or is the driver who did: they bring it back."""
    if trip is None:
        return False
    drives = trip.driver is not None and trip.driver.person_id == viewer.person.pk
    return drives or trip.out_by_id == viewer.person.pk


def keeps_log(viewer: Viewer, booking: Booking, driver: Driver | None, trip: Trip | None) -> bool:
    """Tell whether a viewer writes the line of a trip: who may drive, and who took it out."""
    return drove(viewer, trip) or may_drive(viewer, booking, driver)


def may_rescue(viewer: Viewer, vehicle: Vehicle) -> bool:
    """Tell whether a viewer may go out at once: a driver, or who looks after a rescue vehicle."""
    if not vehicle.rescue:
        return False
    return manages(viewer, vehicle.resource) or driver_row(viewer) is not None


def may_order_fuel(viewer: Viewer, resource: Resource) -> bool:
    """Tell whether a viewer may ask for fuel and report accidents: drivers and keepers."""
    return manages(viewer, resource) or driver_row(viewer) is not None


def fuel_decider(resource: Resource, *, on: date) -> Decision:
    """Return the post that approves fuel for a vehicle on a day: the one that gives it for trips.

    Where nobody needs to approve a trip, the chief executive approves fuel all the same.
    """
    decided = rules.standing(rules.decider_of(resource, rules.Facts(distance_km=0)), on=on)
    if decided.role:
        return decided
    return Decision(head_first=False, role=Role.CHIEF_EXECUTIVE, office=resource.office)


def approves_fuel(viewer: Viewer, resource: Resource, *, on: date) -> Duty | None:
    """Return the capacity in which a viewer approves fuel for a vehicle, or None."""
    decided = fuel_decider(resource, on=on)
    return duty_as(viewer, Role(decided.role), decided.office)


def fuel_turn_of(viewer: Viewer, order: FuelOrder, *, on: date) -> Duty | None:
    """Return the capacity in which a viewer decides on an order that waits, or None.

    The post that was asked; and the one that the matrix names now, should the other be vacant.
    """
    if order.waits_office is None or not order.waits_role:
        return None
    asked = duty_as(viewer, Role(order.waits_role), order.waits_office)
    return asked or approves_fuel(viewer, order.vehicle.resource, on=on)


def reads_books(viewer: Viewer, resource: Resource) -> bool:
    """Tell whether a viewer may read and print the books of a vehicle, destinations included."""
    return viewer.is_any(*READERS) or manages(viewer, resource) or driver_row(viewer) is not None


def may_read_fuel(viewer: Viewer) -> bool:
    """Tell whether a viewer reads everybody's fuel orders; others read their own."""
    return viewer.is_any(*READERS) or manages_any(viewer) or driver_row(viewer) is not None


def may_fill(viewer: Viewer, order: FuelOrder) -> bool:
    """Tell whether a viewer may note what was filled: who asked for it, a keeper."""
    asked = order.asked_by_id == viewer.person.pk
    return asked or manages(viewer, order.vehicle.resource)
