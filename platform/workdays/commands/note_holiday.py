"""Note that a day of the town's differs from the national calendar."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.access import demand_admin
from accounts.models import Person
from audit import trail
from database.work import atomic
from thai.text import tidy
from workdays.models import Holiday


class UnfitHoliday(ValidationError):
    """What was typed of a day cannot stand."""


@atomic()
def note_holiday(*, by: Person, day: date, name: str, off: bool = True, at: datetime) -> Holiday:
    """Note a day off, or with `off=False` a day that is worked; noting it again replaces it.

    Raises `PermissionDenied`, or `UnfitHoliday` on the field at fault.
    """
    demand_admin(by, at=at)
    name = tidy(name)
    if not name:
        raise UnfitHoliday({"name": _("กรอกชื่อวันหยุด หรือเหตุที่เปิดทำการ")})
    if len(name) > 200:
        raise UnfitHoliday({"name": _("ชื่อวันยาวเกิน 200 ตัวอักษร โปรดย่อให้สั้นลง")})
    noted = {"name": name, "off": off, "noted_by": by, "noted_at": at}
    holiday, _made = Holiday.objects.update_or_create(day=day, defaults=noted)
    trail.record(
        by=by, at=at, action="workdays.holiday.noted", subject=holiday,
        day=day.isoformat(), name=name, off=off,
    )  # fmt: skip
    return holiday
