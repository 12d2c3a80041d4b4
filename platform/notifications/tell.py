"""Give people notices, and mark them read."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import Person
from notifications.models import Notice
from thai.text import shorten


def tell(people: Iterable[Person], *, text: str, url: str, at: datetime) -> None:
    """Give each of the people one notice. The text must be fit for each of them to read."""
    Notice.objects.bulk_create(
        Notice(person=person, text=shorten(text[:600], 300), url=url, at=at)
        for person in people
        if person.is_active
    )


def mark_read(*, by: Person, at: datetime) -> int:
    """Mark all notices of a person as read; return how many there were."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=at)


def open_notice(*, by: Person, notice_id: int, at: datetime) -> Notice:
    """Mark one of a person's own notices as read and return it.

    Raises `Notice.DoesNotExist` for those of others.
    """
    notice = Notice.objects.get(pk=notice_id, person=by)
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
    return notice
