"""Change when, or of what, a booking is: what it holds and its approval follow."""

from datetime import date

from accounts.duties import Viewer
from accounts.models import Role
from accounts.posts import duty_as
from modules.booking import path, rules
from modules.booking.giving import grant
from modules.booking.held import holding
from modules.booking.models import Booking, State
from modules.booking.path import Turn
from modules.booking.rules import Decision
from modules.booking.wish import Wish, words_of


def rearrange(turn: Turn, wish: Wish, *, stands: bool) -> None:
    """Let a booking be as the wish says, with `stands` without asking anybody again.

    What was approved keeps its approval if it stands, if nobody needs to approve, or if whoever
    changes it may; it then holds its new time at once. Otherwise it goes back to the first who
    decides, and what it held is free for others: nobody keeps what nobody has approved.
    Raises `Clash` if the new time has been given; then the transaction changes nothing.
    """
    booking = turn.booking
    held = booking.state == State.APPROVED
    before = path.decider(booking, on=turn.today)
    if held:
        holding.lock([booking.resource, *wish.resources], booking)
        holding.release(booking)
    _write(booking, wish)
    after = path.decider(booking, on=turn.today)
    if held and (stands or _settles(turn.viewer, after)):
        holding.hold_all(booking, wish.resources)
        return
    if booking.state == State.UNCONFIRMED:
        return
    if booking.state == State.WAITING and holding.taken(wish.resources, wish.during, but=booking):
        return
    holding.demand_free(wish.resources, wish.during, but=booking)
    if held or booking.state == State.WAITING or before != after:
        _begin_again(turn, after, wish)


def lies_within(wish: Wish, booking: Booking) -> bool:
    """Tell whether a wish is for a part of the time that a booking has, of the same thing."""
    aware = wish.starts.utcoffset() is not None and wish.ends.utcoffset() is not None
    if not aware or wish.resource.pk != booking.resource_id:
        return False
    return booking.starts <= wish.starts < wish.ends <= booking.ends


def asks_again(viewer: Viewer, booking: Booking, wish: Wish, *, on: date) -> bool:
    """Tell whether what was approved would need a new approval if it were moved so."""
    if booking.state != State.APPROVED or lies_within(wish, booking):
        return False
    decision = rules.decider_of(wish.resource, rules.facts_of(wish))
    return not _settles(viewer, rules.standing(decision, on=on))


def _settles(viewer: Viewer, decision: Decision) -> bool:
    """Tell whether whoever changes a booking needs to ask nobody."""
    if not decision.role:
        return True
    return duty_as(viewer, Role(decision.role), decision.office) is not None


def _begin_again(turn: Turn, decision: Decision, wish: Wish) -> None:
    """Put a booking back to the first who decides; what the changer decides is passed over."""
    booking = turn.booking
    begins = path.opening(turn.viewer, booking.office, decision, on=turn.today)
    path.place(booking, begins, at=turn.at)
    path.save(booking)
    if begins.state == State.APPROVED:
        holding.lock(wish.resources)
        holding.hold_all(booking, wish.resources)
    path.note_passed(booking, begins, by=turn.by, at=turn.at)


def _write(booking: Booking, wish: Wish) -> None:
    told = ("resource", "during", "title", "private", "purpose", "people", "phone", "chair")
    trip = ("layout", "wishes", "destination", "reach", "distance_km", "self_drive", "parked_at")
    for name in (*told, *trip):
        setattr(booking, name, getattr(wish, name))
    booking.words = words_of(wish)
    booking.save(update_fields=[*told, *trip, "words"])
    grant.put_extras(booking, wish.extras)
