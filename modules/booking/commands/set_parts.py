"""Say what a resource consists of: a hall of two halves (ส่วนประกอบ)."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.held.locks import hold_still
from modules.booking.held.parts import Tree, tree
from modules.booking.held.standing import BookingsStand, standing_on
from modules.booking.models import Part, Resource, ResourceKind
from modules.booking.resources import BadResource, demand_manager
from thai.dates import bangkok_date

_DIVISIBLE = (ResourceKind.ROOM, ResourceKind.EQUIPMENT)


@atomic()
def set_parts(*, by: Person, resource: int, parts: Collection[int], at: datetime) -> Resource:
    """Write the parts of a resource anew; none makes it a thing of one piece.

    Raises `PermissionDenied`, `Resource.DoesNotExist`, `BadResource` on "parts" (a circle, a
    vehicle, a retired one), and `BookingsStand` while something is given that would be held
    otherwise from now on; `Busy` when too much is being booked to wait for a pause.
    """
    # Two changes at once must not close a circle between them either.
    hold_still()
    rows = Resource.objects.in_bulk()
    if resource not in rows or rows[resource].retired_at is not None:
        raise Resource.DoesNotExist
    row = rows[resource]
    demand_manager(viewer_of(by, on=bangkok_date(at)), row)
    stand = tree()
    before, after = stand.below.get(row.pk, frozenset()), frozenset(parts)
    if before == after:
        return row
    _check(row, [rows.get(key) for key in sorted(after)], stand)
    standing = list(standing_on(stand.wholes(row.pk), start=at))
    if standing:
        raise BookingsStand(standing)
    Part.objects.filter(whole=row).exclude(part__in=after).delete()
    Part.objects.bulk_create(Part(whole=row, part_id=key) for key in sorted(after - before))
    trail.record(
        by=by, at=at, action="booking.resource.divided", subject=row,
        before=sorted(before), after=sorted(after),
    )  # fmt: skip
    return row


def _check(row: Resource, parts: list[Resource | None], stand: Tree) -> None:
    wholes = stand.wholes(row.pk)
    for part in parts:
        if part is None or part.retired_at is not None:
            raise BadResource({"parts": _("ส่วนที่เลือกเลิกใช้แล้ว เลือกใหม่")})
        if row.kind not in _DIVISIBLE or part.kind not in _DIVISIBLE:
            raise BadResource({"parts": _("แบ่งเป็นส่วนได้เฉพาะห้องและอุปกรณ์")})
        if part.pk in wholes:
            words = _("“%(part)s” มี “%(whole)s” เป็นส่วนประกอบอยู่แล้ว จะเป็นส่วนของกันและกันไม่ได้")
            if part.pk == row.pk:
                words = _("สิ่งหนึ่งเป็นส่วนประกอบของตัวเองไม่ได้")
            raise BadResource({"parts": words % {"part": part.name, "whole": row.name}})
