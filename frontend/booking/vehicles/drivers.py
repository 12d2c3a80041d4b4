"""The drivers: a list, adding one, one's page with the licence."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from frontend.booking.vehicles.forms import DriverForm
from frontend.booking.vehicles.listing import warning
from frontend.booking.vehicles.notes import ValidityForm
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.access import manages, manages_any
from modules.booking.commands.add_driver import add_driver
from modules.booking.commands.change_driver import change_driver
from modules.booking.commands.record_validity import record_validity
from modules.booking.models import Driver, ValidityKind
from modules.booking.queries.keepers import keepers_for, offices_kept_by
from modules.booking.queries.vehicles import driver_for, drivers_for
from modules.booking.typed import Mistyped
from modules.booking.vehicles.validities import standings
from thai.dates import bangkok_date


class LicenceForm(ValidityForm):
    """Until when a licence holds; there is nothing else to choose."""

    kind = None  # type: ignore[assignment]


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show who drives, and whose licence is about to lapse."""
    rows = list(drivers_for(request.viewer))
    known = standings([row.pk for row in rows], on=bangkok_date(timezone.now()))
    shown = {
        "rows": [{"driver": row, "licence": _licence(known[row.pk])} for row in rows],
        "adds": manages_any(request.viewer),
    }
    return render(request, "booking/vehicles/drivers.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Show an empty form; on POST add the driver."""
    if not manages_any(request.viewer):
        raise PermissionDenied
    form = _form(request, {"office": str(request.duty.office.pk) if request.duty else ""})
    if request.method == "POST" and form.is_valid():
        try:
            row = add_driver(by=request.user, facts=form.facts(), at=timezone.now())
        except Mistyped as bad:
            _blame(form, bad)
        else:
            say(request, _("เพิ่มพนักงานขับรถแล้ว บันทึกวันหมดอายุใบขับขี่ต่อได้เลย"))
            return HttpResponseRedirect(_address(row), status=303)
    return _page(request, form, None)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, driver_id: int) -> HttpResponse:
    """Show a driver; on POST change what is known of them."""
    row = _driver_or_404(request, driver_id)
    keeps = manages(request.viewer, row.resource)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    first = {name: getattr(row, name) for name in ("licence_no", "licence_class")}
    first |= {"name": row.resource.name, "office": str(row.resource.office_id)}
    form = _form(request, {**first, "person": str(row.person_id or "")})
    if request.method == "POST" and form.is_valid():
        try:
            change_driver(by=request.user, driver=row.pk, facts=form.facts(), at=timezone.now())
        except Mistyped as bad:
            _blame(form, bad)
        else:
            say(request, _("แก้ไขแล้ว"))
            return HttpResponseRedirect(_address(row), status=303)
    return _page(request, form, row)


@signed_in
@require_http_methods(["GET", "POST"])
def licence(request: SignedInRequest, driver_id: int) -> HttpResponse:
    """Note until when a driver's licence holds."""
    row = _driver_or_404(request, driver_id)
    if not manages(request.viewer, row.resource):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseRedirect(_address(row))
    form = LicenceForm(request.POST)
    if form.is_valid():
        given = {"by": request.user, "resource": row.pk, "kind": ValidityKind.LICENCE}
        try:
            record_validity(**given, at=timezone.now(), **form.cleaned_data)
        except Mistyped as bad:
            _blame(form, bad)
        else:
            say(request, _("บันทึกวันหมดอายุใบขับขี่แล้ว"))
            return HttpResponseRedirect(_address(row), status=303)
    return _page(request, _form(request, {}, blank=True), row, until=form)


def _form(request: SignedInRequest, first: dict[str, Any], *, blank: bool = False) -> DriverForm:
    typed = request.POST if request.method == "POST" and not blank else None
    offices, people = offices_kept_by(request.viewer), keepers_for(request.viewer)
    return DriverForm(typed, initial=first, offices=offices, people=people)


def _page(
    request: SignedInRequest, form: DriverForm, row: Driver | None, *, until: Any = None
) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "driver": row, "until": until or LicenceForm()}
    if row is not None:
        known = standings([row.pk], on=bangkok_date(timezone.now()))[row.pk]
        shown["licence"] = _licence(known)
        shown["keeps"] = manages(request.viewer, row.resource)
    status = 422 if form.is_bound or until is not None else 200
    return render(request, "booking/vehicles/driver.html", shown, status=status)


def _licence(lines: Any) -> dict[str, Any] | None:
    line = next((one for one in lines if one.kind == ValidityKind.LICENCE), None)
    if line is None:
        return None
    return {"line": line, "mark": warning(line) if line.threshold is not None else None}


def _blame(form: Any, bad: Mistyped) -> None:
    for name, words in bad.problems.items():
        form.add_error(name if name in form.fields else None, words)


def _address(row: Driver) -> str:
    return reverse("booking:change-driver", args=[row.pk])


def _driver_or_404(request: SignedInRequest, driver_id: int) -> Driver:
    try:
        return driver_for(request.viewer, driver_id)
    except Driver.DoesNotExist as unknown:
        raise Http404 from unknown
