"""Note in the trail that a register left the system on paper or as a spreadsheet."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Office, Person
from audit.exports import record_export
from database.work import atomic
from modules.saraban.queries.registers import registers_read_by
from thai.dates import bangkok_date


@atomic()
def note_export(
    *,
    by: Person,
    office: Office,
    register: str,
    form: str,
    rows: int,
    asked: dict[str, str],
    at: datetime,
) -> None:
    """Write down who took how many rows of an office's register, and by which filter.

    `register` is incoming or outgoing, `form` is pdf or xlsx, `asked` the words of the filter.
    Raises `PermissionDenied` if `by` may not open the register.
    """
    if office not in registers_read_by(viewer_of(by, on=bangkok_date(at))):
        raise PermissionDenied
    record_export(
        by=by, at=at, action="saraban.register.exported", subject=office,
        register=register, form=form, rows=rows, asked=asked,
    )  # fmt: skip
