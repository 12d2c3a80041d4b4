"""Note in the trail that the register of bookings left the system as a spreadsheet."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from audit.exports import record_export
from database.work import atomic
from thai.dates import bangkok_date


@atomic()
def note_export(*, by: Person, rows: int, asked: dict[str, str], at: datetime) -> None:
    """Write down who took how many rows of the register, and by which filter.

    Raises `PermissionDenied` if `by` does not work here on that day.
    """
    duties = viewer_of(by, on=bangkok_date(at)).duties
    if not duties:
        raise PermissionDenied
    record_export(
        by=by,
        at=at,
        action="booking.register.exported",
        subject=duties[0].office,
        form="xlsx",
        rows=rows,
        asked=asked,
    )
