"""Write to the audit trail."""

from datetime import datetime

from django.db import models

from accounts.models import Person
from audit.models import Entry


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
