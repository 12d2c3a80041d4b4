"""Cancel a booking of a series and those that come after it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking import access, path
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.held import locks
from modules.booking.models import Booking
from modules.booking.queries.series import following, series_for
from thai.dates import bangkok_date


@atomic()
def cancel_series(*, by: Person, booking: int, reason: str = "", at: datetime) -> list[Booking]:
    """Cancel a booking and all after it that are not over; those of the past stay as they were.

    Returns those cancelled. Raises what `cancel_booking` does of the first of them, and cancels
    none then.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    first = Booking.objects.get(pk=booking)
    if first.series_id is None:
        return [cancel_booking(by=by, booking=booking, reason=reason, at=at)]
    still = [each for each in following(viewer, first) if each.pk == booking or _open(each, at)]
    if not all(access.may_change(viewer, each) for each in still if each.state in path.OPEN):
        raise PermissionDenied
    locks.lock_all(each.pk for each in still)
    gone = [cancel_booking(by=by, booking=each.pk, reason=reason, at=at) for each in still]
    series = series_for(viewer, first.series_id)
    trail.record(
        by=by, at=at, action="booking.series.cancelled", subject=series,
        since=first.starts.isoformat(), cancelled=len(gone), reason=reason.strip()[:2000],
    )  # fmt: skip
    return gone


def _open(booking: Booking, at: datetime) -> bool:
    """Tell whether a booking may still be cancelled: it has not ended, one way or another."""
    return booking.state in path.OPEN and booking.ends > at
