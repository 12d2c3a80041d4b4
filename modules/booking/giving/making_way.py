"""A booking that gives way to a rescue: its approver gives another vehicle, its asker is told."""

from datetime import datetime

from accounts.models import Person
from modules.booking import announce, later, path
from modules.booking.held import holding
from modules.booking.held.locks import lock_all
from modules.booking.models import Booking, Hold, State, StepKind
from notifications.tell import tell
from thai.dates import bangkok_date

WORDS = "รถออกปฏิบัติการฉุกเฉิน"


def in_the_way(vehicle: int, *, at: datetime) -> list[Booking]:
    """Return the bookings, locked, that have a vehicle at a moment and have not started."""
    held = Hold.objects.filter(resource=vehicle, during__contains=at)
    lock_all(held.values_list("booking", flat=True))
    # Read after they are locked: one may just have been given another vehicle.
    rows = Booking.objects.select_related("resource__office", "office", "asked_by").order_by("pk")
    return list(rows.filter(pk__in=held.values("booking"), state=State.APPROVED))


def give_way(booking: Booking, *, by: Person, at: datetime) -> None:
    """Take back what a booking holds, and ask its approver for another vehicle.

    Where nobody needs to approve it is cancelled: its asker asks for another.
    """
    holding.lock([], booking)  # before anything is given back
    holding.release(booking)
    decided = path.decider(booking, on=bangkok_date(at))
    booking.approved_at = None
    booking.state = State.ENDORSED if decided.role else State.CANCELLED
    booking.waits_role = decided.role
    booking.waits_office = decided.office if decided.role else None
    path.save(booking)
    kind = StepKind.CHANGED if decided.role else StepKind.CANCELLED
    step = path.add_step(booking, kind, by=by, at=at, note=WORDS)
    announce.tell_of_step.follow(at=at, step=step.pk)
    later.expect(booking, at=at)
    if decided.role and booking.asked_by is not None and booking.asked_by.pk != by.pk:
        words = f"{WORDS} {booking.resource} {booking.title} รอผู้อนุมัติจัดรถคันอื่น"
        tell([booking.asked_by], text=words, url=f"/booking/{booking.pk}", at=at)
