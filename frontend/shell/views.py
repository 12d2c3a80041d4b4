"""Pages and answers that belong to no module: numbers, notices, help, choices."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.commands.choose_language import LANGUAGES, choose_language
from accounts.middleware import CHOSEN
from accounts.requests import SignedInRequest
from frontend.shell.addresses import own_path
from frontend.shell.counts import counts_of
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from frontend.shell.found import Line, found_by
from frontend.shell.modules import open_modules
from frontend.shell.spoken import capacity_of
from notifications.models import Notice
from notifications.queries import PAGE, notices_of
from notifications.tell import mark_read, open_notice
from tenants.emblems import emblem_of
from thai.dates import bangkok_date

_KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}


@require_safe
@signed_in
def counts(request: SignedInRequest) -> HttpResponse:
    """Answer the numbers of the page, which it asks for every half minute."""
    return JsonResponse(counts_of(request.viewer, open_modules(request)))


@require_safe
@signed_in
def palette(request: SignedInRequest) -> HttpResponse:
    """Answer letters, people and pages that fit what is being typed."""
    found = _found(request, request.GET.get("q", ""))
    return JsonResponse([line.as_json() for line in found], safe=False)


@require_safe
@signed_in
def search(request: SignedInRequest) -> HttpResponse:
    """Show letters, people and pages that fit, to whoever has no script or likes a page."""
    typed = request.GET.get("q", "")
    groups: dict[str, list[Any]] = {}
    for line in _found(request, typed, most=30):
        groups.setdefault(line.group, []).append(line)
    return render(request, "shell/search.html", {"typed": typed, "groups": groups})


@require_safe
@signed_in
def help_page(request: SignedInRequest) -> HttpResponse:
    """Show the first steps and the keys."""
    return render(request, "shell/help.html")


@require_safe
@signed_in
def notices(request: SignedInRequest) -> HttpResponse:
    """Show one's notices, newest first."""
    before = request.GET.get("before", "")
    rows = notices_of(request.viewer, before=_number(before))
    older = f"?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else ""
    page = {"notices": rows[:PAGE], "older_url": older, "newer_url": "?" if before else ""}
    return render(request, "shell/notices.html", page)


@require_POST
@signed_in
def open_one(request: SignedInRequest, notice_id: int) -> HttpResponse:
    """Mark a notice read and lead to what it is about."""
    try:
        notice = open_notice(by=request.user, notice_id=notice_id, at=timezone.now())
    except Notice.DoesNotExist as unknown:
        raise Http404 from unknown
    return HttpResponseRedirect(own_path(request, notice.url, reverse("shell:notices")))


@require_POST
@signed_in
def read_all(request: SignedInRequest) -> HttpResponse:
    """Mark all one's notices read."""
    mark_read(by=request.user, at=timezone.now())
    return redirect("shell:notices")


@require_POST
@signed_in
def act_as(request: SignedInRequest) -> HttpResponse:
    """Work in another of one's capacities from now on, in this browser."""
    chosen = request.POST.get("capacity", "")
    duty = next((duty for duty in request.viewer.duties if duty.key == chosen), None)
    if duty is None:
        say(request, _("ฐานะที่เลือกสิ้นสุดแล้ว เลือกใหม่จากเมนูชื่อของท่าน"), "warning")
    else:
        request.session[CHOSEN] = duty.key
        words = _("ต่อจากนี้ปฏิบัติงานในตำแหน่ง %(duty)s")
        say(request, words % {"duty": capacity_of(duty)})
    return HttpResponseRedirect(own_path(request, request.POST.get("next")))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Show the screens in another language: to the person, or to this browser before sign-in."""
    wanted = request.POST.get("language", "")
    wanted = wanted if wanted in LANGUAGES else LANGUAGES[0]
    if request.user.is_authenticated:
        choose_language(by=request.user, language=wanted, at=timezone.now())
    answer = HttpResponseRedirect(own_path(request, request.POST.get("next")))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        wanted,
        max_age=365 * 24 * 60 * 60,
        secure=True,
        samesite="Lax",
    )
    return answer


@require_safe
def emblem(request: HttpRequest) -> HttpResponse:
    """Answer the town's emblem, which everybody may see."""
    picture = emblem_of(request.tenant.id) if hasattr(request, "tenant") else None
    kind = next((k for mark, k in _KINDS.items() if picture and picture.startswith(mark)), None)
    if picture is None or kind is None:
        raise Http404
    answer = HttpResponse(picture, content_type=kind)
    patch_cache_control(answer, public=True, max_age=3600)
    return answer


def _found(request: SignedInRequest, typed: str, most: int = 8) -> list[Line]:
    modules = open_modules(request)
    return found_by(request.viewer, typed, on=_today(), modules=modules, most=most)


def _today() -> date:
    return bangkok_date(timezone.now())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
