"""What else happens around today: a weekly meeting, a rescue, a roof that is mended, leave."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from accounts.models import Role
from demo.booking.things import drivers_of, rows_of
from demo.desk import Desk, Event
from modules.booking.commands.close_resource import close_resource
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.request_series import request_series
from modules.booking.commands.start_rescue import start_rescue
from modules.booking.models import Booking, ClosureKind, Resource, State, Vehicle
from modules.booking.wish import Wish
from thai.dates import BANGKOK, bangkok_date

WEEKS = 10
ROOF = timedelta(days=24)  # from today until the roof is mended


def others(opened_at: datetime, known: Mapping[str, Resource]) -> list[Event]:
    """Return these events, as far as the town has what they are about."""
    if not {"small", "hall"} <= set(known):
        return []
    today = bangkok_date(opened_at)
    begun = _at(today - timedelta(days=6), "09:10")
    return [
        Event(begun, partial(meet_weekly, first=today - timedelta(days=5))),
        Event(_at(today - timedelta(days=3), "10:20"), partial(close_roof, first=today + ROOF)),
        Event(_at(today - timedelta(days=2), "11:05"), partial(go_on_leave, day=today + ROOF / 2)),
    ]


def rescue(opened_at: datetime) -> list[Event]:
    """Return how the rescue car went out last night."""
    yesterday = bangkok_date(opened_at) - timedelta(days=1)
    return [
        Event(_at(yesterday, "21:12"), go_to_rescue),
        Event(_at(yesterday, "22:41"), come_back),
    ]


def meet_weekly(desk: Desk, at: datetime, *, first: date) -> None:
    """The heads of offices meet each Monday in the small room; holidays are skipped."""
    monday = first + timedelta(days=-first.weekday() % 7)
    wish = Wish(
        resource=rows_of(desk.town)["small"],
        starts=_at(monday, "08:30"),
        ends=_at(monday, "10:00"),
        title="ประชุมหัวหน้าส่วนราชการประจำสัปดาห์",
        people=10,
        chair="ปลัด",
    )
    rule = f"FREQ=WEEKLY;BYDAY=MO;COUNT={WEEKS}"
    by = desk.registrar(at)
    request_series(by=by, office=desk.clerk_office, wish=wish, rule=rule, skip_clashes=True, at=at)


def close_roof(desk: Desk, at: datetime, *, first: date) -> None:
    """The hall is closed for a week: its roof is mended."""
    close_resource(
        by=desk.holder(Role.REGISTRY_CENTRAL, at), resource=rows_of(desk.town)["hall"].pk,
        starts=_at(first, "06:00"), ends=_at(first + timedelta(days=7), "22:00"),
        reason="ปิดซ่อมหลังคา", kind=ClosureKind.REPAIR, at=at,
    )  # fmt: skip


def go_on_leave(desk: Desk, at: datetime, *, day: date) -> None:
    """A driver is on leave for two days."""
    if drivers := drivers_of(desk.town):
        close_resource(
            by=desk.holder(Role.REGISTRY_CENTRAL, at), resource=drivers[-1].pk,
            starts=_at(day, "00:00"), ends=_at(day + timedelta(days=2), "00:00"),
            reason="ลาพักผ่อน", kind=ClosureKind.LEAVE, at=at,
        )  # fmt: skip


def go_to_rescue(desk: Desk, at: datetime) -> None:
    """The rescue car goes out in the evening; permission is asked for afterwards."""
    vehicle = Vehicle.objects.get(pk=rows_of(desk.town)["rescue"].pk)
    start_rescue(
        by=desk.registrar(at), vehicle=vehicle.pk, destination="หมู่ที่ 8 ส่งโรงพยาบาลประจำอำเภอ",
        reason="รับแจ้งอุบัติเหตุรถจักรยานยนต์ล้ม หมู่ที่ 8", odometer=vehicle.odometer, at=at,
    )  # fmt: skip


def come_back(desk: Desk, at: datetime) -> None:
    """It comes back; the clerk has not seen it yet."""
    rescue = rows_of(desk.town)["rescue"]
    booking = Booking.objects.filter(resource=rescue, state=State.IN_USE).first()
    if booking is not None:
        reading = Vehicle.objects.get(pk=rescue.pk).odometer + 31
        end_trip(by=desk.registrar(at), booking=booking.pk, odometer=reading, at=at)


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), BANGKOK)
