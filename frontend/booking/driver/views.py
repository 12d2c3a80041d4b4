"""The driver's page: trips of today and tomorrow, going out and coming back."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from files.models import StoredFile
from frontend.booking.driver.cards import card_of, told
from frontend.booking.driver.forms import BackForm, OutForm, form_for
from frontend.booking.driver.photo import carry, photo_from
from frontend.booking.late import late_rows
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.access.vehicles import driver_row
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Booking
from modules.booking.path import WrongState
from modules.booking.queries.forgotten import forgotten_by
from modules.booking.queries.trips import Work, rescue_vehicles, work_for, work_of
from modules.booking.typed import Mistyped
from thai.dates import bangkok_date

type Words = dict[str, Any]


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show the trips of today and tomorrow, or say that there is nothing to drive."""
    now = timezone.now()
    today = bangkok_date(now)
    work = work_of(request.viewer, on=today)
    cards = [card_of(request, one, now=now) for one in work]
    first = next((card for card in cards if card["does"]), None)
    shown: Words = {
        "today": today,
        "groups": _groups(cards, today),
        "first": first["pk"] if first else 0,
        "rescue": rescue_vehicles(request.viewer),
        "forgotten": late_rows(request.viewer, forgotten_by(request.viewer, at=now)),
        "drives": bool(work) or driver_row(request.viewer) is not None,
    }
    return render(request, "booking/driver/driver.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def trip(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Show one trip with its form; on POST write it down as gone out, or as come back."""
    now = timezone.now()
    try:
        work = work_for(request.viewer, booking_id)
    except Booking.DoesNotExist as unknown:
        raise Http404 from unknown
    if work is None:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, work, now=now)
    sent = (request.POST, request.FILES)
    form = form_for(work.booking, back="back" in request.POST, sent=sent)
    photo = photo_from(request, form, now)
    if form.is_valid():
        try:
            return _done(request, work, form, photo, now)
        except Mistyped as bad:
            for name, words in bad.problems.items():
                field = _field_of(form, name)
                form.add_error(field if field in form.fields else None, words)
        except WrongState as why:
            again = work_for(request.viewer, booking_id) or work
            return _page(request, again, now=now, told=str(why), status=409)
    carry(request, form, photo)
    return _page(request, work, form=form, now=now, status=422)


def _field_of(form: Any, name: str) -> str:
    """Return the field in which what the command knows by a name is typed."""
    if name == "remark" and form.cleaned_data.get("back_time"):
        return "why"
    return {"in_at": "back_time"}.get(name, name)


def _done(
    request: SignedInRequest, work: Work, form: Any, photo: StoredFile | None, now: datetime
) -> HttpResponse:
    typed = form.cleaned_data
    given = {
        "by": request.user,
        "booking": work.booking.pk,
        "odometer": typed["odometer"],
        "again": typed["again"],
        "photo": photo,
        "at": now,
    }
    if isinstance(form, BackForm):
        line = end_trip(**given, remark=form.words(), in_at=form.back_at())
        words = _("บันทึกกลับถึงแล้ว ระยะทาง %(km)s กม.") % {"km": f"{line.distance_km:,}"}
    else:
        line = start_trip(**given, driver_name=typed["driver_name"])
        words = _("บันทึกออกรถแล้ว เที่ยวที่ %(number)s") % {"number": line}
    say(request, words)
    if isinstance(form, OutForm) and line.gap_km:
        say(request, told(line.gap_km), "warning")
    own = any(one.booking.pk == work.booking.pk for one in work_of(request.viewer, on=_day(now)))
    return redirect("booking:driver") if own else redirect("booking:trip", work.booking.pk)


def _page(
    request: SignedInRequest,
    work: Work,
    *,
    now: datetime,
    form: Any = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    card = card_of(request, work, now=now, form=form)
    shown = {"card": card, "told": told, "first": card["pk"]}
    return render(request, "booking/driver/trip.html", shown, status=status)


def _groups(cards: list[Words], today: Any) -> list[Words]:
    """Return the cards by day: what is out or of today first, then tomorrow's."""
    tomorrow = today + timedelta(days=1)
    later = [card for card in cards if card["day"] >= tomorrow and not card["out"]]
    now = [card for card in cards if card not in later]
    groups = [{"title": _("วันนี้"), "cards": now}, {"title": _("พรุ่งนี้"), "cards": later}]
    return [group for group in groups if group["cards"]]


def _day(now: datetime) -> Any:
    return bangkok_date(now)
