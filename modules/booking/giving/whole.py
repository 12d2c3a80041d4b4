"""Deciding on a whole series: what of it waits for the same post, taken one after another."""

from collections.abc import Callable
from datetime import datetime

from accounts.models import Person
from modules.booking import path
from modules.booking.held import holding, locks
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Resource, State
from modules.booking.path import WrongState
from modules.booking.wish import BadWish

type Left = list[tuple[Booking, str]]


def waiting_together(*, by: Person, booking: int, state: State, at: datetime) -> list[Booking]:
    """Return a booking and those of its series that wait in a state for the same post.

    All of them are locked, and what they would hold. Raises `PermissionDenied` and
    `path.WrongState` if it is not `by`'s turn with the booking.
    """
    first = Booking.objects.get(pk=booking)
    if first.series_id is not None:
        locks.lock_all(Booking.objects.filter(series=first.series_id).values_list("pk", flat=True))
    turn = path.take(by=by, booking=booking, at=at, states=(state,))
    path.demand_turn(turn)
    rows = Booking.objects.filter(series=turn.booking.series_id, state=state)
    rows = rows.filter(waits_role=turn.booking.waits_role, waits_office=turn.booking.waits_office)
    same = rows if turn.booking.series_id else Booking.objects.filter(pk=booking)
    pending = list(same.select_related("resource").order_by("during__startswith", "pk"))
    holding.lock(_wanted(pending))
    return pending


def one_by_one(pending: list[Booking], decide: Callable[[int], object]) -> Left:
    """Decide on each by its key; return those that could not be, with a Thai sentence why."""
    left: Left = []
    for each in pending:
        try:
            decide(each.pk)
        except (Clash, WrongState, BadWish) as trouble:
            left.append((each, str(trouble)))
    return left


def _wanted(bookings: list[Booking]) -> list[Resource]:
    """Return all that the bookings would hold, each once."""
    found = {each.resource.pk: each.resource for each in bookings}
    for each in bookings:
        found |= {extra.pk: extra for extra in holding.extras_of(each)}
    return list(found.values())
