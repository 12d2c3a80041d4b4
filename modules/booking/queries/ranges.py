"""Whether a resource is to be had for a range that somebody points at, and who would approve it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from accounts.duties import Viewer
from accounts.models import Office
from modules.booking.holding import Clash, taken
from modules.booking.models import Booking, Resource
from modules.booking.rules import decider_of, facts_of, standing
from modules.booking.times import clock_problems, opening_problems
from modules.booking.wish import Wish
from thai.dates import bangkok_date


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What may be said of a range: why it is not to be had (empty: it is), and who approves.

    `role` is empty where nobody needs to.
    """

    resource: Resource
    problem: str
    role: str
    office: Office


def offer_of(
    viewer: Viewer, resource: int, starts: datetime, ends: datetime, *, but: int = 0, at: datetime
) -> Offer:
    """Return what may be said of a resource from a moment to a moment, titles as the viewer knows.

    `but` is a booking that would leave its own place. Raises `Resource.DoesNotExist`.
    """
    found = Resource.objects.select_related("office").get(pk=resource, retired_at=None)
    wish = Wish(resource=found, starts=starts, ends=ends, title="")
    decision = standing(decider_of(found, facts_of(wish)), on=bangkok_date(at))
    return Offer(
        resource=found,
        problem=_problem(viewer, wish, but=but, at=at),
        role=decision.role,
        office=decision.office,
    )


def _problem(viewer: Viewer, wish: Wish, *, but: int, at: datetime) -> str:
    wrong = clock_problems(wish, at=at) or opening_problems(wish.resources, wish.starts, wish.ends)
    if wrong:
        return next(iter(wrong.values()))
    moved = Booking.objects.filter(pk=but).first() if but else None
    others = taken(wish.resources, DateTimeTZRange(wish.starts, wish.ends), but=moved)
    return Clash(others).text_for(viewer).split("\n")[0] if others else ""
