"""Close a post that nobody holds (ยุบเลิกตำแหน่ง)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.holders import holders
from accounts.models import Person, Position
from audit import trail
from database.work import atomic
from thai.dates import bangkok_date


class PositionHeld(ValidationError):
    """Somebody holds the post or acts for it."""


@atomic()
def close_position(*, by: Person | None, position: Position, at: datetime) -> Position:
    """Close a post. Raises `PermissionDenied`, or `PositionHeld`."""
    access.demand_admin(by, at=at)
    position = Position.objects.select_for_update().get(pk=position.pk)
    if holders([position], on=bangkok_date(at))[position.pk]:
        raise PositionHeld(_("ยังมีผู้ดำรงตำแหน่งหรือผู้รักษาการ ให้พ้นตำแหน่งก่อน"))
    if position.closed_at is None:
        position.closed_at = at
        position.save(update_fields=["closed_at"])
        trail.record(by=by, at=at, action="accounts.position.closed", subject=position)
    return position
