"""Add an office (ตั้งหน่วยงาน)."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import access
from accounts.models import Office, OfficeKind, Person
from accounts.offices import CODE, check_office
from audit import trail
from database.work import atomic
from thai.text import tidy

__all__ = ["CODE", "OfficeDetails", "OfficeNameTaken", "add_office"]


class OfficeNameTaken(ValidationError):
    """An open office of this name stands under the same parent."""


@dataclass(frozen=True, kw_only=True)
class OfficeDetails:
    """What is told of an office. `code` is the part of ที่ before the slash, or empty."""

    name: str
    kind: OfficeKind = OfficeKind.DIVISION
    short_name: str = ""
    code: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    sort: int = 100

    def columns(self) -> dict[str, object]:
        """Return the columns as they are kept, tidied."""
        return {
            name: tidy(value) if isinstance(value, str) else value
            for name, value in self.__dict__.items()
        }


@atomic()
def add_office(
    *, by: Person | None, parent: Office, details: OfficeDetails, at: datetime
) -> Office:
    """Add an office under another.

    Raises `PermissionDenied`, `OfficeNameTaken` or `offices.UnfitOffice` on the field at fault.
    """
    access.demand_admin(by, at=at)
    office = Office(parent=parent, **details.columns())
    check_office(office)
    try:
        with atomic():
            office.save(force_insert=True)
    except IntegrityError as clash:
        raise OfficeNameTaken({"name": _("มีหน่วยงานชื่อนี้อยู่แล้วในสังกัดเดียวกัน")}) from clash
    trail.record(by=by, at=at, action="accounts.office.added", subject=office, name=office.name)
    return office
