"""Note when a calendar program last read a feed, so that its owner sees whether it is used."""

from datetime import datetime, timedelta

from database.work import atomic
from modules.booking.models import Feed

OFTEN_ENOUGH = timedelta(hours=1)


@atomic()
def note_feed_read(*, feed: Feed, at: datetime) -> None:
    """Note that a feed is read now, once an hour at most; programs come every few minutes."""
    if feed.read_at is None or feed.read_at <= at - OFTEN_ENOUGH:
        Feed.objects.filter(pk=feed.pk).update(read_at=at)
