"""Going out at once with a rescue vehicle."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.driver.cards import told
from frontend.booking.driver.forms import RescueForm
from frontend.booking.driver.photo import carry, photo_from
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.access.vehicles import may_rescue
from modules.booking.commands.start_rescue import start_rescue
from modules.booking.held.holding import Clash
from modules.booking.models import Vehicle
from modules.booking.path import WrongState
from modules.booking.queries.vehicles import vehicle_for
from modules.booking.typed import Mistyped


@signed_in
@require_http_methods(["GET", "POST"])
def rescue(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Ask where to and why; on POST the trip begins, and the permission is asked for."""
    try:
        vehicle = vehicle_for(request.viewer, vehicle_id)
    except Vehicle.DoesNotExist as unknown:
        raise Http404 from unknown
    if not may_rescue(request.viewer, vehicle):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, vehicle, RescueForm())
    now = timezone.now()
    form = RescueForm(request.POST, request.FILES)
    photo = photo_from(request, form, now)
    if form.is_valid():
        kept = ("destination", "reason", "odometer", "again")
        typed: dict[str, Any] = {name: form.cleaned_data[name] for name in kept}
        try:
            trip = start_rescue(by=request.user, vehicle=vehicle.pk, photo=photo, at=now, **typed)
        except Mistyped as bad:
            for name, words in bad.problems.items():
                form.add_error(name if name in form.fields else None, words)
        except (WrongState, Clash) as why:
            return _page(request, vehicle, form, told=str(why), status=409)
        else:
            say(request, _("ออกรถแล้ว เที่ยวที่ %(number)s คำขอรออนุญาตภายหลัง") % {"number": trip})
            if trip.gap_km:
                say(request, told(trip.gap_km), "warning")
            return redirect("booking:trip", trip.booking_id)
    carry(request, form, photo)
    return _page(request, vehicle, form, status=422)


def _page(
    request: SignedInRequest,
    vehicle: Vehicle,
    form: RescueForm,
    *,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = {"vehicle": vehicle, "form": form, "told": told, "last": vehicle.odometer}
    return render(request, "booking/driver/rescue.html", shown, status=status)
