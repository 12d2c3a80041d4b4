"""Close a resource for a while: repairs, a driver's leave (งดใช้)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.held.parts import tree
from modules.booking.held.standing import standing_on
from modules.booking.models import Booking, Closure, ClosureKind, Resource
from modules.booking.resources import BadResource, demand_manager
from thai.dates import bangkok_date
from thai.text import tidy

_LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Closed:
    """A closure that stands now, and the bookings in its time that somebody must see to."""

    closure: Closure
    standing: list[Booking]


@atomic()
def close_resource(
    *,
    by: Person,
    resource: int,
    starts: datetime,
    ends: datetime,
    reason: str,
    kind: ClosureKind = ClosureKind.CLOSED,
    at: datetime,
) -> Closed:
    """Refuse new bookings from one moment to another; those that stand are returned, untouched.

    Raises `PermissionDenied`, `Resource.DoesNotExist`, `BadResource` on each field at fault.
    """
    row = Resource.objects.select_for_update(no_key=True).get(pk=resource, retired_at=None)
    demand_manager(viewer_of(by, on=bangkok_date(at)), row)
    reason = tidy(reason)
    if wrong := _wrong(reason, starts, ends, at):
        raise BadResource(wrong)
    closure = Closure.objects.create(
        resource=row, kind=kind, during=(starts, ends), reason=reason, closed_by=by, closed_at=at
    )
    trail.record(
        by=by, at=at, action="booking.resource.closed", subject=row, closure=closure.pk,
        kind=kind, starts=starts.isoformat(), ends=ends.isoformat(), reason=reason,
    )  # fmt: skip
    touching = tree().touching(row.pk)
    return Closed(closure, list(standing_on(touching, start=max(starts, at), end=ends)))


def _wrong(reason: str, starts: datetime, ends: datetime, at: datetime) -> dict[str, str]:
    """Return what cannot be, by field."""
    wrong = {}
    if not reason:
        wrong["reason"] = _("กรอกเหตุที่งดใช้ ผู้จองจะเห็นข้อความนี้")
    elif len(reason) > 200:
        wrong["reason"] = _("เหตุที่งดใช้ยาวเกิน 200 ตัวอักษร ย่อให้สั้นลง")
    if ends <= starts:
        wrong["ends"] = _("เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม")
    elif ends <= at:
        wrong["ends"] = _("ช่วงนี้ผ่านไปแล้ว เลือกเวลาสิ้นสุดที่ยังมาไม่ถึง")
    elif ends - starts > _LONGEST:
        wrong["ends"] = _("งดใช้ได้ครั้งละไม่เกิน 3 ปี ถ้าไม่ใช้อีกให้กดเลิกใช้แทน")
    return wrong
