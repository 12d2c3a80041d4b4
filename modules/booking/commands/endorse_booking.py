"""The head of the asking office finds a booking in order (เห็นควรอนุญาต; แบบ 3)."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.booking import announce, path
from modules.booking.giving.grant import give
from modules.booking.models import Booking, State, StepKind


@atomic()
def endorse_booking(*, by: Person, booking: int, note: str = "", at: datetime) -> Booking:
    """Pass a booking on to whoever approves it; given at once if nobody needs to any more.

    Raises `PermissionDenied` unless it is their turn, `path.WrongState`, and `holding.Clash`.
    """
    turn = path.take(by=by, booking=booking, at=at, states=(State.ASKED,))
    path.demand_turn(turn)
    path.demand_not_over(turn)
    found = turn.booking
    decision = path.decider(found, on=turn.today)
    if not decision.role:
        give(turn, note=note, kind=StepKind.ENDORSED)
        return found
    step = path.note_step(turn, StepKind.ENDORSED, note=note)
    found.state = State.ENDORSED
    found.waits_role, found.waits_office = decision.role, decision.office
    path.save(found)
    announce.tell_of_step.follow(at=at, step=step.pk)
    return found
