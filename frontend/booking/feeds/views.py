"""The page of one's feeds, and the address that calendar programs read."""

import hashlib
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.duties import viewer_of
from accounts.requests import SignedInRequest
from frontend.booking.feeds.forms import FeedForm
from frontend.booking.feeds.ical import ical
from frontend.shell.doors import signed_in
from modules.booking.commands.make_feed import make_feed
from modules.booking.commands.note_feed_read import note_feed_read
from modules.booking.commands.revoke_feed import revoke_feed
from modules.booking.models import Feed
from modules.booking.queries.feeds import events_of, feed_of_token, feedable, feeds_of
from thai.dates import bangkok_date

_ASK_AGAIN = "private, no-cache"  # no proxy keeps it; a program asks whether it changed


@signed_in
@require_http_methods(["GET", "POST"])
def feeds(request: SignedInRequest) -> HttpResponse:
    """Show one's feeds; on POST make one and show its address, this once."""
    form = FeedForm(request.POST or None, resources=feedable(request.viewer))
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    feed, secret = make_feed(by=request.user, resource=form.picked(), at=timezone.now())
    address = request.build_absolute_uri(reverse("booking:feed", args=[secret]))
    return _page(request, FeedForm(resources=feedable(request.viewer)), made=feed, address=address)


@signed_in
@require_POST
def revoke(request: SignedInRequest, feed_id: int) -> HttpResponse:
    """Revoke one of one's feeds."""
    try:
        revoke_feed(by=request.user, feed=feed_id, at=timezone.now())
    except Feed.DoesNotExist as unknown:
        raise Http404 from unknown
    return HttpResponseRedirect(reverse("booking:feeds") + "?done=1", status=303)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the calendar of an address; whoever has it needs no other key."""
    at = timezone.now()
    try:
        found = feed_of_token(token)
    except Feed.DoesNotExist as unknown:
        raise Http404 from unknown
    viewer = viewer_of(found.person, on=bangkok_date(at))
    content = ical(
        events_of(viewer, found, at=at),
        name=str(found.resource or _("การจองของฉัน")),
        address=lambda key: request.build_absolute_uri(reverse("booking:show", args=[key])),
    )
    note_feed_read(by=found.person, feed=found, at=at)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": _ASK_AGAIN, "X-Robots-Tag": "noindex"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="bookings.ics"'
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _page(
    request: SignedInRequest, form: FeedForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    words = {
        "form": form,
        "feeds": feeds_of(request.viewer),
        "done": "done" in request.GET,
        **more,
    }
    return render(request, "booking/feeds/feeds.html", words, status=status)
