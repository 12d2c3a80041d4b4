"""Cancel an entry of the incoming register (ยกเลิก); its number is never used again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import IncomingLetter, StepKind
from modules.saraban.moves import move
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.turns import Turn, locked, reason_of
from thai.dates import bangkok_date
from thai.text import tidy


@atomic()
def cancel_incoming(*, by: Person, letter: int, reason: str, at: datetime) -> IncomingLetter:
    """Cancel an entry for a reason; the row stays in the register, struck through.

    Whatever was expected of anybody about it ends. Raises `PermissionDenied` if `by` does not
    keep that register or may not know of the letter, `AtRest` if it is cancelled already, and
    `ReasonMissing`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    row = locked(letter)
    duty = access.registering_duty(viewer, row.office)
    if duty is None:
        raise PermissionDenied
    row.cancel_reason = reason_of(tidy(reason))[:300]
    row.cancelled_at, row.cancelled_by = at, by
    row.save(update_fields=["cancel_reason", "cancelled_at", "cancelled_by"])
    turn = Turn(letter=row, viewer=viewer, duty=duty, at=at)
    open_tasks = list(row.tasks.filter(done_at=None))
    move(turn, StepKind.CANCELLED, note=row.cancel_reason, ends=open_tasks, action="ยกเลิก")
    return row
