"""Move a booking to another time, stretch it, or drag it to another room."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.booking import access, announce, asking, later, path
from modules.booking.giving import moving
from modules.booking.models import Booking, Resource, StepKind
from modules.booking.outsiders import fees
from modules.booking.path import Turn
from modules.booking.wish import BadWish, Wish, wish_of
from modules.booking.wording import span_words


@atomic()
def move_booking(
    *,
    by: Person,
    booking: int,
    starts: datetime,
    ends: datetime,
    resource: Resource | None = None,
    at: datetime,
) -> Booking:
    """Give a booking another time, and perhaps another resource of its kind.

    Who asked moves it freely while it waits. Of what was approved the approval stands if it only
    becomes shorter, or if the mover may approve it; else it goes back to the first who decides,
    and what it held is free (a page says so first: `moving.asks_again`). Raises `BadWish`, `Clash`,
    `PermissionDenied` and `path.WrongState`: nothing is changed then.
    """
    turn = path.take(by=by, booking=booking, at=at, states=path.OPEN)
    found = turn.booking
    if not path.may_arrange(turn.viewer, found, on=turn.today):
        raise PermissionDenied
    path.demand_not_over(turn)
    before, thing = found.during, found.resource.name
    wish = wish_of(found, starts=starts, ends=ends, resource=resource or found.resource)
    inside = moving.lies_within(wish, found)
    _demand_good(turn, wish, inside=inside)
    if wish.resource.pk == found.resource_id and wish.during == before:
        return found
    later.freed(found, before, at=at)
    moving.rearrange(turn, wish, stands=inside)
    note = f"{thing} {span_words(before.lower, before.upper)} → {wish.resource.name} "
    note += span_words(found.starts, found.ends)
    note = " · ".join(filter(None, (note, fees.reckon_again(found))))
    step = path.note_step(turn, StepKind.MOVED, note=note)
    announce.tell_of_step.follow(at=at, step=step.pk)
    later.expect(found, at=at)
    return found


def _demand_good(turn: Turn, wish: Wish, *, inside: bool) -> None:
    """Raise unless the new time is one at which the resource may be had by who asked for it.

    A booking that becomes shorter, or whose beginning has passed already, is not told that it
    comes too late; its end may not have passed.
    """
    aware = wish.starts.utcoffset() is not None and wish.ends.utcoffset() is not None
    if aware and wish.ends <= turn.at:
        raise BadWish("ends", _("เวลานี้ผ่านไปแล้ว เลือกเวลาที่ยังมาไม่ถึง"))
    if inside:
        return
    begun = aware and wish.starts == turn.booking.starts
    asking.demand_time(wish, at=turn.at, begun=begun)
    if wish.resource.pk == turn.booking.resource_id:
        return
    if wish.resource.kind != turn.booking.resource.kind:
        raise BadWish("resource", _("ย้ายไปได้เฉพาะสิ่งที่เป็นประเภทเดียวกัน"))
    keeps = access.manages(turn.viewer, wish.resource)
    if not keeps and not access.may_book(turn.viewer, wish.resource, turn.booking.office):
        raise PermissionDenied
