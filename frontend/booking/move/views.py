"""Give a booking another time or another room: what the calendar sends when it is dragged."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.move.forms import MoveForm, typed_in
from frontend.booking.spoken import on_day
from frontend.shell.doors import signed_in
from modules.booking.commands.move_booking import move_booking
from modules.booking.held.holding import Clash
from modules.booking.models import Booking
from modules.booking.path import WrongState, may_arrange
from modules.booking.queries.bookings import booking_for
from modules.booking.wish import BadWish
from thai.dates import bangkok_date


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Move a booking and say so in JSON, or why not (422); to look at it, lead to its page."""
    try:
        booking = booking_for(request.viewer, booking_id)
    except Booking.DoesNotExist:
        raise Http404 from None
    if not may_arrange(request.viewer, booking, on=bangkok_date(timezone.now())):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseRedirect(reverse("booking:show", args=[booking.pk]) + "?do=move")
    form = MoveForm(request.viewer, booking, typed_in(request.POST, booking))
    moved = _moved(request, booking, form) if form.is_valid() else None
    if moved is None:
        wrong = [str(each) for errors in form.errors.values() for each in errors]
        return JsonResponse({"words": "\n".join(wrong)}, status=422)
    name, time = form.chosen().name, on_day(*form.times())
    words = _("ย้ายแล้ว %(name)s %(time)s") % {"name": name, "time": time}
    return JsonResponse({"words": words, "undo": _may_go_back(booking, moved)})


def _moved(request: SignedInRequest, booking: Booking, form: MoveForm) -> Booking | None:
    """Move it and return it as it is now, or None: what stands in the way is said by field."""
    starts, ends = form.times()
    try:
        return move_booking(
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
    return None


def _may_go_back(before: Booking, after: Booking) -> bool:
    """Tell whether moving it back makes all as it was: no approval was lost, nor is it late."""
    stands = ("state", "waits_role", "waits_office_id")
    same = all(getattr(before, name) == getattr(after, name) for name in stands)
    return same and before.starts > timezone.now()
