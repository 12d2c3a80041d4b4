"""Pages that show what can be booked."""

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.pictures import picture_of
from frontend.booking.resources import words
from frontend.booking.resources.closing import closed_words, standing_words
from frontend.booking.resources.closing_form import PhotoForm
from frontend.booking.resources.known import known
from frontend.booking.resources.week import week_words
from frontend.shell.doors import signed_in
from frontend.shell.files import picture
from modules.booking import access
from modules.booking.models import Closure, Photo, Resource, ResourceKind
from modules.booking.queries.resources import (
    closed_now,
    closure_for,
    closures_for,
    hours_for,
    parts_for,
    photo_for,
    resources_for,
    standing_in_closure,
)
from thai.dates import bangkok_date

type Words = dict[str, Any]


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """List what can be booked, by kind, and whether it is to be had now."""
    retired = request.GET.get("kind") == "retired"
    kind = next((each for each in ResourceKind if each == request.GET.get("kind")), None)
    rows = list(resources_for(request.viewer, kind, retired=retired))
    page = {
        "groups": _groups(request, rows, timezone.now(), retired=retired),
        "chips": _chips(kind, retired=retired),
        "may_add": access.manages_any(request.viewer),
        "first": kind is None and not retired,
    }
    return render(request, "booking/resources/resources.html", page)


@require_safe
@signed_in
def show(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Show one resource, how it may be used, and what is booked this week."""
    return show_page(request, known(request, resource_id))


def show_page(
    request: SignedInRequest, found: Resource, photo_form: PhotoForm | None = None
) -> HttpResponse:
    """Return the page of a resource, with what is wrong with a picture brought if anything is."""
    at = timezone.now()
    keeps = access.manages(request.viewer, found)
    closed = closed_now(request.viewer, [found], at=at)
    made_of, part_of = parts_for(request.viewer, found)
    page = {
        "resource": found,
        "keeps": keeps and found.retired_at is None,
        "now": words.states_now([found], closed, at=at)[found.pk],
        "facts": words.facts(found),
        "use": words.use_facts(found),
        "hours": words.hour_facts(hours_for(request.viewer, found)),
        "outside": words.outside_facts(found),
        "made_of": made_of,
        "part_of": part_of,
        "closures": [
            closed_words(each, at) for each in closures_for(request.viewer, found, after=at)
        ],
        "photo_form": photo_form or PhotoForm(),
        "week": week_words(request, found, at),
        **_ways(found),
    }
    wrong = photo_form is not None and photo_form.errors
    return render(request, "booking/resources/resource.html", page, status=422 if wrong else 200)


@require_safe
@signed_in
def closure(request: SignedInRequest, resource_id: int, closure_id: int) -> HttpResponse:
    """Show a closure and what stands in its time: to be moved to something else, or cancelled."""
    try:
        row = closure_for(request.viewer, resource_id, closure_id)
    except Closure.DoesNotExist as unknown:
        raise Http404 from unknown
    page = {
        "resource": row.resource,
        "closure": closed_words(row, timezone.now()),
        "keeps": access.manages(request.viewer, row.resource),
        "standing": standing_words(request, standing_in_closure(request.viewer, row)),
    }
    return render(request, "booking/resources/closure.html", page)


@require_safe
@signed_in
def photo(request: SignedInRequest, resource_id: int, photo_id: int) -> HttpResponse:
    """Show a picture of a resource; `?small=1` a small one."""
    try:
        found = photo_for(request.viewer, resource_id, photo_id)
    except Photo.DoesNotExist as unknown:
        raise Http404 from unknown
    return picture(request, found.file)


def _groups(
    request: SignedInRequest, rows: list[Resource], at: datetime, *, retired: bool
) -> list[Words]:
    closed = closed_now(request.viewer, rows, at=at)
    now = {} if retired else words.states_now(rows, closed, at=at)
    groups: dict[str, list[Words]] = {}
    for each in rows:
        groups.setdefault(each.get_kind_display(), []).append(
            {
                "resource": each,
                "picture": picture_of(each),
                "icon": words.ICONS[each.kind],
                "line": words.line_words(each),
                "now": now.get(each.pk),
            }
        )
    return [{"title": _(name), "rows": found} for name, found in groups.items()]


def _chips(kind: ResourceKind | None, *, retired: bool) -> list[Words]:
    url = reverse("booking:resources")
    every = kind is None and not retired
    return [
        {"label": _("ทั้งหมด"), "url": url, "current": every},
        *(
            {"label": _(each.label), "url": f"{url}?kind={each}", "current": each == kind}
            for each in ResourceKind
        ),
        {"label": _("เลิกใช้แล้ว"), "url": f"{url}?kind=retired", "current": retired},
    ]


def _ways(found: Resource) -> Words:
    """Return the addresses from a resource to other pages about it."""
    day = bangkok_date(timezone.now()) + timedelta(days=1)
    return {
        "door_url": _way("booking:door", found.door),
        "feeds_url": _way("booking:feeds"),
        "new_url": f"{_way('booking:new')}?resource={found.pk}&starts={day}T09:00&ends={day}T10:00",
        "vehicle_url": _way("booking:vehicle", found.pk)
        if found.kind == ResourceKind.VEHICLE
        else "",
        "public_url": _way("public:place", found.pk) if found.outsiders else "",
    }


def _way(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
