"""Close an office (ยุบหน่วยงาน)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access
from accounts.duties import in_force
from accounts.models import Acting, Appointment, Office, Person, Position
from audit import trail
from database.work import atomic
from thai.dates import bangkok_date


class OfficeInUse(ValidationError):
    """People still hold posts in the office, or open offices stand under it."""


@atomic()
def close_office(*, by: Person | None, office: Office, at: datetime) -> Office:
    """Close an office and its posts; its registers and letters stay readable.

    Raises `PermissionDenied` or `OfficeInUse`.
    """
    access.demand_admin(by, at=at)
    office = Office.objects.select_for_update().get(pk=office.pk)
    if office.parent_id is None:
        raise OfficeInUse(_("องค์กรเองยุบที่นี่ไม่ได้"))
    if Office.objects.filter(parent=office, closed_at=None).exists():
        raise OfficeInUse(_("ยังมีหน่วยงานในสังกัด ยุบหรือย้ายหน่วยงานเหล่านั้นก่อน"))
    held = in_force(bangkok_date(at))
    if (
        Appointment.objects.filter(held, position__office=office).exists()
        or Acting.objects.filter(held, position__office=office, ended_at=None).exists()
    ):
        raise OfficeInUse(_("ยังมีผู้ดำรงตำแหน่งในหน่วยงานนี้ ให้พ้นตำแหน่งหรือย้ายไปหน่วยงานอื่นก่อน"))
    if office.closed_at is None:
        office.closed_at = at
        office.save(update_fields=["closed_at"])
        Position.objects.filter(office=office, closed_at=None).update(closed_at=at)
        trail.record(by=by, at=at, action="accounts.office.closed", subject=office)
    return office
