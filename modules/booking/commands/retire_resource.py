"""Take a resource out of use for good (เลิกใช้)."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.held.locks import hold_still
from modules.booking.held.standing import BookingsStand, standing_on
from modules.booking.models import ApprovalRule, Part, Resource
from modules.booking.resources import BadResource, demand_manager
from thai.dates import bangkok_date


@atomic()
def retire_resource(*, by: Person, resource: int, at: datetime) -> Resource:
    """Retire a resource: it is booked no more, its past stays to be read; its parts go on alone.

    Raises `PermissionDenied`, `Resource.DoesNotExist`, `BookingsStand` while bookings stand that
    are not over, `BadResource` while it is part of another or a line of the rules names it.
    """
    hold_still()
    row = Resource.objects.get(pk=resource, retired_at=None)
    demand_manager(viewer_of(by, on=bangkok_date(at)), row)
    wholes = [part.whole.name for part in Part.objects.filter(part=row).select_related("whole")]
    if wholes:
        words = _("เป็นส่วนหนึ่งของ %(wholes)s เอาออกจากส่วนประกอบก่อน แล้วจึงเลิกใช้")
        raise BadResource({"parts": words % {"wholes": ", ".join(wholes)}})
    if ApprovalRule.objects.filter(resource=row).exists():
        raise BadResource({"rules": _("มีบรรทัดในผู้อนุมัติที่ระบุสิ่งนี้ ลบบรรทัดนั้นก่อน แล้วจึงเลิกใช้")})
    standing = list(standing_on([row.pk], start=at))
    if standing:
        raise BookingsStand(standing)
    parts = list(Part.objects.filter(whole=row).values_list("part_id", flat=True))
    Part.objects.filter(whole=row).delete()
    row.retired_at, row.retired_by = at, by
    row.save(update_fields=["retired_at", "retired_by"])
    trail.record(
        by=by, at=at, action="booking.resource.retired", subject=row, name=row.name, parts=parts
    )
    return row
