"""A booking that gives way to a rescue: it goes back to the queue, and its asker is told."""

from datetime import datetime

from accounts.models import Person
from modules.booking import holding
from modules.booking.models import Booking, Hold, State, StepKind
from modules.booking.path import add_step
from notifications.tell import tell

WORDS = "รถออกปฏิบัติการฉุกเฉิน การจองนี้กลับไปรอคิว"


def in_the_way(vehicle: int, *, at: datetime) -> list[Booking]:
    """Return the bookings, locked, that have a vehicle at a moment and have not started."""
    held = Hold.objects.filter(resource=vehicle, during__contains=at).values("booking")
    rows = Booking.objects.select_related("resource", "asked_by").order_by("pk")
    found = rows.filter(pk__in=held, state=State.APPROVED)
    return list(found.select_for_update(of=("self",)))


def give_way(booking: Booking, *, by: Person, at: datetime) -> None:
    """Take back what a booking holds; it waits until the vehicle is to be had again."""
    holding.release(booking)
    booking.state, booking.approved_at = State.WAITING, None
    booking.save(update_fields=["state", "approved_at"])
    add_step(booking, StepKind.CHANGED, by=by, at=at, note=WORDS)
    if booking.asked_by is not None and booking.asked_by.pk != by.pk:
        words = f"{booking.resource} {WORDS} {booking.title}"
        tell([booking.asked_by], text=words, url=f"/booking/{booking.pk}", at=at)
