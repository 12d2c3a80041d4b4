"""Asking for a room, a vehicle or equipment: one page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from frontend.booking.new.desk import Desk, desk_of
from frontend.booking.new.forms import AskForm
from frontend.booking.new.here import asked_here, dialog, made, state_words
from frontend.booking.new.page import asked_at_first, choice_words, page_words
from frontend.booking.new.typed import again_so_far, ask_form, loose_form, typed_so_far
from frontend.booking.series.asking import ask_again
from frontend.booking.series.forms import SeriesForm
from frontend.booking.series.planned import planned_so_far
from frontend.shell.doors import signed_in
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.request_series import OccurrencesClash
from modules.booking.held.holding import Clash
from modules.booking.wish import BadWish

# What the form calls the fields of a wish.
_FIELD_OF = {"starts": "starts", "ends": "ends", "purpose": "title", "self_drive": "driver"}


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Show the form; on POST ask, or show again all that was typed."""
    desk = desk_of(request)
    if not desk.offices:
        raise PermissionDenied
    if request.method != "POST":
        first = ask_form(desk, initial=asked_at_first(request, desk))
        return _page(request, desk, first, SeriesForm())
    if "look" in request.POST or "take" in request.POST:
        typed = ask_form(desk, initial=typed_so_far(request.POST, desk))
        return _page(request, desk, typed, SeriesForm(initial=again_so_far(request.POST)))
    form, series = ask_form(desk, request.POST), SeriesForm(request.POST)
    clash: Clash | OccurrencesClash | None = None
    if all([form.is_valid(), series.is_valid()]):
        try:
            return _asked(request, form, series)
        except BadWish as bad:
            if not series.blame(bad):
                blame(form, bad)
        except (Clash, OccurrencesClash) as met:
            clash = met
    return _page(request, desk, form, series, clash=clash, status=409 if clash else 422)


@signed_in
@require_POST
def choices(request: SignedInRequest) -> HttpResponse:
    """Answer what can be had at the times typed so far, and who will decide (htmx)."""
    desk = desk_of(request)
    loose = loose_form(desk, request.POST)
    if asked_here(request):
        return render(request, "booking/new/_here_state.html", state_words(request, loose))
    words = choice_words(request, desk, loose)
    return render(request, "booking/new/_choices.html", {**words, "alone": True})


@signed_in
@require_POST
def planned(request: SignedInRequest) -> HttpResponse:
    """Answer what a series would give, from what is typed so far (htmx)."""
    loose = loose_form(desk_of(request), request.POST)
    words = planned_so_far(request.viewer, loose, request.POST, at=timezone.now())
    return render(request, "booking/series/_planned.html", {"planned": words})


def blame(form: AskForm, bad: BadWish) -> None:
    """Put each thing that is wrong with a wish beside the field where it was typed."""
    for name, words in bad.problems.items():
        field = _FIELD_OF.get(name, name)
        form.add_error(field if field in form.fields else None, words)


def _asked(request: SignedInRequest, form: AskForm, series: SeriesForm) -> HttpResponse:
    """Ask for it, once or again and again; lead to where it is seen."""
    office, now = form.asked_by_office(), timezone.now()
    if office is None:
        raise PermissionDenied
    wish = form.wish(join_queue="queue" in request.POST)
    if series.rule(wish.starts):
        there = ask_again(by=request.user, office=office, wish=wish, form=series, at=now)
        return HttpResponseRedirect(there, status=303)
    booking = request_booking(by=request.user, office=office, wish=wish, at=now)
    if asked_here(request):
        return made(booking)
    there = reverse("booking:show", args=[booking.pk]) + "?done=1"
    return HttpResponseRedirect(there, status=303)


def _page(
    request: SignedInRequest,
    desk: Desk,
    form: AskForm,
    series: SeriesForm,
    *,
    clash: Clash | OccurrencesClash | None = None,
    status: int = 200,
) -> HttpResponse:
    if asked_here(request):
        return dialog(request, desk, form, clash, status=status)
    words = page_words(request, desk, form, series, clash)
    return render(request, "booking/new/new.html", words, status=status)
