"""The page behind the code at a door, and the sheet on which the code is printed."""

from datetime import timedelta
from typing import Any

import segno
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from frontend.booking.door.today import (
    Today,
    from_words,
    length_words,
    mine_at,
    slot_words,
    today_at,
)
from frontend.booking.fields import in_address, words_field
from frontend.booking.free import facts_of
from frontend.booking.new.desk import offices_of
from frontend.booking.pictures import pictures_of
from frontend.shell.doors import signed_in
from modules.booking.commands.request_booking import request_booking
from modules.booking.held.holding import Clash
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.queries.resources import resources_for
from modules.booking.wish import BadWish, Wish


class HereForm(forms.Form):
    """What it is wanted for and how long."""

    title = words_field(_("หัวข้อ"), 200, _("ใส่หัวข้อสั้น ๆ เช่น ประชุมย่อย"))
    minutes = forms.TypedChoiceField(
        label=_("นาน"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("เลือกว่าจะใช้นานเท่าไร"),
            "invalid_choice": _("เวลาที่ว่างเปลี่ยนไปแล้ว เลือกใหม่"),
        },
    )

    def __init__(self, data: Any, *, today: Today) -> None:
        lengths = length_words(today)
        first = {"title": _("ใช้ห้อง"), "minutes": lengths[0][0] if lengths else ""}
        super().__init__(data, initial=first)
        self.fields["minutes"].choices = lengths  # type: ignore[attr-defined]


@signed_in
@require_http_methods(["GET", "POST"])
def door(request: SignedInRequest, door: str) -> HttpResponse:
    """Show what is here now and next; on POST ask for the next free time."""
    now, resource = timezone.now(), _behind(request, door)
    today = today_at(request.viewer, resource, now)
    if request.method == "GET":
        return _page(request, resource, today, HereForm(None, today=today))
    form = HereForm(request.POST, today=today)
    offices = offices_of(request)
    if not offices or not _may_be_had(resource):
        raise PermissionDenied
    if not form.is_valid() or today.free_from is None:
        return _page(request, resource, today, form, status=422)
    wish = Wish(
        resource=resource,
        starts=today.free_from,
        ends=today.free_from + timedelta(minutes=form.cleaned_data["minutes"]),
        title=form.cleaned_data["title"],
    )
    try:
        booking = request_booking(by=request.user, office=offices[0], wish=wish, at=now)
    except BadWish as bad:
        for name, words in bad.problems.items():
            form.add_error(name if name in form.fields else None, words)
        return _page(request, resource, today, form, status=422)
    except Clash as met:
        form.add_error(None, met.text_for(request.viewer))
        return _page(request, resource, today, form, status=409)
    return HttpResponseRedirect(reverse("booking:show", args=[booking.pk]) + "?done=1", status=303)


@signed_in
@require_safe
def code(request: SignedInRequest, door: str) -> HttpResponse:
    """Show the sheet to print and hang at the door (A5)."""
    resource = _behind(request, door)
    address = request.build_absolute_uri(reverse("booking:door", args=[door]))
    drawn = segno.make(address, error="m").svg_inline(
        scale=4, border=0, omitsize=True, svgclass="door-code", lineclass=None
    )
    words = {
        "resource": resource,
        "facts": facts_of(resource),
        "code": mark_safe(drawn),  # noqa: S308 - lines drawn from an address of ours
        "address": address,
        "back": reverse("booking:door", args=[door]),
    }
    return render(request, "booking/door/code.html", words)


def _behind(request: SignedInRequest, door: str) -> Resource:
    if not door.isprintable():  # no database is asked for what no door was ever given
        raise Http404
    try:
        return resources_for(request.viewer).get(door=door[:22])
    except Resource.DoesNotExist as unknown:
        raise Http404 from unknown


def _may_be_had(resource: Resource) -> bool:
    lent = resource.bookable_by != BookableBy.NOBODY
    return lent and resource.kind in (ResourceKind.ROOM, ResourceKind.EQUIPMENT)


def _page(
    request: SignedInRequest,
    resource: Resource,
    today: Today,
    form: HereForm,
    *,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    mine = mine_at(request.viewer, today, now)
    starts = in_address(today.free_from or now)
    words: dict[str, Any] = {
        "resource": resource,
        "facts": facts_of(resource),
        "pictures": pictures_of(resource),
        "now": slot_words(today.now) if today.now else None,
        "next": [slot_words(slot) for slot in today.next],
        "mine": mine[0] if mine else None,
        "mine_now": mine is not None and today.now is not None and mine[0].pk == today.now.booking,
        "gives_back": mine is not None and mine[1] == "check-out",
        "act_url": reverse("booking:do", args=[mine[0].pk, mine[1]]) if mine else "",
        "form": form,
        "from": from_words(today, now),
        "may_book": _may_be_had(resource) and today.free_from is not None,
        "new_url": f"{reverse('booking:new')}?resource={resource.pk}&starts={starts}",
        "code_url": reverse("booking:door-code", args=[resource.door]),
    }
    return render(request, "booking/door/door.html", words, status=status)
