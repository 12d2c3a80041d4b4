"""The vehicle list, and the page of one vehicle."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.vehicles.listing import rows_of
from frontend.booking.vehicles.tabs import TABS, tab_words
from frontend.shell.doors import signed_in
from modules.booking.access import manages, manages_any
from modules.booking.models import Vehicle
from modules.booking.queries.vehicles import vehicle_for, vehicles_for
from thai.dates import bangkok_date


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show บัญชีรถ: what is in use, or what was disposed of (`?show=disposed`)."""
    today = bangkok_date(timezone.now())
    disposed = request.GET.get("show") == "disposed"
    vehicles = list(vehicles_for(request.viewer, disposed=disposed))
    shown = {
        "rows": rows_of(vehicles, on=today),
        "disposed": disposed,
        "adds": manages_any(request.viewer),
    }
    return render(request, "booking/vehicles/list.html", shown)


@signed_in
@require_safe
def vehicle(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Show one vehicle: facts, log, fuel or upkeep (`?tab=`)."""
    tab = request.GET.get("tab", "")
    row = vehicle_or_404(request, vehicle_id)
    return page(request, row, tab=tab if tab in TABS else TABS[0])


def page(
    request: SignedInRequest,
    row: Vehicle,
    *,
    tab: str,
    typed: dict[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of a vehicle at a tab, with forms that were wrong as they were typed."""
    words = tab_words(request, row, tab, month=month_asked(request), typed=typed or {})
    shown: dict[str, Any] = {
        "vehicle": row,
        "tab": tab,
        "template": f"booking/vehicles/_{tab}.html",
        "manages": manages(request.viewer, row.resource),
        **words,
    }
    return render(request, "booking/vehicles/vehicle.html", shown, status=status)


def vehicle_or_404(request: SignedInRequest, vehicle_id: int) -> Vehicle:
    """Return a vehicle, or raise `Http404`."""
    try:
        return vehicle_for(request.viewer, vehicle_id)
    except Vehicle.DoesNotExist as unknown:
        raise Http404 from unknown


def month_asked(request: SignedInRequest) -> date:
    """Return the first day of the month of the address (`?month=2026-03`), else of this one."""
    today = bangkok_date(timezone.now())
    try:
        asked = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if 2000 <= asked.year <= today.year + 1 else today.replace(day=1)
