"""The page of a series, and calling off the rest of it."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from frontend.booking.series.page import series_words
from frontend.shell.doors import signed_in
from modules.booking.commands.cancel_series import cancel_series
from modules.booking.models import Booking, Series
from modules.booking.path import WrongState
from modules.booking.queries.bookings import booking_for
from modules.booking.queries.series import series_for


@signed_in
@require_safe
def show(request: SignedInRequest, series_id: int) -> HttpResponse:
    """Show the bookings of a series, each with how far it has come."""
    return _page(request, series_id)


@signed_in
@require_POST
def cancel(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Cancel a booking of a series and those after it."""
    try:
        series = booking_for(request.viewer, booking_id).series_id
    except Booking.DoesNotExist as unknown:
        raise Http404 from unknown
    if series is None:
        raise Http404
    try:
        reason = request.POST.get("reason", "")
        cancel_series(by=request.user, booking=booking_id, reason=reason, at=timezone.now())
    except WrongState as why:
        return _page(request, series, problem=str(why), status=422)
    return HttpResponseRedirect(
        reverse("booking:series", args=[series]) + "?done=cancel", status=303
    )


def _page(
    request: SignedInRequest, series_id: int, *, problem: str = "", status: int = 200
) -> HttpResponse:
    try:
        series = series_for(request.viewer, series_id)
    except Series.DoesNotExist as unknown:
        raise Http404 from unknown
    words = series_words(request, series, at=timezone.now())
    return render(request, "booking/series/show.html", {**words, "problem": problem}, status=status)
