"""Deciding on several requests at once: pick, say who drives, and read what became of each."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.decide.rows import NOT_A_TRIP, Typed, driver_chosen, results_of, rows_of
from frontend.booking.fields import key_of
from frontend.booking.register.bulk import decide_on
from frontend.shell.doors import signed_in
from modules.booking.models import Booking, State
from modules.booking.queries.drivers import driver_offers
from modules.booking.queries.waiting import waiting_for

MOST = 30


@signed_in
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the viewer; on POST decide on what was picked, each for itself."""
    rows = _waiting(request)
    if request.method != "POST":
        done = [key for key in map(key_of, request.GET.getlist("done")[:MOST]) if key]
        every = [each.pk for each in rows] if request.GET.get("pick") == "all" else []
        typed = Typed(picked=frozenset(every), drivers={})
        return _page(request, rows, typed, done=done)
    typed = _typed(request)
    problems = _decided(request, [each for each in rows if each.pk in typed.picked], typed)
    done = [key for key in problems if not problems[key]]
    if done and len(done) == len(problems):
        address = f"{reverse('booking:decide')}?{urlencode([('done', key) for key in done])}"
        return HttpResponseRedirect(address, status=303)
    told = "" if problems else _("เลือกรายการก่อน แล้วกดอนุมัติ")
    left = _waiting(request)
    status = 409 if problems else 422
    return _page(request, left, typed, problems=problems, done=done, told=told, status=status)


def _waiting(request: SignedInRequest) -> list[Booking]:
    """Return what waits for the viewer, the soonest first, with what a card tells."""
    rows = waiting_for(request.viewer).select_related("resource", "office", "asked_by")
    told = rows.select_related("waits_office").prefetch_related("steps").defer("words")
    return list(told.order_by("during__startswith", "pk")[:MOST])


def _typed(request: SignedInRequest) -> Typed:
    picked = [key for key in map(key_of, request.POST.getlist("pick")[:MOST]) if key]
    drivers = {key: request.POST.get(f"driver-{key}", "")[:20] for key in picked}
    return Typed(picked=frozenset(picked), drivers=drivers)


def _decided(request: SignedInRequest, picked: Collection[Booking], typed: Typed) -> dict[int, str]:
    """Decide on each of the picked; return by its key why it could not be, or nothing."""
    offers = driver_offers(request.viewer, list(picked))
    problems: dict[int, str] = {}
    for booking in picked:
        offer = offers.get(booking.pk, NOT_A_TRIP)
        driver, why = driver_chosen(offer, typed.drivers.get(booking.pk, ""))
        problems[booking.pk] = why or decide_on(request, booking, driver=driver)
    return problems


def _page(
    request: SignedInRequest,
    rows: list[Booking],
    typed: Typed,
    *,
    problems: Mapping[int, str] | None = None,
    done: Collection[int] = (),
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    states = {each.state for each in rows}
    label = _("อนุมัติที่เลือก") if State.ASKED not in states else _("เห็นควรหรืออนุมัติที่เลือก")
    shown = {
        "rows": rows_of(request.viewer, rows, typed, problems or {}),
        "results": results_of(request.viewer, done) if done else [],
        "left": sum(1 for why in (problems or {}).values() if why),
        "more": waiting_for(request.viewer).count() - len(rows),
        "label": _("เห็นควรอนุญาตที่เลือก") if states == {State.ASKED} else label,
        "told": told,
        "all_url": f"{reverse('booking:decide')}?pick=all",
    }
    return render(request, "booking/decide/decide.html", shown, status=status)
