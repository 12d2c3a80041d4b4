"""Change what is told of an office: its name, code, telephone (แก้ไขข้อมูลหน่วยงาน)."""

from datetime import datetime

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import access
from accounts.commands.add_office import OfficeDetails, OfficeNameTaken
from accounts.models import Office, Person
from accounts.offices import check_office
from audit import trail
from database.work import atomic


@atomic()
def change_office(
    *, by: Person | None, office: Office, details: OfficeDetails, at: datetime
) -> Office:
    """Write new details; what changed stands in the trail with what it was before.

    Raises `PermissionDenied`, `OfficeNameTaken` or `offices.UnfitOffice` on the field at fault.
    """
    access.demand_admin(by, at=at)
    office = Office.objects.select_for_update().get(pk=office.pk)
    columns = details.columns()
    if office.parent_id is None:
        columns.pop("kind")
    before = {name: getattr(office, name) for name in columns}
    for name, value in columns.items():
        setattr(office, name, value)
    check_office(office)
    changed = {name: was for name, was in before.items() if was != getattr(office, name)}
    if not changed:
        return office
    try:
        with atomic():
            office.save(update_fields=list(changed))
    except IntegrityError as clash:
        raise OfficeNameTaken({"name": _("มีหน่วยงานชื่อนี้อยู่แล้วในสังกัดเดียวกัน")}) from clash
    trail.record(by=by, at=at, action="accounts.office.changed", subject=office, before=changed)
    return office
