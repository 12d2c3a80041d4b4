"""Let a booking use another thing of the same kind: the car broke down, the room is flooded."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person, Role
from accounts.posts import duty_as
from database.work import atomic
from modules.booking import access, announce, asking, later, path, rules
from modules.booking.held import holding
from modules.booking.models import BookableBy, Booking, Resource, State, StepKind
from modules.booking.outsiders import fees
from modules.booking.path import Turn
from modules.booking.wish import BadWish, wish_of, word_problems


@atomic()
def substitute_resource(
    *, by: Person, booking: int, resource: Resource, reason: str, at: datetime
) -> Booking:
    """Give an approved booking another resource for the same time; the approval stands.

    By whoever looks after what it had, or approves it; the other thing must be given by the same
    post, or by them. Raises `BadWish` on `resource`, `Clash`,
    `PermissionDenied`, `path.WrongState` and `path.ReasonMissing`: nothing is changed then.
    """
    turn = path.take(by=by, booking=booking, at=at, states=(State.APPROVED,))
    found = turn.booking
    if not path.may_direct(turn):
        raise PermissionDenied
    path.demand_not_over(turn)
    why = path.reason_of(reason)
    _demand_good(turn, resource)
    old = found.resource
    holding.lock([old, resource], found)
    later.freed(found, found.during, at=at)
    holding.release(found, [old])
    found.resource = resource
    found.save(update_fields=["resource"])
    holding.hold_all(found, [resource])
    note = f"{old.name} → {resource.name}: {why}"
    note = " · ".join(filter(None, (note, fees.reckon_again(found))))
    step = path.note_step(turn, StepKind.SUBSTITUTED, note=note)
    announce.tell_of_step.follow(at=at, step=step.pk)
    return found


def _demand_good(turn: Turn, resource: Resource) -> None:
    booking = turn.booking
    if resource.kind != booking.resource.kind or resource.pk == booking.resource_id:
        raise BadWish("resource", _("เลือกรายการอื่นที่เป็นประเภทเดียวกัน"))
    if words := word_problems(wish_of(booking, resource=resource)).get("people"):
        raise BadWish("resource", words)
    asking.demand_usable(resource, booking, "resource")
    _demand_allowed(turn, resource)


def _demand_allowed(turn: Turn, resource: Resource) -> None:
    """Raise `BadWish` unless the approval may stand: who gives the other thing gave this one.

    Whoever may give the other thing themselves may say so; all others only swap in what is lent
    to the booking's office.
    """
    facts = rules.facts_of(turn.booking)
    mine = rules.decider_of(turn.booking.resource, facts)
    theirs = rules.standing(rules.decider_of(resource, facts), on=turn.today)
    if theirs.role and duty_as(turn.viewer, Role(theirs.role), theirs.office) is not None:
        return
    own = resource.bookable_by == BookableBy.OFFICE and turn.booking.office_id == resource.office_id
    lent = resource.bookable_by == BookableBy.STAFF or own
    same = not theirs.role or rules.same_post(rules.standing(mine, on=turn.today), theirs)
    if not same or not (lent or access.manages(turn.viewer, resource)):
        words = _("%(name)s มีผู้อื่นเป็นผู้อนุมัติหรือไม่เปิดให้ใช้ เลือกรายการอื่น")
        raise BadWish("resource", words % {"name": resource.name})
