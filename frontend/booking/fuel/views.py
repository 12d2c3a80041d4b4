"""Fuel orders: the list, a new one, one order and its paper."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from frontend.booking.fields import key_of
from frontend.booking.fuel.forms import FillForm, OrderForm, RefuseForm
from frontend.booking.vehicles.money import baht
from frontend.shell.doors import signed_in
from frontend.shell.files import inline_pdf
from frontend.shell.flash import say
from modules.booking.access.vehicles import fuel_turn_of, may_fill
from modules.booking.commands.order_fuel import order_fuel
from modules.booking.models import FuelOrder
from modules.booking.papers.request_paper import fuel_paper
from modules.booking.queries.fuel import (
    fuel_orders_in,
    fuel_orders_visible_to,
    month_of,
    vehicles_to_fuel,
)
from modules.booking.typed import Mistyped
from thai.dates import bangkok_date

PAGE = 50
STATES = ("", "waiting", "approved", "filled", "refused")


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show the fuel orders, newest first, by state (`?state=`) and page (`?before=`)."""
    asked = request.GET.get("state", "")
    state = asked if asked in STATES else ""
    before = request.GET.get("before", "")
    rows = fuel_orders_in(
        fuel_orders_visible_to(request.viewer),
        state,
        before=key_of(before),
    )
    found = list(rows[: PAGE + 1])
    shown = {
        "rows": [{"order": one, "paid": baht(one.price_satang)} for one in found[:PAGE]],
        "chips": _chips(state),
        "older": f"?state={state}&before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        "orders": bool(vehicles_to_fuel(request.viewer)),
    }
    return render(request, "booking/fuel/list.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Show an empty order; on POST write it under the next number."""
    vehicles = vehicles_to_fuel(request.viewer)
    if not vehicles:
        raise PermissionDenied
    first = {"vehicle": request.GET.get("vehicle", "")}
    form = OrderForm(
        request.POST if request.method == "POST" else None, initial=first, vehicles=vehicles
    )
    if request.method == "POST" and form.is_valid():
        key = int(form.cleaned_data["vehicle"])
        try:
            order = order_fuel(by=request.user, vehicle=key, wish=form.wish(), at=timezone.now())
        except Mistyped as bad:
            blame(form, bad)
        else:
            say(request, _("ออกใบสั่งจ่ายน้ำมันที่ %(number)s แล้ว รออนุมัติ") % {"number": order})
            return HttpResponseRedirect(reverse("booking:fuel-order", args=[order.pk]), status=303)
    chosen = form.vehicles.get(str(form["vehicle"].value() or ""))
    month = month_of(chosen.pk, bangkok_date(timezone.now())) if chosen else None
    shown = {"form": form, "vehicle": chosen, "month": month}
    return render(request, "booking/fuel/new.html", shown, status=422 if form.is_bound else 200)


@signed_in
@require_safe
def show(request: SignedInRequest, order_id: int) -> HttpResponse:
    """Show one order, and what can be done with it."""
    return page(request, order_or_404(request, order_id))


@signed_in
@require_safe
def paper(request: SignedInRequest, order_id: int) -> HttpResponse:
    """Print an order with แบบ 4 of the trips since the one before."""
    order = order_or_404(request, order_id)
    name = f"ใบสั่งจ่ายน้ำมัน {order.number}-{order.year}.pdf"
    return inline_pdf(fuel_paper(request.viewer, order), name)


def page(
    request: SignedInRequest,
    order: FuelOrder,
    *,
    typed: dict[str, forms.Form] | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page of an order, with a form that was wrong as it was typed."""
    on = bangkok_date(timezone.now())
    fills = order.approved_at is not None and order.filled_at is None
    shown: dict[str, Any] = {
        "order": order,
        "paid": baht(order.price_satang),
        "month": month_of(order.vehicle_id, order.ordered_on),
        "approves": fuel_turn_of(request.viewer, order, on=on) is not None,
        "fills": fills and may_fill(request.viewer, order),
        "refuse": (typed or {}).get("refuse") or RefuseForm(),
        "fill": (typed or {}).get("fill") or FillForm(initial={"filled_litres": order.litres}),
        "told": told,
    }
    return render(request, "booking/fuel/order.html", shown, status=status)


def order_or_404(request: SignedInRequest, order_id: int) -> FuelOrder:
    """Return an order that the viewer may read, or approves; or raise `Http404`."""
    try:
        return fuel_orders_visible_to(request.viewer).get(pk=order_id)
    except FuelOrder.DoesNotExist as unknown:
        raise Http404 from unknown


def blame(form: forms.Form, bad: Mistyped) -> None:
    """Put what is wrong beside the field where it was typed."""
    for name, words in bad.problems.items():
        field = "price" if name == "price_satang" else name
        form.add_error(field if field in form.fields else None, words)


def _chips(state: str) -> list[dict[str, Any]]:
    labels = {
        "": _("ทั้งหมด"),
        "waiting": _("รออนุมัติ"),
        "approved": _("รอเติม"),
        "filled": _("เติมแล้ว"),
        "refused": _("ไม่อนุมัติ"),
    }
    return [
        {"label": labels[one], "url": f"?state={one}" if one else "?", "current": one == state}
        for one in STATES
    ]
