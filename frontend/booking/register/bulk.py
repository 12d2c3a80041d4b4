"""Approving several bookings at once, from the list of what waits for the viewer."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.fields import key_of
from frontend.booking.register.asking import question_of
from frontend.booking.register.views import page
from frontend.booking.spoken import on_day
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, Resource, State
from modules.booking.path import WrongState
from modules.booking.queries.drivers import driver_offers
from modules.booking.queries.waiting import waiting_for
from modules.booking.wish import BadWish

MOST = 50
NO_DRIVER = gettext_lazy("ยังไม่ได้เลือกพนักงานขับรถ เลือกได้ที่พิจารณาหลายรายการ")


@signed_in
@require_http_methods(["GET", "POST"])
def approve(request: SignedInRequest) -> HttpResponse:
    """Approve or endorse what was picked, each for itself; say which could not be and why."""
    back = f"{reverse('booking:list')}?scope=turn"
    if request.method == "GET":
        return HttpResponseRedirect(back)
    picked = [key for key in map(key_of, request.POST.getlist("pick")[:MOST]) if key]
    rows = waiting_for(request.viewer).filter(pk__in=picked).select_related("resource")
    done, left = 0, list[str]()
    found = list(rows.order_by("during__startswith", "pk"))
    offers = driver_offers(request.viewer, found)
    for booking in found:
        offer = offers.get(booking.pk)
        why = NO_DRIVER if offer is not None and offer.needed else decide_on(request, booking)
        done += not why
        if why:
            left.append(f"{booking.resource} {on_day(booking.starts, booking.ends)}: {why}")
    if done:
        say(
            request,
            ngettext("พิจารณาแล้ว %(n)s รายการ", "พิจารณาแล้ว %(n)s รายการ", done) % {"n": done},
        )
    if not left and done:
        return HttpResponseRedirect(back, status=303)
    words = left or [_("เลือกรายการก่อน แล้วกดอนุมัติ")]
    question = question_of(request.GET.copy())
    return page(request, question, told={"lines": words}, status=409 if left else 422)


def decide_on(request: SignedInRequest, booking: Booking, *, driver: Resource | None = None) -> str:
    """Decide on one, a trip with its driver; return why it could not be, or nothing."""
    by, now = request.user, timezone.now()
    try:
        if booking.state == State.ASKED:
            endorse_booking(by=by, booking=booking.pk, at=now)
        else:
            approve_booking(by=by, booking=booking.pk, driver=driver, at=now)
    except Clash as met:
        return met.text_for(request.viewer)
    except (WrongState, BadWish) as why:
        return str(why)
    except PermissionDenied:
        return _("ไม่ใช่รายการที่รอท่าน")
    return ""
