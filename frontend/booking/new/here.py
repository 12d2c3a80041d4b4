"""The least of the form, for a time that was pointed at in the calendar: one dialog."""

from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.calendar.words import day_words, days_words
from frontend.booking.fields import OFFERED
from frontend.booking.new.clash import clash_words
from frontend.booking.new.deciding import who_decides
from frontend.booking.new.desk import Desk
from frontend.booking.new.forms import AskForm
from frontend.booking.new.typed import LooseForm, loose_form
from frontend.booking.posts import post_words
from frontend.booking.spoken import on_day
from frontend.shell.spoken import typed_date
from modules.booking.giving.ranges import offer_of
from modules.booking.held.holding import Clash
from modules.booking.models import Booking, ResourceKind, State

type Words = dict[str, Any]

# What stands in the dialog; the rest goes with it unseen, as the form has it at first.
_SHOWN = ("destination", "reach", "title", "starts", "ends")
_UNSEEN = ("resource", "day", "several", "last_day", "layout", "people", "office")


def asked_here(request: SignedInRequest) -> bool:
    """Tell whether the dialog of the calendar asks, rather than the page of the form."""
    return "here" in (request.POST or request.GET)


def dialog(
    request: SignedInRequest, desk: Desk, form: AskForm, clash: object = None, *, status: int = 200
) -> HttpResponse:
    """Answer the fields of the dialog, with what is wrong beside them."""
    loose = loose_form(desk, form.data if form.is_bound else form.initial)
    state = state_words(request, loose)
    shown = _shown(desk)
    wrong = [
        str(each) for name, errors in form.errors.items() if name not in shown for each in errors
    ]
    words = {
        **state,
        "form": form,
        "desk": desk,
        "vehicle": desk.kind == ResourceKind.VEHICLE,
        "several_offices": "office" in shown,
        "kept": _kept(form, shown),
        "day_words": _days(loose),
        "wrong": wrong,
        "clash": clash_words(request.viewer, desk, loose, clash)
        if isinstance(clash, Clash)
        else None,
        "offered": OFFERED,
    }
    return render(request, "booking/new/_here.html", words, status=status)


def state_words(request: SignedInRequest, loose: LooseForm) -> Words:
    """Return what is to be had, whether it is free at the times typed so far, and who decides."""
    times, now = loose.clock(), timezone.now()
    resource = loose.cleaned_data.get("resource")
    words: Words = {"resource": resource, "free": None, "state": "", "decides": None}
    if resource is None or times is None:
        return words
    offer = offer_of(request.viewer, resource.pk, *times, at=now)
    seats = _("%(n)s ที่นั่ง") % {"n": f"{resource.capacity:,}"} if resource.capacity else ""
    said = offer.problem or " · ".join(filter(None, (_("ว่าง"), seats)))
    decides = None if offer.problem else who_decides(request.user, loose, times, at=now)
    return {**words, "free": not offer.problem, "state": said, "decides": decides}


def made(booking: Booking) -> HttpResponse:
    """Answer that it is booked, or asked for and whose turn it is (JSON, 201)."""
    given = {"name": booking.resource.name, "time": on_day(booking.starts, booking.ends)}
    if booking.state == State.APPROVED:
        words = _("จองแล้ว %(name)s %(time)s") % given
    elif booking.state == State.WAITING or booking.waits_office is None:
        words = _("เข้าคิวรอแล้ว %(name)s %(time)s ถ้าว่างลงจะแจ้งท่าน") % given
    else:
        post = post_words(booking.waits_role, booking.waits_office)
        words = _("ส่งคำขอแล้ว %(name)s %(time)s รอ%(post)s") % {**given, "post": post}
    url = reverse("booking:show", args=[booking.pk])
    return JsonResponse({"words": words, "url": url}, status=201)


def _shown(desk: Desk) -> tuple[str, ...]:
    """Return the fields that stand in the dialog: of a trip also how many go."""
    people = ("people",) if desk.kind == ResourceKind.VEHICLE else ()
    office = ("office",) if len(desk.offices) > 1 else ()
    return (*_SHOWN, *people, *office)


def _kept(form: AskForm, shown: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what goes with the request unseen, by the names of its fields."""
    kept = []
    for name in _UNSEEN:
        if name in shown or name not in form.fields:
            continue
        value = form[name].value()
        text = typed_date(value) if isinstance(value, date) else str(value or "")
        if text:
            kept.append((name, text))
    return kept


def _days(loose: LooseForm) -> str:
    """Return the day, or the days, that are asked for."""
    day, last = loose.cleaned_data.get("day"), loose.cleaned_data.get("last_day")
    if day is None:
        return ""
    return days_words(day, last) if loose.cleaned_data.get("several") and last else day_words(day)
