"""The calendar: a day by resource, a week, a month, two weeks; and what changed in them."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.calendar.asking import Question, question_of
from frontend.booking.calendar.board import board_of
from frontend.booking.calendar.page import page_words
from frontend.booking.calendar.range import range_words
from frontend.booking.fields import key_of, moment_of
from frontend.shell.doors import signed_in
from modules.booking.changes import pulse
from thai.dates import bangkok_date


@signed_in
@require_safe
def calendar(request: SignedInRequest) -> HttpResponse:
    """Show the calendar as its address asks for it; 422 for a day that cannot be read."""
    now = timezone.now()
    question = _question(request, now)
    if "go" in request.GET and not question.typed:  # a day was typed: one address for each page
        return HttpResponseRedirect(question.url())
    since = f"{pulse(request.viewer)}.{_clock(question, now)}"
    words = _words(request, question, since, now)
    status = 422 if question.typed else 200
    return render(request, "booking/calendar/calendar.html", words, status=status)


@signed_in
@require_safe
def changes(request: SignedInRequest) -> HttpResponse:
    """Answer the calendar anew if anything changed since a pulse, or its now moved on; else 204."""
    now = timezone.now()
    question = _question(request, now)
    token, clock = pulse(request.viewer), _clock(question, now)
    seen, _dot, shown = request.GET.get("since", "").rpartition(".")
    if (seen, shown) == (token, clock):
        return HttpResponse(status=204)
    words = _words(request, question, f"{token}.{clock}", now) | {"news": seen != token}
    return render(request, "booking/calendar/_changed.html", words)


@signed_in
@require_safe
def range_(request: SignedInRequest) -> HttpResponse:
    """Say of a resource from a moment to a moment whether it is to be had, and who approves it."""
    starts, ends = (moment_of(request.GET.get(name, "")) for name in ("starts", "ends"))
    if starts is None or ends is None or starts >= ends:
        return JsonResponse({"words": "", "free": False, "again": False}, status=422)
    resource = key_of(request.GET.get("resource", ""))
    but = key_of(request.GET.get("booking", ""))
    now = timezone.now()
    return JsonResponse(range_words(request, resource, starts, ends, but=but, at=now))


def _question(request: SignedInRequest, now: datetime) -> Question:
    given = {name: str(value) for name, value in request.GET.items()}
    return question_of(given, today=bangkok_date(now))


def _clock(question: Question, now: datetime) -> str:
    """Return a quarter of an hour where today is shown: what is free and past goes by it."""
    today = question.first <= question.today <= question.last
    return f"{int(now.timestamp()) // 900:x}" if today else ""


def _words(
    request: SignedInRequest, question: Question, since: str, now: datetime
) -> dict[str, Any]:
    board = board_of(request.viewer, question, now=now)
    return {**page_words(question, board, since), "board": board, "question": question}
