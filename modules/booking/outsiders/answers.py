"""What an outsider is written by e-mail: their code, and what became of their request."""

from datetime import datetime

from django.core.mail import EmailMessage

from accounts.models import Office
from jobs.follow_up import follow_up
from modules.booking.models import Booking, Outsider, State, Step, StepKind
from modules.booking.outsiders.outside import CODE_LASTS, new_code, token_of
from modules.booking.wording import money_words, span_words
from thai.names import screen_phone

_NEWS = {
    StepKind.CONFIRMED: "ได้รับคำขอของท่านแล้ว",
    StepKind.APPROVED: "อนุมัติให้ใช้แล้ว",
    StepKind.REJECTED: "ไม่อนุมัติ",
    StepKind.CANCELLED: "ยกเลิกแล้ว",
    StepKind.MOVED: "เปลี่ยนเวลา",
    StepKind.SUBSTITUTED: "เปลี่ยนให้ใช้แทน",
    StepKind.OFFERED: "ถึงคิวของท่านแล้ว",
    StepKind.PAID: "ได้รับเงินแล้ว",
    StepKind.REMINDED: "ใกล้ถึงเวลาใช้",
}


@follow_up
def send_code(*, outsider: int, moment: str) -> None:
    """Send a new code to who asks, which ends the one before; `moment` is when it was asked for.

    The code exists nowhere but in the letter: should the letter not leave, the work is done again
    with another code.
    """
    row = Outsider.objects.select_for_update().get(pk=outsider)
    booking = Booking.objects.select_related("resource__office").get(outsider=row)
    if booking.state != State.UNCONFIRMED or not row.email:
        return
    code = new_code(row)
    row.code_sent_at, row.wrong_codes = datetime.fromisoformat(moment), 0
    row.save(update_fields=["code_hash", "code_sent_at", "wrong_codes"])
    minutes = int(CODE_LASTS.total_seconds()) // 60
    lines = [
        f"รหัสยืนยันคำขอใช้ {booking.resource.name} คือ {code}",
        f"ใช้ได้ภายใน {minutes} นาที กรอกรหัสนี้ที่หน้าติดตามคำขอ",
        _follow(row),
        "หากท่านไม่ได้ขอ ไม่ต้องทำอะไร คำขอจะถูกยกเลิกเอง",
    ]
    _send(booking, row, f"รหัสยืนยัน {code}", lines)


@follow_up
def answer_outsider(*, step: int) -> None:
    """Write to who asked from outside what was done with their request."""
    rows = Step.objects.select_related("booking__resource__office", "booking__outsider")
    took = rows.get(pk=step)
    booking, outsider = took.booking, took.booking.outsider
    news = _NEWS.get(StepKind(took.kind))
    if news is None or outsider is None or not outsider.email or outsider.confirmed_at is None:
        return
    lines = [
        f"คำขอที่ {booking.pk} ใช้ {booking.resource.name}",
        span_words(booking.starts, booking.ends),
        f"ผล: {news}{_how_it_stands(took)}",
        f"ข้อความจากเจ้าหน้าที่: {took.note}" if took.note else "",
        *_to_pay(booking),
        _follow(outsider),
    ]
    _send(booking, outsider, f"{news}: {booking.resource.name}", lines)


def _how_it_stands(took: Step) -> str:
    """Say of a request that has come in, or out of the queue, what comes now."""
    state = took.booking.state
    if took.kind == StepKind.CONFIRMED and state == State.WAITING:
        return " เวลานี้มีผู้ใช้แล้ว ท่านอยู่ในคิวรอ จะแจ้งทันทีเมื่อถึงคิว"
    if took.kind == StepKind.OFFERED and state == State.APPROVED:
        return " อนุมัติให้ใช้แล้ว"
    return " กำลังพิจารณา" if took.kind in (StepKind.CONFIRMED, StepKind.OFFERED) else ""


def _to_pay(booking: Booking) -> list[str]:
    if booking.state != State.APPROVED or booking.receipt:
        return []
    fee, deposit = booking.fee_satang or 0, booking.resource.deposit_satang
    lines = []
    if fee:
        basis = f" ตาม{booking.resource.fee_basis}" if booking.resource.fee_basis else ""
        lines.append(f"ค่าธรรมเนียม {money_words(fee)}{basis}")
    if deposit:
        lines.append(f"เงินประกัน {money_words(deposit)} คืนเมื่อใช้เสร็จและไม่มีความเสียหาย")
    if fee or deposit:
        lines.append("ชำระที่งานการเงินก่อนวันใช้ และรับใบเสร็จ")
    return lines


def _follow(outsider: Outsider) -> str:
    token = token_of(outsider)
    if not token or not outsider.site:
        return ""
    return f"ติดตามหรือยกเลิกคำขอ: {outsider.site}/public/booking/follow/{token}"


def _send(booking: Booking, outsider: Outsider, subject: str, lines: list[str]) -> None:
    town = Office.objects.get(parent=None)
    phone = booking.resource.office.phone or town.phone
    ask = f"สอบถาม {booking.resource.office.name} โทร. {screen_phone(phone)}" if phone else ""
    ends = [ask, town.name, "อีเมลนี้ส่งจากระบบ ไม่ต้องตอบกลับ"]
    body = "\n\n".join(filter(None, [f"เรียน {outsider.name}", *lines, *ends]))
    EmailMessage(
        subject=" ".join(f"{subject} ({town.name})".split()),
        body=body,
        to=[outsider.email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()
