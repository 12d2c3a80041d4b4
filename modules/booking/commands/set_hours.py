"""Say at which hours of each day of the week a resource may be used (เวลาเปิดให้ใช้)."""

from collections.abc import Mapping
from datetime import datetime, time

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import OpenHours, Resource
from modules.booking.resources import BadResource, demand_manager
from thai.dates import bangkok_date

type Hours = Mapping[int, tuple[time, time]]


@atomic()
def set_hours(*, by: Person, resource: int, hours: Hours, at: datetime) -> Resource:
    """Write the hours anew, by weekday (1 is Monday); a day left out is closed, none is always.

    Bookings that stand are left as they are. Raises `PermissionDenied`, `Resource.DoesNotExist`,
    `BadResource` on "day_<weekday>".
    """
    row = Resource.objects.select_for_update().get(pk=resource, retired_at=None)
    demand_manager(viewer_of(by, on=bangkok_date(at)), row)
    wrong = {
        f"day_{day}": _("เวลาปิดต้องอยู่หลังเวลาเปิด")
        for day, (opens, closes) in hours.items()
        if closes <= opens or not 1 <= day <= 7
    }
    if wrong:
        raise BadResource(wrong)
    before = _told(
        {each.weekday: (each.opens, each.closes) for each in OpenHours.objects.filter(resource=row)}
    )
    if before == _told(hours):
        return row
    OpenHours.objects.filter(resource=row).delete()
    OpenHours.objects.bulk_create(
        OpenHours(resource=row, weekday=day, opens=opens, closes=closes)
        for day, (opens, closes) in sorted(hours.items())
    )
    trail.record(
        by=by, at=at, action="booking.resource.hours_set", subject=row,
        before=before, after=_told(hours),
    )  # fmt: skip
    return row


def _told(hours: Hours) -> dict[str, str]:
    return {
        str(day): f"{opens:%H.%M}-{closes:%H.%M}" for day, (opens, closes) in sorted(hours.items())
    }
