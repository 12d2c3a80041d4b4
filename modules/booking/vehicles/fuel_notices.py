"""Tell people about fuel orders: who is to approve one, and what came of it."""

from accounts.posts import holders
from jobs.follow_up import follow_up
from modules.booking.models import FuelOrder
from notifications.tell import tell
from thai.dates import bangkok_date


@follow_up
def tell_approvers(*, order: int) -> None:
    """Tell the post that approves a vehicle's trips that a fuel order waits for it."""
    row = FuelOrder.objects.select_related("vehicle", "asked_by", "waits_office").get(pk=order)
    if row.waits_office is None:
        return
    people = holders(row.waits_role, row.waits_office, on=bangkok_date(row.asked_at))
    words = f"รอท่านอนุมัติใบสั่งจ่ายน้ำมันที่ {row} {row.vehicle} {row.litres:,.2f} ลิตร"
    others = [person for person in people if person.pk != row.asked_by_id]
    tell(others, text=words, url=url_of(row), at=row.asked_at)


@follow_up
def tell_asker(*, order: int) -> None:
    """Tell who asked for fuel whether it was approved."""
    row = FuelOrder.objects.select_related("vehicle", "asked_by").get(pk=order)
    at = row.approved_at or row.refused_at
    if at is None or row.asked_by_id in (row.approved_by_id, row.refused_by_id):
        return
    done = "อนุมัติแล้ว" if row.approved_at else f"ไม่อนุมัติ: {row.refuse_reason}"
    words = f"ใบสั่งจ่ายน้ำมันที่ {row} {row.vehicle} {done}"
    tell([row.asked_by], text=words, url=url_of(row), at=at)


def url_of(order: FuelOrder) -> str:
    """Return where a fuel order's page stands."""
    return f"/booking/fuel/{order.pk}"
