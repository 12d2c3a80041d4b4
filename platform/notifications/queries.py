"""Read notices: everybody sees their own."""

from accounts.duties import Viewer
from notifications.models import Notice

PAGE = 50


def unread(viewer: Viewer) -> int:
    """Return how many notices a viewer has not read (one query)."""
    return Notice.objects.filter(person=viewer.person, read_at=None).count()


def notices_of(viewer: Viewer, *, before: int | None = None) -> list[Notice]:
    """Return a page of a viewer's notices, newest first, older than the one of key `before`.

    One more than a page when there are older ones.
    """
    notices = Notice.objects.filter(person=viewer.person).order_by("-pk")
    if before is not None:
        notices = notices.filter(pk__lt=before)
    return list(notices[: PAGE + 1])
