"""Forget a day that was noted: the national calendar holds again."""

from datetime import datetime

from accounts.access import demand_admin
from accounts.models import Person
from audit import trail
from database.work import atomic
from workdays.models import Holiday


@atomic()
def forget_holiday(*, by: Person, holiday_id: int, at: datetime) -> None:
    """Forget a noted day. Raises `PermissionDenied`, or `Holiday.DoesNotExist`."""
    demand_admin(by, at=at)
    holiday = Holiday.objects.select_for_update().get(pk=holiday_id)
    trail.record(
        by=by, at=at, action="workdays.holiday.forgotten", subject=holiday,
        day=holiday.day.isoformat(), name=holiday.name, off=holiday.off,
    )  # fmt: skip
    holiday.delete()
