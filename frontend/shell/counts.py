"""The numbers beside the navigation: what waits for a person, and notices not yet read."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet

from accounts.duties import Viewer
from modules.booking.queries.waiting import fuel_waiting_for, waiting_for
from modules.saraban.queries.drafts import drafts_waiting_for
from modules.saraban.queries.inbox import copies_of, tasks_of
from notifications.queries import unread

type Waiting = Callable[[Viewer], QuerySet[Any]]

# What is expected of a viewer, by module: one line a query; all are counted in one question.
WAITING: dict[str, tuple[Waiting, ...]] = {
    "saraban": (tasks_of, copies_of, drafts_waiting_for),
    "booking": (waiting_for, fuel_waiting_for),
}


def counts_of(viewer: Viewer, modules: Collection[str]) -> dict[str, int]:
    """Return the numbers by the key that the page knows them by, of open modules (two queries)."""
    asked = [ask for module, asks in WAITING.items() if module in modules for ask in asks]
    keys = [ask(viewer).order_by().values("pk") for ask in asked]
    return {
        "inbox": keys[0].union(*keys[1:], all=True).count() if keys else 0,
        "notices": unread(viewer),
    }
