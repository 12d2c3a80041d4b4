"""Add something that can be booked (เพิ่มห้อง รถ อุปกรณ์ หรือพนักงานขับรถ)."""

import secrets
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import Resource
from modules.booking.resources import (
    ResourceDetails,
    check_resource,
    demand_manager,
)
from modules.booking.typed import once
from thai.dates import bangkok_date


@atomic()
def add_resource(*, by: Person, details: ResourceDetails, at: datetime) -> Resource:
    """Add a resource to an office that the actor looks after, with a code for its door.

    Raises `PermissionDenied`, or `typed.Mistyped` on each field at fault.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    demand_manager(viewer, Resource(office=details.office))
    resource = Resource(**details.columns(), door=secrets.token_urlsafe(16))
    check_resource(resource)
    with once(resource_name_once_of_its_kind=("name", name_taken())):
        resource.save(force_insert=True)
    trail.record(
        by=by, at=at, action="booking.resource.added", subject=resource,
        kind=resource.kind, name=resource.name, office=resource.office_id,
    )  # fmt: skip
    return resource


def name_taken() -> str:
    """Return what to say when another resource of the kind has the name."""
    return _("มีชื่อนี้อยู่แล้วในประเภทเดียวกัน เติมคำให้ต่างกัน เช่น ชั้นหรืออาคาร")
