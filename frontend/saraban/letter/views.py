"""The page of one incoming letter: shown, and moved one step along its path."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from frontend.saraban.letter.acts import ACTS
from frontend.saraban.letter.page import page_words
from frontend.saraban.letter.scene import Scene
from frontend.shell.doors import signed_in
from modules.saraban.commands.acknowledge import acknowledge
from modules.saraban.commands.cancel_incoming import cancel_incoming
from modules.saraban.commands.name_reader import name_reader
from modules.saraban.commands.open_task import open_task
from modules.saraban.commands.recall import recall
from modules.saraban.models import IncomingLetter
from modules.saraban.queries.path import Chance, Path, ended_words, letter_visible_to, path_of
from modules.saraban.turns import IllegalMove
from thai.dates import bangkok_date


@signed_in
@require_safe
def letter(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Show a letter; whoever it was sent to has opened it by that."""
    found = _known(request, letter_id)
    now = timezone.now()
    open_task(by=request.viewer, letter=found.pk, at=now)
    path = path_of(request.viewer, found)
    return _page(request, found, path)


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, letter_id: int, verb: str) -> HttpResponse:
    """Do one thing with a letter: a verb of `ACTS`, about the task that the form names."""
    found = _known(request, letter_id)
    act = ACTS.get(verb)
    if act is None:
        raise Http404
    if request.method == "GET":  # read again after a form that was wrong
        return HttpResponseRedirect(f"{_address(found)}?do={verb}")
    path = path_of(request.viewer, found)
    chance = _chance(path, request.POST.get("task", ""), verb)
    if chance is None:
        gone = ended_words(path, request.POST.get("task", ""))
        if not gone:
            raise PermissionDenied
        return _page(request, found, path, problem=gone, status=409)
    scene = _scene(request, found, chance)
    form = act.make(scene, request.POST)
    if not form.is_valid():
        return _page(request, found, path, verb=verb, form=form, status=422)
    try:
        act.run(scene, form, timezone.now())
    except IllegalMove as why:
        return _page(request, found, path, problem=str(why), verb=verb, form=form, status=409)
    return _back(found, done=True)


@signed_in
@require_http_methods(["GET", "POST"])
def acknowledge_copy(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Acknowledge a letter that was circulated to the person."""
    found = _known(request, letter_id)
    if request.method == "GET":
        return _back(found)
    acknowledge(by=request.user, letter=found.pk, at=timezone.now())
    return _back(found, done=True)


@signed_in
@require_http_methods(["GET", "POST"])
def take_back(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Recall the person's last step."""
    found = _known(request, letter_id)
    if request.method == "GET":
        return _back(found)
    path = path_of(request.viewer, found)
    step = request.POST.get("step", "")
    try:
        recall(by=request.user, step=int(step) if step.isdecimal() else 0, at=timezone.now())
    except IllegalMove as why:
        return _page(request, found, path, problem=str(why), status=409)
    return _back(found)


@signed_in
@require_http_methods(["GET", "POST"])
def cancel(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Cancel the letter's entry in the register, for a reason."""
    found = _known(request, letter_id)
    if request.method == "GET":
        return _back(found)
    path = path_of(request.viewer, found)
    reason = request.POST.get("reason", "")
    try:
        cancel_incoming(by=request.user, letter=found.pk, reason=reason, at=timezone.now())
    except IllegalMove as why:
        return _page(request, found, path, problem=str(why), status=422)
    return _back(found)


@signed_in
@require_http_methods(["GET", "POST"])
def name_readers(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Let more people read a secret letter."""
    found = _known(request, letter_id)
    if request.method == "GET":
        return _back(found)
    path = path_of(request.viewer, found)
    words = page_words(request, found, path)
    form = words["readers_form"]
    if form is None:
        raise PermissionDenied
    form = type(form)(request.POST, people=form.people)
    try:
        people = form.cleaned_data["people"] if form.is_valid() else []
        name_reader(by=request.user, letter=found.pk, people=people, at=timezone.now())
    except IllegalMove as why:
        return _page(request, found, path, problem=str(why), status=422)
    return _back(found)


def _known(request: SignedInRequest, letter_id: int) -> IncomingLetter:
    try:
        return letter_visible_to(request.viewer, letter_id)
    except IncomingLetter.DoesNotExist as unknown:
        raise Http404 from unknown


def _chance(path: Path, task: str, verb: str) -> Chance | None:
    mine = (each for each in path.chances if str(each.task.pk) == task and verb in each.verbs)
    return next(mine, None)


def _scene(request: SignedInRequest, letter: IncomingLetter, chance: Chance) -> Scene:
    today = bangkok_date(timezone.now())
    return Scene(person=request.user, letter=letter, chance=chance, today=today)


def _page(
    request: SignedInRequest,
    letter: IncomingLetter,
    path: Path,
    *,
    verb: str = "",
    form: forms.Form | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    words: dict[str, Any] = page_words(request, letter, path, verb=verb, form=form)
    words["problem"] = problem
    return render(request, "saraban/letter/letter.html", words, status=status)


def _back(letter: IncomingLetter, *, done: bool = False) -> HttpResponse:
    url = _address(letter)
    return HttpResponseRedirect(f"{url}?done=1" if done else url, status=303)


def _address(letter: IncomingLetter) -> str:
    return reverse("saraban:letter", args=[letter.pk])
