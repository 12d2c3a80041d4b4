"""Each night, what is no longer needed of people from outside is erased (PDPA s.37(3))."""

from datetime import datetime, time

from django.db.models import Max

from audit import trail
from jobs.clock import every_day
from modules.booking.models import Booking, Outsider, State
from modules.booking.outsiders.outside import CONTACT_KEPT, NOT_GIVEN_KEPT

_NOTHING_CAME = (State.REJECTED, State.CANCELLED)
_USED = (State.DONE, State.NO_SHOW)
_ERASED = "ลบข้อมูลส่วนบุคคลแล้ว"


@every_day(time(3, 20))
def erase_outsiders(*, moment: str) -> None:
    """Erase who asked and what for, of what came to nothing; of what was used, how to reach them.

    The booking itself stays with its time, state and fee; for what was used also the name, as
    registers of use and receipts need it.
    """
    at = datetime.fromisoformat(moment)
    rows = Booking.objects.filter(outsider__erased_at=None).select_related("outsider")
    over = rows.filter(state__in=_NOTHING_CAME).annotate(last=Max("steps__at"))
    for booking in over.filter(last__lt=at - NOT_GIVEN_KEPT).order_by("pk"):
        booking.title, booking.purpose, booking.phone, booking.words = _ERASED, "", "", None
        booking.save(update_fields=["title", "purpose", "phone", "words"])
        _erase(booking, at, name=_ERASED, organisation="")
    used = rows.filter(state__in=_USED, during__endswith__lt=at - CONTACT_KEPT)
    for done in used.order_by("pk"):
        _erase(done, at)


def _erase(booking: Booking, at: datetime, **more: str) -> None:
    gone = {"phone": "", "email": "", "address": "", "code_hash": "", **more}
    Outsider.objects.filter(booking=booking).update(erased_at=at, **gone)
    trail.record(by=None, at=at, action="booking.outsider.erased", subject=booking)
