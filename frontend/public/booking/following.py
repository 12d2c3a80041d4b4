"""The secret address at which who asked follows their request: confirm, read the answer, cancel."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.booking.spoken import MARKS, in_full
from frontend.public.booking.forms import CodeForm
from frontend.public.booking.money import kept_cost
from frontend.public.booking.places import contact
from frontend.public.doors import for_anybody, tries_too_often
from frontend.shell.spoken import screen_moment
from modules.booking.commands.cancel_from_outside import cancel_from_outside
from modules.booking.commands.confirm_outsider import confirm_outsider
from modules.booking.commands.send_code_again import NoMoreCodes, send_code_again
from modules.booking.models import PENDING, Booking, State
from modules.booking.outsiders.outside import CALLED_WITHIN, by_email
from modules.booking.path import OPEN, WrongState
from modules.booking.queries.outsiders import answer_to, followed
from thai.names import screen_phone

_TOO_OFTEN = "too-often"


@require_safe
@for_anybody
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Show how far a request has come and what to do."""
    return _page(request, _known(token), token)


@require_POST
@for_anybody
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Take the code."""
    booking, form = _known(token), CodeForm(request.POST)
    if tries_too_often(request):
        form.add_error("code", _("ลองบ่อยเกินไป รอ 15 นาทีแล้วลองใหม่"))
        return _page(request, booking, token, form, status=429)
    if form.is_valid():
        code = form.cleaned_data["code"]
        told = confirm_outsider(token=token, code=code, at=timezone.now())
        if not told.problem:
            return redirect(_url(token, "confirmed"))
        form.add_error("code", told.problem)
    return _page(request, booking, token, form, status=422)


@require_POST
@for_anybody
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Send another code."""
    booking = _known(token)
    if tries_too_often(request):
        return redirect(_url(token, _TOO_OFTEN))
    try:
        send_code_again(token=token, at=timezone.now())
    except NoMoreCodes as refused:
        return _page(request, booking, token, problem=str(refused), status=422)
    return redirect(_url(token, "sent"))


@require_POST
@for_anybody
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Cancel one's own request."""
    booking = _known(token)
    try:
        cancel_from_outside(token=token, at=timezone.now())
    except WrongState as late:
        return _page(request, booking, token, problem=str(late), status=409)
    return redirect(_url(token, "cancelled"))


def _known(token: str) -> Booking:
    try:
        return followed(token)
    except Booking.DoesNotExist as unknown:
        raise Http404 from unknown


def _url(token: str, done: str) -> str:
    return f"{reverse('public:follow', args=[token])}?done={done}"


def _page(
    request: HttpRequest,
    booking: Booking,
    token: str,
    form: CodeForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    person, state = booking.outsider, State(booking.state)
    assert person is not None  # `followed` finds requests from outside only
    late = state == State.APPROVED and booking.starts <= timezone.now()
    page: dict[str, Any] = {
        "booking": booking,
        "token": token,
        "when": ", ".join(in_full(booking.starts, booking.ends)),
        "state": _state_words(state),
        "mark": MARKS[state],
        "todo": "" if state == State.UNCONFIRMED else _todo(booking, state),
        "answer": answer_to(booking),
        "cost": kept_cost(booking),
        "code_form": (form or CodeForm()) if _by_code(booking) else None,
        "call": None if _by_code(booking) or state != State.UNCONFIRMED else _call(booking),
        "may_cancel": state in OPEN and not late,
        "done": _done_words(request.GET.get("done", ""), state),
        "problem": problem,
        "contact": contact(),
        "asked_at": screen_moment(booking.asked_at),
    }
    return render(request, "public/booking/follow.html", page, status=status)


def _by_code(booking: Booking) -> bool:
    person = booking.outsider
    return booking.state == State.UNCONFIRMED and person is not None and by_email(person)


def _call(booking: Booking) -> dict[str, Any]:
    phone = booking.outsider.phone if booking.outsider else ""
    return {"phone": screen_phone(phone), "days": CALLED_WITHIN}


def _state_words(state: State) -> str:
    if state == State.UNCONFIRMED:
        return _("รอยืนยันตัวตน")
    if state == State.WAITING:
        return _(state.label)
    return _("กำลังพิจารณา") if state in PENDING else _(state.label)


def _todo(booking: Booking, state: State) -> str:
    """Say what who asked has to do now."""
    if state == State.APPROVED and booking.receipt:
        return _("ชำระเงินแล้ว ใบเสร็จเลขที่ %(receipt)s มาใช้ได้ตามเวลา") % {"receipt": booking.receipt}
    if state == State.APPROVED and (booking.fee_satang or booking.resource.deposit_satang):
        return _("ชำระค่าธรรมเนียมที่งานการเงินก่อนวันใช้ แจ้งคำขอที่ %(n)s") % {"n": booking.pk}
    if state == State.APPROVED:
        return _("มาใช้ได้ตามเวลา แจ้งคำขอที่ %(n)s") % {"n": booking.pk}
    if state == State.WAITING:
        return _("เวลานี้มีผู้ใช้แล้ว ถ้าว่างลงคำขอจะถูกส่งต่อทันทีตามลำดับคิว ถ้าไม่ต้องการรอ ยกเลิกคำขอได้")
    return _("ไม่ต้องทำอะไร หน่วยงานจะแจ้งผล") if state in PENDING else ""


def _done_words(key: str, state: State) -> str:
    if key == "confirmed" and state == State.WAITING:
        return _("ยืนยันแล้ว ท่านอยู่ในคิวรอ")
    return {
        "asked": _("ส่งคำขอแล้ว เก็บที่อยู่ของหน้านี้ไว้เพื่อติดตาม"),
        "confirmed": _("ยืนยันแล้ว คำขอถึงผู้พิจารณาแล้ว"),
        "sent": _("ส่งรหัสใหม่แล้ว รหัสเดิมใช้ไม่ได้"),
        "cancelled": _("ยกเลิกคำขอแล้ว"),
        _TOO_OFTEN: _("ลองบ่อยเกินไป รอ 15 นาทีแล้วลองใหม่"),
    }.get(key, "")
