"""Revoke a private address of bookings: who has it reads nothing any more."""

from datetime import datetime

from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import Feed


@atomic()
def revoke_feed(*, by: Person, feed: int, at: datetime) -> Feed:
    """Revoke a feed of one's own; again, nothing happens. Raises `Feed.DoesNotExist`."""
    found = Feed.objects.select_related("resource").select_for_update(of=("self",))
    row = found.get(pk=feed, person=by)
    if row.revoked_at is None:
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        name = row.resource.name if row.resource else ""
        trail.record(by=by, at=at, action="booking.feed.revoked", subject=row, resource=name)
    return row
