"""The path of a booking of the past: who did what with it, and when."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from accounts.models import Person
from demo.booking.cast import Cast
from demo.booking.rows import Written
from demo.desk import chance
from modules.booking.models import HELD, State, Step, StepKind

WHY_CANCELLED = (
    "เลื่อนการประชุมตามหนังสืออำเภอ",
    "ผู้เข้าประชุมไม่ครบองค์",
    "ใช้การประชุมทางไกลแทน",
    "งานเสร็จก่อนกำหนด",
)
WHY_REFUSED = (
    "ติดภารกิจเร่งด่วนของหน่วยงาน ให้เลือกเวลาอื่น",
    "รายละเอียดไม่ครบ ให้ขอใหม่พร้อมกำหนดการ",
    "ให้รวมไปกับคณะอื่นในวันเดียวกัน",
)
NOTES = ("", "", "เห็นควรอนุญาต", "เพื่อโปรดพิจารณา")
_TIME_UP = "ครบเวลา"
_NEVER_CAME = "ไม่มีผู้มาเริ่มใช้ภายในเวลาที่กำหนด"


def steps_of(cast: Cast, row: Written) -> Iterator[Step]:
    """Yield the steps of a booking in their order, as its commands would have written them."""
    past, rng = row.past, chance("steps", row.past.asked)
    wait = past.starts - past.asked

    def step(kind: StepKind, by: Person | None, at: datetime, note: str = "") -> Step:
        name = by.full_name if by else ""
        return Step(
            booking=row.booking, kind=kind, by=by, name=name, position=cast.post(by),
            note=note, at=at,
        )  # fmt: skip

    yield step(StepKind.ASKED, row.asker, past.asked, past.reason)
    if past.outside:
        yield step(StepKind.CONFIRMED, None, past.asked + timedelta(hours=1))
    if row.decision.head_first and past.state != State.CANCELLED:
        head = cast.head(row.office)
        yield step(StepKind.ENDORSED, head, past.asked + wait * 0.2, rng.choice(NOTES))
    approver = cast.approver(row.decision) if row.decision.role else None
    if past.state == State.REJECTED:
        why = rng.choice(WHY_REFUSED)
        yield step(StepKind.REJECTED, approver or row.asker, past.asked + wait * 0.4, why)
    elif past.state == State.CANCELLED:
        who = row.asker or approver
        yield step(StepKind.CANCELLED, who, past.asked + wait * 0.6, rng.choice(WHY_CANCELLED))
    elif approver and not past.reason:
        yield step(StepKind.APPROVED, approver, past.asked + wait * 0.4)
    if row.booking.paid_at:
        yield step(StepKind.PAID, cast.desk.registrar(cast.at), row.booking.paid_at)
    yield from _used(cast, row, step, approver)


def _used(cast, row, step, approver) -> Iterator[Step]:  # type: ignore[no-untyped-def]
    past = row.past
    if past.state == State.NO_SHOW:
        yield step(StepKind.NO_SHOW, None, past.starts + timedelta(minutes=30), _NEVER_CAME)
    if past.state not in HELD:
        return
    user = row.asker or cast.desk.registrar(cast.at)
    yield step(StepKind.CHECKED_IN, user, past.out)
    if past.back == past.ends:
        yield step(StepKind.CHECKED_OUT, None, past.back, _TIME_UP)
    else:
        yield step(StepKind.CHECKED_OUT, user, past.back)
    if past.reason and approver:
        yield step(StepKind.APPROVED_AFTERWARDS, approver, past.ends + timedelta(hours=12))
