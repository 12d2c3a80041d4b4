"""The papers of vehicles as PDF, and the photos of their odometers."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.vehicles.views import month_asked, vehicle_or_404
from frontend.shell.doors import signed_in
from frontend.shell.files import inline_pdf, picture
from modules.booking.access import knows
from modules.booking.access.vehicles import reads_books
from modules.booking.models import Accident, Booking, ResourceKind, Trip, Vehicle
from modules.booking.papers.request_paper import request_paper
from modules.booking.papers.vehicle_papers import (
    accident_paper,
    list_paper,
    log_paper,
    repairs_paper,
)
from modules.booking.queries.bookings import booking_for
from modules.booking.queries.trips import trip_for
from modules.booking.queries.vehicles import accident_for
from thai.dates import bangkok_date, be_year


@signed_in
@require_safe
def form1(request: SignedInRequest) -> HttpResponse:
    """Print the list of cars that go with posts (แบบ 1)."""
    on = bangkok_date(timezone.now())
    return inline_pdf(list_paper(request.viewer, of_posts=True, on=on), "แบบ 1 บัญชีรถ.pdf")


@signed_in
@require_safe
def form2(request: SignedInRequest) -> HttpResponse:
    """Print the list of pool and guest cars (แบบ 2)."""
    on = bangkok_date(timezone.now())
    return inline_pdf(list_paper(request.viewer, of_posts=False, on=on), "แบบ 2 บัญชีรถ.pdf")


@signed_in
@require_safe
def form3(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Print the leave for a trip (แบบ 3), for who may know what it is about."""
    try:
        booking = booking_for(request.viewer, booking_id)
    except Booking.DoesNotExist as unknown:
        raise Http404 from unknown
    if booking.resource.kind != ResourceKind.VEHICLE or not knows(request.viewer, booking):
        raise Http404
    return inline_pdf(request_paper(booking), f"แบบ 3 {booking.pk}.pdf")


@signed_in
@require_safe
def form4(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Print a month of the log of trips (แบบ 4)."""
    month = month_asked(request)
    name = f"แบบ 4 {month.month:02}-{be_year(month)}"
    return _book(request, vehicle_id, name, lambda row: log_paper(request.viewer, row, month))


@signed_in
@require_safe
def form6(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Print the card of repairs (แบบ 6)."""
    on: date = bangkok_date(timezone.now())
    return _book(
        request, vehicle_id, "แบบ 6", lambda row: repairs_paper(request.viewer, row, on=on)
    )


@signed_in
@require_safe
def form5(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Print the report of an accident or a loss (แบบ 5)."""
    try:
        report = accident_for(request.viewer, report_id)
    except Accident.DoesNotExist as unknown:
        raise Http404 from unknown
    return inline_pdf(accident_paper(report), f"แบบ 5 {report.vehicle}.pdf")


@signed_in
@require_safe
def photo(request: SignedInRequest, trip_id: int, which: str) -> HttpResponse:
    """Show the photo of the odometer as a trip went `out` or came `in`."""
    try:
        trip = trip_for(request.viewer, trip_id)
    except Trip.DoesNotExist as unknown:
        raise Http404 from unknown
    file = {"out": trip.out_photo, "in": trip.in_photo}.get(which)
    if file is None:
        raise Http404
    return picture(request, file)


def _book(
    request: SignedInRequest, vehicle_id: int, name: str, made: Callable[[Vehicle], bytes]
) -> HttpResponse:
    row = vehicle_or_404(request, vehicle_id)
    if not reads_books(request.viewer, row.resource):
        raise Http404
    return inline_pdf(made(row), f"{name} {row}.pdf")
