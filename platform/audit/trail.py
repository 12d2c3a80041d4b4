"""Write to the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from audit.models import Entry

if TYPE_CHECKING:  # the trail stands below the people whose acts it keeps
    from accounts.models import Person


def record(
    *, by: Person | None, at: datetime, action: str, subject: models.Model, **detail: object
) -> Entry:
    """Add one line to the trail, in the caller's transaction.

    `detail` is what a reader of the trail needs to understand the line: JSON values, no secrets.
    """
    return Entry.objects.create(
        at=at,
        actor=by,
        action=action,
        subject=f"{subject._meta.label_lower}:{subject.pk}",
        detail=detail,
    )
