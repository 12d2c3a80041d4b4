"""Where a request begins that comes from outside, or out of the queue."""

from datetime import date

from accounts.duties import viewer_of
from modules.booking import path, rules
from modules.booking.models import Booking, State
from modules.booking.path import Opening

QUEUED = Opening(state=State.WAITING, role="", office=None)


def opening_of(booking: Booking, *, on: date) -> Opening:
    """Return where it begins; the office that owns the thing stands for the office that asks."""
    decision = path.decider(booking, on=on)
    if not decision.role:
        return Opening(state=State.APPROVED, role="", office=None)
    head = rules.head_of(booking.office, on=on) if decision.head_first else None
    if head is None or head == (decision.role, decision.office):
        return Opening(state=State.ENDORSED, role=decision.role, office=decision.office)
    return Opening(state=State.ASKED, role=head[0], office=head[1])


def opening_from_queue(booking: Booking, *, on: date) -> Opening:
    """Return where a booking begins that comes out of the queue, its asker's own steps passed."""
    if booking.asked_by is None:
        return opening_of(booking, on=on)
    decision = rules.decider_of(booking.resource, rules.facts_of(booking))
    return path.opening(viewer_of(booking.asked_by, on=on), booking.office, decision, on=on)
