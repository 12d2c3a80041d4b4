"""Writing down afterwards a trip that nobody recorded."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.driver.forms import RecordForm
from frontend.booking.move.forms import fields_of
from frontend.booking.spoken import on_day
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.access import knows
from modules.booking.access.vehicles import driver_of
from modules.booking.commands.record_trip import record_trip
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Resource, Trip
from modules.booking.path import WrongState
from modules.booking.queries.forgotten import may_be_recorded
from modules.booking.queries.trips import Work, work_for
from modules.booking.queries.vehicles import drivers_for
from modules.booking.typed import Mistyped
from modules.booking.vehicles.past_trip import Course, neighbours

# The fields in which what the command knows by another name is typed.
_TYPED_IN = {"out_at": "starts", "in_at": "ends"}


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Ask when it went and what the odometer said; on POST write it into the log."""
    work = _work(request, booking_id)
    now = timezone.now()
    if request.method != "POST":
        if not may_be_recorded(work.booking, at=now):
            return redirect("booking:show", booking_id)
        return _page(request, work, _form(request, work))
    form = _form(request, work, request.POST)
    if not form.is_valid():
        return _page(request, work, form, status=422)
    try:
        trip = _recorded(request, work, form, now)
    except Mistyped as bad:
        for name, words in bad.problems.items():
            field = _TYPED_IN.get(name, name)
            form.add_error(field if field in form.fields else None, words)
        return _page(request, work, form, status=422)
    except Clash as met:
        return _page(request, work, form, told=met.text_for(request.viewer), status=409)
    except WrongState as why:
        return _page(request, work, form, told=str(why), status=409)
    words = _("บันทึกย้อนหลังแล้ว เที่ยวที่ %(number)s ระยะทาง %(km)s กม.")
    say(request, words % {"number": trip, "km": f"{trip.distance_km:,}"})
    return redirect("booking:show", booking_id)


def _work(request: SignedInRequest, booking_id: int) -> Work:
    try:
        work = work_for(request.viewer, booking_id)
    except Booking.DoesNotExist as unknown:
        raise Http404 from unknown
    if work is None:
        raise PermissionDenied
    return work


def _form(request: SignedInRequest, work: Work, data: Any = None) -> RecordForm:
    """Return the form, filled in as the trip was meant to be."""
    booking = work.booking
    given = driver_of(booking)
    drivers: dict[str, Resource] = {
        str(each.resource_id): each.resource for each in drivers_for(request.viewer)
    }
    if given is not None:
        drivers.setdefault(str(given.resource_id), given.resource)
    first = fields_of(booking.starts, booking.ends)
    first["driver"] = str(given.resource_id) if given else ""
    if booking.self_drive and booking.asked_by and not given:
        first["driver_name"] = booking.asked_by.full_name
    return RecordForm(data, drivers=drivers, initial=first)


def _recorded(request: SignedInRequest, work: Work, form: RecordForm, now: datetime) -> Trip:
    typed, (out_at, in_at) = form.cleaned_data, form.times()
    return record_trip(
        by=request.user,
        booking=work.booking.pk,
        course=Course(
            out_at=out_at,
            in_at=in_at,
            out_km=typed["out_km"],
            in_km=typed["in_km"],
            again=typed["again"],
        ),
        reason=typed["reason"],
        driver=form.drivers.get(typed["driver"]),
        driver_name=typed["driver_name"],
        at=now,
    )


def _page(
    request: SignedInRequest, work: Work, form: RecordForm, *, told: str = "", status: int = 200
) -> HttpResponse:
    booking = work.booking
    near = neighbours(booking.resource.vehicle, booking.starts)
    known = knows(request.viewer, booking)
    shown = {
        "booking": booking,
        "when": on_day(booking.starts, booking.ends),
        "destination": booking.destination if known else "",
        "form": form,
        "told": told,
        "last": near.reading,
        "next": near.after.out_km if near.after else None,
    }
    return render(request, "booking/driver/record.html", shown, status=status)
