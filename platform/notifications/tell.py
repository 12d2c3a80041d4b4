"""Give people notices, and mark them read."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import Person
from notifications.models import Notice


def tell(people: Iterable[Person], *, text: str, url: str, at: datetime) -> None:
    """Give each of the people one notice. The text must be fit for each of them to read."""
    Notice.objects.bulk_create(
        Notice(person=person, text=text[:600], url=url, at=at) for person in people
    )


def mark_read(*, by: Person, at: datetime) -> int:
    """Mark all notices of a person as read; return how many there were."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=at)
