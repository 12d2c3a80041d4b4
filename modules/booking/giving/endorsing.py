"""The word of the asking office's head: what it does to one booking, and whom it concerns next."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.booking import path
from modules.booking.giving.grant import give
from modules.booking.models import Booking, State, Step, StepKind


@atomic()
def pass_on(
    *, by: Person, booking: int, note: str = "", at: datetime
) -> tuple[Booking, Step | None]:
    """Pass a booking on to whoever approves it; given at once if nobody needs to any more.

    Returns the step of which the approver is to be told still, None for what was given. Raises
    `PermissionDenied` unless it is their turn, `path.WrongState`, and `holding.Clash`.
    """
    turn = path.take(by=by, booking=booking, at=at, states=(State.ASKED,))
    path.demand_turn(turn)
    path.demand_not_over(turn)
    found = turn.booking
    decision = path.decider(found, on=turn.today)
    if not decision.role:
        give(turn, note=note, kind=StepKind.ENDORSED)
        return found, None
    step = path.note_step(turn, StepKind.ENDORSED, note=note)
    found.state = State.ENDORSED
    found.waits_role, found.waits_office = decision.role, decision.office
    path.save(found)
    return found, step
