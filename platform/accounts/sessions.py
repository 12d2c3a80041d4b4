"""Where sessions are kept: in the town's own schema, each with the person and the browser."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from accounts.models import Session


class SessionStore(DatabaseStore):
    """Django's database sessions, in rows that name the person they belong to."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model that rows are made of."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row to save, with the facts that a list of one's sessions shows."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.person_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.address = data.get("address")
        row.agent = str(data.get("agent", ""))[:300]
        # Expiry is fixed at sign-in and never moves, so the beginning follows from it.
        row.began_at = row.expire_date - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return row
