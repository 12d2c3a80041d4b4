"""Whether a resource is to be had for a range that somebody points at, and who would approve it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from accounts.duties import Viewer
from accounts.models import Office
from modules.booking.giving.moving import asks_again
from modules.booking.held.holding import Clash, taken
from modules.booking.models import Booking, Resource
from modules.booking.queries.bookings import booking_for
from modules.booking.rules import decider_of, facts_of, standing
from modules.booking.times import clock_problems, opening_problems
from modules.booking.wish import Wish, wish_of
from thai.dates import bangkok_date


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What may be said of a range: why it is not to be had (empty: it is), and who approves.

    `role` is empty where nobody needs to. `again`: a booking that is moved there loses the
    approval that it has.
    """

    resource: Resource
    problem: str
    role: str
    office: Office
    again: bool = False


def offer_of(
    viewer: Viewer, resource: int, starts: datetime, ends: datetime, *, but: int = 0, at: datetime
) -> Offer:
    """Return what may be said of a resource from a moment to a moment, titles as the viewer knows.

    `but` is a booking that would be moved there. Raises `DoesNotExist` of either.
    """
    found = Resource.objects.select_related("office").get(pk=resource, retired_at=None)
    moved = booking_for(viewer, but) if but else None
    wish = Wish(resource=found, starts=starts, ends=ends, title="")
    if moved:
        wish = wish_of(moved, resource=found, starts=starts, ends=ends)
    today = bangkok_date(at)
    decision = standing(decider_of(found, facts_of(wish)), on=today)
    return Offer(
        resource=found,
        problem=_problem(viewer, wish, moved, at=at),
        role=decision.role,
        office=decision.office,
        again=moved is not None and asks_again(viewer, moved, wish, on=today),
    )


def _problem(viewer: Viewer, wish: Wish, moved: Booking | None, *, at: datetime) -> str:
    """Return what stands in the way of a wish; of what has begun already the start is not."""
    wrong = clock_problems(wish, at=at) or opening_problems(wish.resources, wish.starts, wish.ends)
    if wrong:
        return next(iter(wrong.values()))
    others = taken(wish.resources, DateTimeTZRange(wish.starts, wish.ends), but=moved)
    return Clash(others).text_for(viewer).split("\n")[0] if others else ""
