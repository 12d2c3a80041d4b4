"""Say who drives a trip (มอบพนักงานขับรถ)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.booking import announce, path
from modules.booking.giving import grant
from modules.booking.held import holding
from modules.booking.models import Booking, Resource, State, StepKind


@atomic()
def assign_driver(*, by: Person, booking: int, driver: Resource, at: datetime) -> Booking:
    """Give a trip a driver, or another one than it had; who drove it before is free, and told.

    By whoever looks after the vehicle or approves the trip. Raises `BadWish` on `driver`, `Clash`
    if they drive elsewhere, `PermissionDenied` and `path.WrongState`: nothing is changed then.
    """
    states = (State.ASKED, State.ENDORSED, State.APPROVED)
    turn = path.take(by=by, booking=booking, at=at, states=states)
    found = turn.booking
    if not path.may_direct(turn):
        raise PermissionDenied
    path.demand_not_over(turn)
    held = found.state == State.APPROVED
    before = grant.drivers_of(found) if held else []
    if held:
        holding.lock([driver], found)
        holding.release(found, before)
    grant.set_driver(found, driver)
    if held:
        holding.hold_all(found, [driver])
    else:
        holding.demand_free([driver], found.during, but=found)
    step = path.note_step(turn, StepKind.DRIVER, note=driver.name)
    announce.tell_of_step.follow(at=at, step=step.pk)
    if relieved := [each.pk for each in before if each.pk != driver.pk]:
        announce.tell_relieved.follow(at=at, step=step.pk, drivers=relieved)
    return found
