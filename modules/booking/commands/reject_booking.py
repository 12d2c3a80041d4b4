"""Refuse a booking (ไม่อนุมัติ), with a reason."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.booking import access, announce, later, path
from modules.booking.models import Booking, State, StepKind

_STATES = (
    State.UNCONFIRMED,
    State.ASKED,
    State.ENDORSED,
    State.WAITING,
    State.IN_USE,
    State.DONE,
)


@atomic()
def reject_booking(*, by: Person, booking: int, reason: str, at: datetime) -> Booking:
    """Refuse what is asked for, as the post whose turn it is; from the queue, as its keeper.

    What was used first and is not approved afterwards stays used: only the refusal is written
    down. Raises `PermissionDenied`, `path.WrongState` and `path.ReasonMissing`.
    """
    turn = path.take(by=by, booking=booking, at=at, states=_STATES)
    found = turn.booking
    if found.state in (State.UNCONFIRMED, State.WAITING):
        if not access.manages(turn.viewer, found.resource):
            raise PermissionDenied
    else:
        path.demand_turn(turn)
    step = path.note_step(turn, StepKind.REJECTED, note=path.reason_of(reason))
    if found.state not in (State.IN_USE, State.DONE):
        found.state = State.REJECTED
        later.freed(found, found.during, at=at)
    found.waits_role, found.waits_office = "", None
    path.save(found)
    announce.tell_of_step.follow(at=at, step=step.pk)
    return found
