"""Write to the audit trail that something left the system on paper or as a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from audit.models import Entry
from audit.trail import record

if TYPE_CHECKING:  # the trail stands below the people whose acts it keeps
    from accounts.models import Person


def record_export(
    *,
    by: Person,
    at: datetime,
    action: str,
    subject: models.Model,
    form: str,
    rows: int,
    asked: Mapping[str, str],
    **what: str,
) -> Entry:
    """Add a line that a person took so many rows away, and by which filter they were chosen.

    `form` is pdf, xlsx or another ending of a file; `asked` are the words of the filter, without
    what somebody typed to search; `what` names the list, such as `register="incoming"`.
    """
    kept = dict(asked)
    return record(
        by=by, at=at, action=action, subject=subject, **what, form=form, rows=rows, asked=kept
    )
