"""The numbers beside the navigation: what waits for a person, and notices not yet read."""

from accounts.duties import Viewer
from modules.saraban.queries.drafts import drafts_waiting_for
from modules.saraban.queries.inbox import copies_of, tasks_of
from notifications.queries import unread


def counts_of(viewer: Viewer) -> dict[str, int]:
    """Return the numbers by the key that the page knows them by (two queries)."""
    keys = [rows.order_by().values("pk") for rows in _waiting(viewer)]
    return {
        "inbox": keys[0].union(*keys[1:], all=True).count(),
        "notices": unread(viewer),
    }


def _waiting(viewer: Viewer) -> tuple:
    """Return what is expected of a viewer: tasks, letters to acknowledge, drafts to see to."""
    return tasks_of(viewer), copies_of(viewer), drafts_waiting_for(viewer)
