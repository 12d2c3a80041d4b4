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
from frontend.booking.new.page import asked_at_first, choice_words, page_words
from frontend.booking.new.typed import ask_form, loose_form, typed_so_far
from frontend.shell.doors import signed_in
from modules.booking.commands.request_booking import request_booking
from modules.booking.holding import Clash
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
        return _page(request, desk, ask_form(desk, initial=asked_at_first(request)))
    if "look" in request.POST or "take" in request.POST:
        typed = typed_so_far(request.POST, desk)
        return _page(request, desk, ask_form(desk, initial=typed))
    form = ask_form(desk, request.POST)
    clash: Clash | None = None
    if form.is_valid():
        try:
            return HttpResponseRedirect(_asked(request, form), status=303)
        except BadWish as bad:
            blame(form, bad)
        except Clash as met:
            clash = met
    return _page(request, desk, form, clash=clash, status=409 if clash else 422)


@signed_in
@require_POST
def choices(request: SignedInRequest) -> HttpResponse:
    """Answer what can be had at the times typed so far, and who will decide (htmx)."""
    desk = desk_of(request)
    words = choice_words(request, desk, loose_form(desk, request.POST))
    return render(request, "booking/new/_choices.html", {**words, "alone": True})


def blame(form: AskForm, bad: BadWish) -> None:
    """Put each thing that is wrong with a wish beside the field where it was typed."""
    for name, words in bad.problems.items():
        field = _FIELD_OF.get(name, name)
        form.add_error(field if field in form.fields else None, words)


def _asked(request: SignedInRequest, form: AskForm) -> str:
    office = form.asked_by_office()
    if office is None:
        raise PermissionDenied
    wish = form.wish(join_queue="queue" in request.POST)
    booking = request_booking(by=request.user, office=office, wish=wish, at=timezone.now())
    return reverse("booking:show", args=[booking.pk]) + "?done=1"


def _page(
    request: SignedInRequest,
    desk: Desk,
    form: AskForm,
    *,
    clash: Clash | None = None,
    status: int = 200,
) -> HttpResponse:
    words = page_words(request, desk, form, clash)
    return render(request, "booking/new/new.html", words, status=status)
