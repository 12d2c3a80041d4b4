"""Make the private address at which a calendar program reads bookings."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.keys import digest_of, new_key
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import Feed, Resource
from modules.booking.queries.resources import resource_for
from thai.dates import bangkok_date


@atomic()
def make_feed(*, by: Person, resource: int | None = None, at: datetime) -> tuple[Feed, str]:
    """Return a new feed of the person, and the secret of its address, which is never shown again.

    Of a resource, or without one of their own bookings and trips. One that stood before is
    revoked: this is also how a lost address is replaced. Raises `Resource.DoesNotExist`.
    """
    found: Resource | None = None
    if resource is not None:
        found = resource_for(viewer_of(by, on=bangkok_date(at)), resource)
    Person.objects.select_for_update().get(pk=by.pk)  # two clicks at once make one after the other
    before = Feed.objects.filter(person=by, resource=found, revoked_at=None)
    replaced = before.update(revoked_at=at)
    secret = new_key("")
    feed = Feed.objects.create(
        person=by, resource=found, token_hash=digest_of(secret).hex(), made_at=at
    )
    trail.record(
        by=by, at=at, action="booking.feed.made", subject=feed,
        resource=found.name if found else "", replaced=bool(replaced),
    )  # fmt: skip
    return feed, secret
