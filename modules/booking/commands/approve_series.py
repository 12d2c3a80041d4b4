"""Approve what is still asked for in a series, all at once."""

from datetime import datetime

from accounts.models import Person
from database.work import atomic
from modules.booking import path
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.held import holding, locks
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Resource, State
from modules.booking.path import WrongState
from modules.booking.wish import BadWish


@atomic()
def approve_series(
    *, by: Person, booking: int, note: str = "", at: datetime
) -> list[tuple[Booking, str]]:
    """Approve a booking and all others of its series that wait for the same post and fit.

    Returns those that do not, each with a Thai sentence why; they wait on. Raises
    `PermissionDenied` and `path.WrongState` if it is not `by`'s turn with the booking.
    """
    first = Booking.objects.get(pk=booking)
    if first.series_id is not None:
        locks.lock_all(Booking.objects.filter(series=first.series_id).values_list("pk", flat=True))
    turn = path.take(by=by, booking=booking, at=at, states=(State.ENDORSED,))
    path.demand_turn(turn)
    rows = Booking.objects.filter(series=turn.booking.series_id, state=State.ENDORSED)
    rows = rows.filter(waits_role=turn.booking.waits_role, waits_office=turn.booking.waits_office)
    same = rows if turn.booking.series_id else Booking.objects.filter(pk=booking)
    pending = list(same.select_related("resource").order_by("during__startswith", "pk"))
    holding.lock(_wanted(pending))
    left: list[tuple[Booking, str]] = []
    for each in pending:
        try:
            approve_booking(by=by, booking=each.pk, note=note, at=at)
        except (Clash, WrongState, BadWish) as trouble:
            left.append((each, str(trouble)))
    return left


def _wanted(bookings: list[Booking]) -> list[Resource]:
    """Return all that the bookings would hold, each once."""
    found = {each.resource.pk: each.resource for each in bookings}
    for each in bookings:
        found |= {extra.pk: extra for extra in holding.extras_of(each)}
    return list(found.values())
