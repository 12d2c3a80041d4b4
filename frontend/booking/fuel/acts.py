"""Approve, refuse or fill a fuel order."""

from datetime import datetime

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.fuel.forms import ApproveForm, FillForm, RefuseForm
from frontend.booking.fuel.views import blame, order_or_404, page
from frontend.booking.numbers import satang
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.commands.approve_fuel import approve_fuel
from modules.booking.commands.record_fill import record_fill
from modules.booking.commands.refuse_fuel import refuse_fuel
from modules.booking.typed import Mistyped
from modules.booking.vehicles.fuel_turn import OrderStopped

FORMS: dict[str, type[forms.Form]] = {
    "approve": ApproveForm,
    "refuse": RefuseForm,
    "fill": FillForm,
}


@signed_in
@require_http_methods(["GET", "POST"])
def do(request: SignedInRequest, order_id: int, verb: str) -> HttpResponse:
    """Do one of `FORMS` with an order, or show its page again with what was typed."""
    if verb not in FORMS:
        raise Http404
    order = order_or_404(request, order_id)
    address = reverse("booking:fuel-order", args=[order.pk])
    if request.method != "POST":  # read again after a form that was wrong
        return HttpResponseRedirect(address)
    form = FORMS[verb](request.POST)
    if form.is_valid():
        try:
            say_done = _run(request, order.pk, verb, form, timezone.now())
        except Mistyped as bad:
            blame(form, bad)
        except OrderStopped as why:
            fresh = order_or_404(request, order_id)
            return page(request, fresh, told=str(why), status=409)
        else:
            say(request, say_done)
            return HttpResponseRedirect(address, status=303)
    return page(request, order, typed={verb: form}, status=422)


def _run(request: SignedInRequest, key: int, verb: str, form: forms.Form, at: datetime) -> str:
    """Call the command of a verb; return what is said when it is done."""
    typed = form.cleaned_data
    if verb == "approve":
        approve_fuel(by=request.user, order=key, at=at)
        return _("อนุมัติแล้ว")
    if verb == "refuse":
        refuse_fuel(by=request.user, order=key, reason=typed["refuse_reason"], at=at)
        return _("ไม่อนุมัติแล้ว ผู้ขอได้รับแจ้งเหตุผล")
    record_fill(
        by=request.user,
        order=key,
        litres=typed["filled_litres"],
        price_satang=satang(typed["price"]) or 0,
        bill=typed["bill"],
        at=at,
    )
    return _("บันทึกการเติมแล้ว")
