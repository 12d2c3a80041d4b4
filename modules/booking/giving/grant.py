"""Give a booking what it asks for, and let the clock and the people know."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from modules.booking import announce, asking, later, path
from modules.booking.held import holding
from modules.booking.models import Booking, Extra, Resource, ResourceKind, State, Step, StepKind
from modules.booking.path import Turn
from modules.booking.wish import BadWish


def give(turn: Turn, *, note: str = "", kind: StepKind = StepKind.APPROVED) -> Step:
    """Approve a booking: it holds its resources from now on. Raises `holding.Clash`."""
    booking = turn.booking
    step = path.note_step(turn, kind, note=note)  # while it is still their turn
    booking.state, booking.approved_at = State.APPROVED, turn.at
    booking.waits_role, booking.waits_office = "", None
    path.save(booking)
    resources = [booking.resource, *holding.extras_of(booking)]
    if holding.several(resources):
        holding.lock(resources)
    holding.hold_all(booking, resources)
    announce.tell_of_step.follow(at=turn.at, step=step.pk)
    later.expect(booking, at=turn.at)
    return step


def put_extras(booking: Booking, resources: Collection[Resource]) -> None:
    """Let exactly these resources go with a booking; what it holds is not touched."""
    keys = {each.pk for each in resources}
    booking.extras.exclude(resource__in=keys).delete()
    there = set(booking.extras.values_list("resource", flat=True))
    Extra.objects.bulk_create(
        Extra(booking=booking, resource=each) for each in resources if each.pk not in there
    )


def set_driver(booking: Booking, driver: Resource) -> None:
    """Let a trip have a driver, who may drive then and is not on leave. Raises `BadWish`."""
    if driver.kind != ResourceKind.DRIVER or booking.resource.kind != ResourceKind.VEHICLE:
        raise BadWish("driver", _("เลือกพนักงานขับรถจากรายการ"))
    asking.demand_usable(driver, booking, "driver")
    others = [each for each in holding.extras_of(booking) if each.kind != ResourceKind.DRIVER]
    put_extras(booking, [*others, driver])
    if booking.self_drive:
        booking.self_drive = False
        booking.save(update_fields=["self_drive"])


def drivers_of(booking: Booking) -> list[Resource]:
    """Return who drives a trip."""
    return [each for each in holding.extras_of(booking) if each.kind == ResourceKind.DRIVER]
