"""Each night, requests from outside that nobody confirmed come to nothing."""

from datetime import datetime, time

from jobs.clock import every_day
from modules.booking import path
from modules.booking.held.locks import locked
from modules.booking.models import Booking, State, StepKind
from modules.booking.outsiders.outside import CALLED_WITHIN, UNCONFIRMED_LASTS, by_email
from thai.dates import bangkok_date
from workdays.days import working_days_after

_NOT_CONFIRMED = "ไม่ได้ยืนยันภายในเวลาที่กำหนด"


@every_day(time(3, 10))
def expire_requests(*, moment: str) -> None:
    """Cancel what waits for a code for a day, or for a call for three working days."""
    at = datetime.fromisoformat(moment)
    old = Booking.objects.filter(state=State.UNCONFIRMED, asked_at__lt=at - UNCONFIRMED_LASTS)
    for key in list(old.order_by("pk").values_list("pk", flat=True)):
        booking = locked(key)
        if booking.state == State.UNCONFIRMED and _over(booking, at):
            booking.state = State.CANCELLED
            path.save(booking)
            path.add_step(booking, StepKind.CANCELLED, by=None, at=at, note=_NOT_CONFIRMED)


def _over(booking: Booking, at: datetime) -> bool:
    person = booking.outsider
    if person is None or by_email(person) or booking.starts <= at:
        return True
    last = working_days_after(bangkok_date(booking.asked_at), CALLED_WITHIN)
    return bangkok_date(at) > last
