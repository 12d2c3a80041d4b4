"""Note in the trail that a table of a report left the system as a spreadsheet."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit.exports import record_export
from database.work import atomic
from modules.booking.access.reports import scope_of
from thai.dates import bangkok_date


@atomic()
def note_report(*, by: Person, report: str, rows: int, asked: dict[str, str], at: datetime) -> None:
    """Write down who took how many rows of which report, and of which time.

    Raises `PermissionDenied` if `by` reads no reports.
    """
    scope_of(viewer_of(by, on=bangkok_date(at)))
    record_export(
        by=by, at=at, action="booking.report.exported", subject=Office.objects.get(parent=None),
        report=report, form="xlsx", rows=rows, asked=asked,
    )  # fmt: skip
