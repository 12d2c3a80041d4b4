"""A vehicle that is still out when its time is over: whom that concerns is told once."""

from datetime import datetime, timedelta

from modules.booking.models import Booking, Hold, State
from modules.booking.vehicles.keepers import keepers_of
from modules.booking.wording import span_words
from notifications.tell import tell
from thai.dates import bangkok_date, screen_moment

# Whose turn comes later than this may wait for news: most vehicles are back within hours.
_SOON = timedelta(days=1)


def tell_of_overdue(booking: Booking, *, at: datetime) -> None:
    """Tell the keeper, and who has the vehicle next within a day, that it is not back.

    Nothing is held for longer by it: the next booking stands, and its asker asks for another.
    """
    late = f"{booking.resource} ยังไม่กลับ กำหนดกลับ {screen_moment(booking.ends)}"
    keepers = keepers_of(booking.resource, on=bangkok_date(at))
    tell(keepers, text=late, url=f"/booking/{booking.pk}", at=at)
    follows = next_after(booking)
    if follows is None or follows.asked_by is None:
        return
    words = f"{late} ท่านจองไว้ {span_words(follows.starts, follows.ends)} สอบถามผู้ดูแลหรือขอเปลี่ยนคัน"
    tell([follows.asked_by], text=words, url=f"/booking/{follows.pk}", at=at)


def next_after(booking: Booking) -> Booking | None:
    """Return what the same vehicle is given to next, if that begins within a day of its end."""
    soon = Hold.objects.filter(
        resource=booking.resource_id,
        during__overlap=(booking.ends, booking.ends + _SOON),
        during__startswith__gte=booking.ends,
        booking__state=State.APPROVED,
    )
    held = soon.select_related("booking__asked_by").order_by("during__startswith").first()
    return held.booking if held else None
