"""Change what a booking is about: words, people, what goes with it; not its time."""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Person
from database.work import atomic
from modules.booking import access, announce, asking, path, rules
from modules.booking.giving import moving
from modules.booking.held import holding
from modules.booking.models import Booking, ResourceKind, StepKind
from modules.booking.path import Turn
from modules.booking.wish import BadWish, Wish, tidied, word_problems

_KEPT = ("resource", "starts", "ends")
# What leave for a trip is given for, beside its time (แบบ 3).
_ALLOWED = ("destination", "reach", "distance_km", "self_drive", "parked_at")


@atomic()
def change_booking(*, by: Person, booking: int, wish: Wish, at: datetime) -> Booking:
    """Let a booking say what the wish says; its resource and time stay.

    The driver of a trip stays too. What was approved stays approved unless the matrix has another
    decide on what it says now, or a trip is not the one any more for which leave was given: where
    to, what for, who drives, where it is parked. Raises `BadWish`, `Clash` over what goes with it,
    `PermissionDenied` and `path.WrongState`: nothing is changed then.
    """
    turn = path.take(by=by, booking=booking, at=at, states=path.OPEN)
    found = turn.booking
    if not path.may_arrange(turn.viewer, found, on=turn.today):
        raise PermissionDenied
    path.demand_not_over(turn)
    before = holding.extras_of(found)
    drivers = [each for each in before if each.kind == ResourceKind.DRIVER]
    others = [each for each in wish.extras if each.kind != ResourceKind.DRIVER]
    kept = {name: getattr(found, name) for name in _KEPT}
    wish = tidied(replace(wish, **kept, extras=(*drivers, *others)))
    _demand_good(turn, wish, [each.pk for each in before])
    same = rules.decider_of(found.resource, rules.facts_of(wish)) == rules.decider_of(
        found.resource, rules.facts_of(found)
    )
    moving.rearrange(turn, wish, stands=same and _as_allowed(found, wish))
    step = path.note_step(turn, StepKind.CHANGED)
    if found.waits_role or by.pk != found.asked_by_id:
        announce.tell_of_step.follow(at=at, step=step.pk)
    return found


def _as_allowed(booking: Booking, wish: Wish) -> bool:
    """Tell whether a trip is still the one for which leave was given; rooms are what they are."""
    if booking.resource.kind != ResourceKind.VEHICLE:
        return True
    mission = (booking.purpose or booking.title) == (wish.purpose or wish.title)
    return mission and all(getattr(booking, name) == getattr(wish, name) for name in _ALLOWED)


def _demand_good(turn: Turn, wish: Wish, there: list[int]) -> None:
    """Raise `BadWish` for words that cannot stand, and for what is newly asked for in vain."""
    if problems := word_problems(wish):
        raise BadWish.of(problems)
    new = [each for each in wish.extras if each.pk not in there]
    if not access.manages(turn.viewer, wish.resource):
        asking.demand_extras(turn.viewer, turn.booking.office, new)
    for each in new:
        asking.demand_usable(each, turn.booking, "extras")
