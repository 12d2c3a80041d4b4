"""The page on which somebody from outside asks."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.booking.fields import moment_of
from frontend.booking.spoken import in_full
from frontend.public.booking.forms import AskForm, initial_of
from frontend.public.booking.money import cost_words
from frontend.public.booking.places import place_known
from frontend.public.doors import asks_too_often, for_anybody
from modules.booking.commands.ask_from_outside import (
    BadWish,
    NotLent,
    TimeTaken,
    ask_from_outside,
)
from modules.booking.models import Resource
from modules.booking.queries.outsiders import is_free, is_taken

type Times = tuple[datetime | None, datetime | None]

_LONGEST = timedelta(days=366)  # of what is reckoned before it is asked for
# Where the command's words about a field stand in the form.
_FIELD_OF = {"resource": None, "extras": None}


@require_http_methods(["GET", "POST"])
@for_anybody
def ask(request: HttpRequest, place_id: int) -> HttpResponse:
    """Ask for a place: `?starts=2026-11-23T09:00&ends=…`; `look` only says what it would cost."""
    place = place_known(place_id)
    if request.method != "POST":
        times = _address_times(request)
        return _page(request, place, _form(place, initial=initial_of(*times)), looked=times)
    form = _form(place, request.POST)
    valid = form.is_valid()
    typed_times = form.times()  # an error said of them later must not hide what they cost
    if "look" in request.POST:
        typed = {name: request.POST.get(name) for name in form.fields if name != "website"}
        return _page(request, place, _form(place, initial=typed), looked=typed_times, asked=True)
    if form.cleaned_data.get("website"):
        form.add_error(None, _("ส่งไม่สำเร็จ ปิดส่วนเสริมที่กรอกแบบฟอร์มเองแล้วลองใหม่"))
    elif valid and asks_too_often(request):
        form.add_error(None, _("มีคำขอจากเครือข่ายนี้มากเกินไป รอ 1 ชั่วโมงแล้วลองใหม่ หรือโทรหาหน่วยงาน"))
        return _page(request, place, form, status=429)
    elif valid:
        answer = _ask(request, form)
        if answer is not None:
            return answer
    return _page(request, place, form, looked=typed_times, status=422)


def _ask(request: HttpRequest, form: AskForm) -> HttpResponse | None:
    """Send the request and lead to where it is followed, or write down what is wrong with it."""
    site = f"{request.scheme}://{request.get_host()}"
    try:
        asked = ask_from_outside(wish=form.wish(), site=site, at=timezone.now())
    except BadWish as bad:
        for name, words in bad.problems.items():
            field = _FIELD_OF.get(name, name)
            form.add_error(field if field in form.fields else None, words)
    except TimeTaken as taken:
        form.add_error("starts", str(taken))
    except NotLent as unknown:
        raise Http404 from unknown
    else:
        return redirect(reverse("public:follow", args=[asked.token]) + "?done=asked")
    return None


def _form(place: Resource, data: Any = None, **more: Any) -> AskForm:
    return AskForm(data, place=place, mails=settings.SENDS_MAIL, **more)


def _address_times(request: HttpRequest) -> Times:
    """Return the times of the address, both or neither."""
    try:
        starts, ends = (moment_of(request.GET.get(name, "")) for name in ("starts", "ends"))
    except OverflowError:
        return None, None
    return (starts, ends) if starts and ends else (None, None)


def _page(
    request: HttpRequest,
    place: Resource,
    form: AskForm,
    *,
    looked: Times | None = None,
    asked: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Return the page, with what the times cost and whether they are free if they are times."""
    page: dict[str, Any] = {"place": place, "form": form, "cost": None, "asked": asked}
    page["queue"] = bool(form["join_queue"].value())
    starts, ends = looked or (None, None)
    if starts and ends and timedelta() < ends - starts < _LONGEST:
        page["cost"] = cost_words(place, starts, ends)
        page["when"] = ", ".join(in_full(starts, ends))
        page["free"] = is_free(place, starts, ends)
        page["queue"] = page["queue"] or is_taken(place, starts, ends)
    return render(request, "public/booking/ask.html", page, status=status)
