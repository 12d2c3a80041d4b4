"""Give a booking another time or another room: from the calendar, and as a page of its own."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.move.forms import MoveForm, typed_in
from frontend.booking.spoken import on_day
from frontend.shell.doors import signed_in
from modules.booking.commands.move_booking import move_booking
from modules.booking.holding import Clash
from modules.booking.models import Booking, State
from modules.booking.path import WrongState, may_arrange
from modules.booking.queries.bookings import booking_for, title_for
from modules.booking.wish import BadWish
from thai.dates import bangkok_date


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Show the form; on POST move the booking, or say why not (422), in JSON to the calendar."""
    try:
        booking = booking_for(request.viewer, booking_id)
    except Booking.DoesNotExist:
        raise Http404 from None
    if not may_arrange(request.viewer, booking, on=bangkok_date(timezone.now())):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, booking, MoveForm(request.viewer, booking))
    form = MoveForm(request.viewer, booking, typed_in(request.POST, booking))
    if not form.is_valid() or not _moved(request, booking, form):
        return _refused(request, booking, form)
    url = reverse("booking:show", args=[booking.pk])
    if _from_calendar(request):
        starts, ends = form.times()
        words = _("ย้ายแล้ว %(name)s %(time)s") % {
            "name": form.chosen().name,
            "time": on_day(starts, ends),
        }
        return JsonResponse({"words": words})
    return HttpResponseRedirect(url, status=303)


def _moved(request: SignedInRequest, booking: Booking, form: MoveForm) -> bool:
    """Move it; what stands in the way is said beside the field that it is about."""
    starts, ends = form.times()
    try:
        move_booking(
            by=request.user,
            booking=booking.pk,
            starts=starts,
            ends=ends,
            resource=form.chosen(),
            at=timezone.now(),
        )
    except BadWish as bad:
        for name, words in bad.problems.items():
            form.add_error(name if name in form.fields else None, words)
    except Clash as clash:
        form.add_error(None, clash.text_for(request.viewer))
    except WrongState as wrong:
        form.add_error(None, str(wrong))
    return form.is_valid()


def _refused(request: SignedInRequest, booking: Booking, form: MoveForm) -> HttpResponse:
    if not _from_calendar(request):
        return _page(request, booking, form, status=422)
    words = [str(each) for errors in form.errors.values() for each in errors]
    return JsonResponse({"words": "\n".join(words)}, status=422)


def _from_calendar(request: SignedInRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _page(
    request: SignedInRequest, booking: Booking, form: MoveForm, *, status: int = 200
) -> HttpResponse:
    url = reverse("booking:show", args=[booking.pk])
    title = title_for(request.viewer, booking)
    words = {
        "booking": booking,
        "form": form,
        "url": url,
        "now": on_day(booking.starts, booking.ends),
        "again": booking.state == State.APPROVED,
        "crumbs": [
            {"label": _("จองห้องและรถ"), "url": reverse("booking:calendar")},
            {"label": title, "url": url},
        ],
    }
    return render(request, "booking/move/move.html", words, status=status)
