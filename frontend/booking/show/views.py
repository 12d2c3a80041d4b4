"""The page of one booking: shown, and moved along its path."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from frontend.booking.show.acts import ACTS, Act
from frontend.booking.show.page import page_words
from frontend.booking.show.scene import Scene
from frontend.booking.spoken import on_day
from frontend.shell.doors import signed_in
from modules.booking.commands.request_series import OccurrencesClash
from modules.booking.held.holding import Clash
from modules.booking.models import Booking
from modules.booking.path import WrongState
from modules.booking.queries.bookings import booking_for
from modules.booking.wish import BadWish

_SHOWN = 5  # of what does not fit
# The fields in which what a command knows by another name is chosen.
_CHOSEN_IN = {"resource": ("vehicle", "chosen"), "driver": ("chosen",)}


@signed_in
@require_safe
def show(request: SignedInRequest, booking_id: int) -> HttpResponse:
    """Show a booking, and the form of what is asked to be done with it (`?do=`)."""
    return _page(request, _scene(request, booking_id))


@signed_in
@require_http_methods(["GET", "POST"])
def do(request: SignedInRequest, booking_id: int, verb: str) -> HttpResponse:
    """Do one thing with a booking: a verb of `ACTS`."""
    act = ACTS.get(verb)
    if act is None:
        raise Http404
    scene = _scene(request, booking_id)
    address = reverse("booking:show", args=[booking_id])
    if request.method == "GET":  # read again after a form that was wrong
        return HttpResponseRedirect(f"{address}?do={verb}")
    if not act.may(scene):
        return _refused(request, scene, act)
    form = act.make(scene, request.POST)
    if not form.is_valid():
        return _page(request, scene, verb=verb, form=form, status=422)
    try:
        act.run(scene, form)
    except BadWish as bad:
        _blame(form, bad)
        return _page(request, scene, verb=verb, form=form, status=422)
    except Clash as met:
        problem = met.text_for(request.viewer)
        return _page(request, scene, verb=verb, form=form, problem=problem, status=409)
    except OccurrencesClash as met:
        problem = "\n".join([str(met), *_unfit(met)])
        return _page(request, scene, verb=verb, form=form, problem=problem, status=409)
    except WrongState as why:
        again = _scene(request, booking_id)
        return _page(request, again, verb=verb, form=form, problem=str(why), status=409)
    return HttpResponseRedirect(f"{address}?done={verb}", status=303)


def _unfit(met: OccurrencesClash) -> list[str]:
    """Return the first few of a series that cannot be so, each with why."""
    bad = [each for each in met.occurrences if each.problem]
    return [f"{on_day(each.starts, each.ends)}: {each.problem}" for each in bad[:_SHOWN]]


def _blame(form: forms.Form, bad: BadWish) -> None:
    """Put what is wrong beside the field where it was chosen, if it was chosen here."""
    for name, words in bad.problems.items():
        here = next(
            (each for each in (name, *_CHOSEN_IN.get(name, ())) if each in form.fields), None
        )
        form.add_error(here, words)


def _refused(request: SignedInRequest, scene: Scene, act: Act) -> HttpResponse:
    """Answer who may not: that somebody was quicker, or that it is not theirs to do."""
    if act.over(scene):
        return _page(request, scene, problem=act.gone(scene), status=409)
    raise PermissionDenied


def _scene(request: SignedInRequest, booking_id: int) -> Scene:
    try:
        booking = booking_for(request.viewer, booking_id)
    except Booking.DoesNotExist as unknown:
        raise Http404 from unknown
    return Scene(request=request, booking=booking, at=timezone.now())


def _page(
    request: SignedInRequest,
    scene: Scene,
    *,
    verb: str = "",
    form: forms.Form | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    words: dict[str, Any] = page_words(scene, verb=verb, form=form)
    words["problem"] = problem
    return render(request, "booking/show/show.html", words, status=status)
