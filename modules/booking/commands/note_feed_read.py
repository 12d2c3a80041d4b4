"""Note when a calendar program last read a feed, so that its owner sees whether it is used."""

from datetime import datetime, timedelta

from accounts.models import Person
from database.work import atomic
from modules.booking.models import Feed

OFTEN_ENOUGH = timedelta(hours=1)


@atomic()
def note_feed_read(*, by: Person, feed: Feed, at: datetime) -> None:
    """Note that `by`, whose feed it is, had it read now; once an hour at most.

    Programs come every few minutes. A feed of somebody else is left alone.
    """
    if feed.read_at is None or feed.read_at <= at - OFTEN_ENOUGH:
        Feed.objects.filter(pk=feed.pk, person=by).update(read_at=at)
