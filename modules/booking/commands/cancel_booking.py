"""Cancel a booking that is not over (ยกเลิก); what it held is free again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.booking import announce, later, path
from modules.booking.held import holding
from modules.booking.models import HELD, Booking, State, StepKind


@atomic()
def cancel_booking(*, by: Person, booking: int, reason: str = "", at: datetime) -> Booking:
    """Cancel as whoever asked, looks after the resource, or may approve it.

    A reason is needed for what was approved already, and for what others asked for. What is in
    use is ended, not cancelled. Raises `PermissionDenied`, `path.WrongState`, `ReasonMissing`.
    """
    turn = path.take(by=by, booking=booking, at=at, states=path.OPEN, gone=True)
    found = turn.booking
    if not path.may_arrange(turn.viewer, found, on=turn.today):
        raise PermissionDenied
    if found.state == State.APPROVED:
        path.demand_not_over(turn)
    own = found.asked_by_id == by.pk and found.state not in HELD
    note = reason.strip()[:2000] if own else path.reason_of(reason)
    step = path.note_step(turn, StepKind.CANCELLED, note=note)
    holding.release(found)
    found.state = State.CANCELLED
    found.waits_role, found.waits_office = "", None
    path.save(found)
    later.freed(found, found.during, at=at)
    announce.tell_of_step.follow(at=at, step=step.pk)
    return found
