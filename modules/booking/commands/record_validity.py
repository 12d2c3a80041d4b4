"""Note until when a vehicle's tax, insurance or a driver's licence holds."""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.models import Resource, ResourceKind, Validity, ValidityKind
from modules.booking.typed import line, refuse, too_long
from thai.dates import bangkok_date

LONGEST = timedelta(days=3660)  # no licence is given for longer
BACK = timedelta(days=3660)


@atomic()
def record_validity(
    *, by: Person, resource: int, kind: str, expires_on: date, number: str = "", at: datetime
) -> Validity:
    """Add a line: it holds until the end of a day. The line with the latest day counts.

    Raises `Resource.DoesNotExist`, `PermissionDenied`, `Mistyped`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    row = Resource.objects.get(pk=resource, kind__in=(ResourceKind.VEHICLE, ResourceKind.DRIVER))
    if not manages(viewer, row):
        raise PermissionDenied
    today = bangkok_date(at)
    problems = too_long(Validity, {"number": line(number)})
    if kind not in kinds_of(row):
        problems["kind"] = _("เลือกจากรายการที่มีให้")
    if not today - BACK <= expires_on <= today + LONGEST:
        problems["expires_on"] = _("วันหมดอายุห่างจากวันนี้เกินสิบปี ตรวจปี พ.ศ. อีกครั้ง")
    refuse(problems)
    noted = Validity.objects.create(
        resource=row,
        kind=kind,
        expires_on=expires_on,
        number=line(number),
        noted_by=by,
        noted_at=at,
    )
    trail.record(
        by=by, at=at, action="booking.validity.recorded", subject=row,
        kind=kind, expires_on=expires_on.isoformat(),
    )  # fmt: skip
    return noted


def kinds_of(resource: Resource) -> tuple[ValidityKind, ...]:
    """Return what must hold of a resource: a licence of a driver, the rest of a vehicle."""
    if resource.kind == ResourceKind.DRIVER:
        return (ValidityKind.LICENCE,)
    return tuple(kind for kind in ValidityKind if kind != ValidityKind.LICENCE)
