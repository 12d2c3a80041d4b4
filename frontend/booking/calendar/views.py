"""The calendar: a day by resource, a week, a month, two weeks; and what changed in them."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.calendar.asking import Question, number, question_of
from frontend.booking.calendar.board import board_of
from frontend.booking.calendar.page import page_words
from frontend.booking.calendar.range import range_words
from frontend.booking.fields import moment_of
from frontend.shell.doors import signed_in
from modules.booking.changes import pulse
from thai.dates import bangkok_date


@signed_in
@require_safe
def calendar(request: SignedInRequest) -> HttpResponse:
    """Show the calendar as its address asks for it; 422 for a day that cannot be read."""
    question = _question(request)
    if "go" in request.GET and not question.typed:  # a day was typed: one address for each page
        return HttpResponseRedirect(question.url())
    since = pulse(request.viewer)
    board = board_of(request.viewer, question, now=timezone.now())
    words = {**page_words(question, board, since), "board": board, "question": question}
    status = 422 if question.typed else 200
    return render(request, "booking/calendar/calendar.html", words, status=status)


@signed_in
@require_safe
def changes(request: SignedInRequest) -> HttpResponse:
    """Answer the calendar anew if anything changed since a pulse, else 204."""
    since = pulse(request.viewer)
    if request.GET.get("since") == since:
        return HttpResponse(status=204)
    question = _question(request)
    board = board_of(request.viewer, question, now=timezone.now())
    words = {**page_words(question, board, since), "board": board, "question": question}
    return render(request, "booking/calendar/_changed.html", words)


@signed_in
@require_safe
def range_(request: SignedInRequest) -> HttpResponse:
    """Say of a resource from a moment to a moment whether it is to be had, and who approves it."""
    starts, ends = (moment_of(request.GET.get(name, "")) for name in ("starts", "ends"))
    if starts is None or ends is None or starts >= ends:
        return JsonResponse({"words": "", "free": False, "again": False}, status=422)
    resource = number(request.GET.get("resource", ""))
    but = number(request.GET.get("booking", ""))
    now = timezone.now()
    return JsonResponse(range_words(request, resource, starts, ends, but=but, at=now))


def _question(request: SignedInRequest) -> Question:
    given = {name: str(value) for name, value in request.GET.items()}
    return question_of(given, today=bangkok_date(timezone.now()))
