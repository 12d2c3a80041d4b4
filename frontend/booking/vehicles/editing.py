"""Add a vehicle to the list, and change what the list says of one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.vehicles.forms import VehicleForm
from frontend.booking.vehicles.views import vehicle_or_404
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.access import manages, manages_any
from modules.booking.commands.add_vehicle import add_vehicle
from modules.booking.commands.change_vehicle import change_vehicle
from modules.booking.models import Fuel, Vehicle, VehicleClass
from modules.booking.queries.keepers import keepers_for, offices_kept_by
from modules.booking.queries.vehicles import drivers_for
from modules.booking.typed import Mistyped

_OF_RESOURCE = ("name", "capacity", "place", "bookable_by")


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Show an empty line; on POST add the vehicle."""
    if not manages_any(request.viewer):
        raise PermissionDenied
    first = {
        "vehicle_class": VehicleClass.POOL_CAR,
        "fuel": Fuel.DIESEL,
        "bookable_by": "staff",
        "office": str(request.duty.office.pk) if request.duty else "",
    }
    form = _form(request, first, new=True)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_vehicle(by=request.user, facts=form.facts(), at=timezone.now())
        except Mistyped as bad:
            _blame(form, bad)
        else:
            say(request, _("เพิ่มรถในบัญชีแล้ว บันทึกวันหมดอายุภาษีและ พ.ร.บ. ต่อได้เลย"))
            return HttpResponseRedirect(reverse("booking:vehicle", args=[row.pk]), status=303)
    return _page(request, form, None)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Show the line of a vehicle; on POST change it."""
    row = vehicle_or_404(request, vehicle_id)
    if not manages(request.viewer, row.resource):
        raise PermissionDenied
    form = _form(request, _typed(row), new=False)
    if request.method == "POST" and form.is_valid():
        try:
            change_vehicle(by=request.user, vehicle=row.pk, facts=form.facts(), at=timezone.now())
        except Mistyped as bad:
            _blame(form, bad)
        else:
            say(request, _("แก้ไขบัญชีรถแล้ว"))
            return HttpResponseRedirect(reverse("booking:vehicle", args=[row.pk]), status=303)
    return _page(request, form, row)


def _form(request: SignedInRequest, first: dict[str, Any], *, new: bool) -> VehicleForm:
    return VehicleForm(
        request.POST if request.method == "POST" else None,
        initial=first,
        offices=offices_kept_by(request.viewer),
        people=keepers_for(request.viewer),
        drivers=list(drivers_for(request.viewer)),
        new=new,
    )


def _typed(row: Vehicle) -> dict[str, Any]:
    """Return a vehicle as the form shows it."""
    own = [name for name in VehicleForm.base_fields if name not in ("price", "odometer")]
    first = {name: getattr(row, name) for name in own if hasattr(row, name)}
    first |= {name: getattr(row.resource, name) for name in _OF_RESOURCE}
    first["office"] = str(row.resource.office_id)
    first["keeper"] = str(row.resource.keeper_id or "")
    first["usual_driver"] = str(row.usual_driver_id or "")
    if row.price_satang is not None:
        first["price"] = f"{row.price_satang // 100}.{row.price_satang % 100:02}"
    return first


def _blame(form: VehicleForm, bad: Mistyped) -> None:
    for name, words in bad.problems.items():
        field = "price" if name == "price_satang" else name
        form.add_error(field if field in form.fields else None, words)


def _page(request: SignedInRequest, form: VehicleForm, row: Vehicle | None) -> HttpResponse:
    shown = {"form": form, "vehicle": row}
    return render(
        request, "booking/vehicles/edit.html", shown, status=422 if form.is_bound else 200
    )
