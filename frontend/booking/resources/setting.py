"""Pages on which a resource is told: new, changed, its hours, its parts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Office
from accounts.requests import SignedInRequest
from frontend.booking.fields import key_of
from frontend.booking.resources.closing import standing_words
from frontend.booking.resources.forms import HOURS, MONEY, ResourceForm
from frontend.booking.resources.hours import HoursForm
from frontend.booking.resources.known import keepers, kept, own_offices
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking import access
from modules.booking.commands.add_resource import add_resource
from modules.booking.commands.change_resource import change_resource
from modules.booking.commands.set_hours import set_hours
from modules.booking.commands.set_parts import set_parts
from modules.booking.held.parts import tree
from modules.booking.held.standing import BookingsStand
from modules.booking.models import Resource
from modules.booking.queries.resources import hours_for, parts_for, resources_for
from modules.booking.resources import LENT_OUT, BadResource
from modules.booking.typed import Mistyped

type Words = dict[str, Any]

_SAME = (
    "name", "place", "capacity", "about", "bookable_by", "setup_minutes", "cleanup_minutes",
    "horizon_days", "on_holidays", "grace_minutes", "sort", "outsiders", "fee_basis",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """Add something that can be booked."""
    if not access.manages_any(request.viewer):
        raise PermissionDenied
    offices = own_offices(request)
    form = ResourceForm(
        request.POST if request.method == "POST" else None,
        offices=offices,
        keepers=keepers(request),
        initial={"kind": request.GET.get("kind") or "room", "office": _usual(request, offices)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_resource(by=request.user, details=form.details(), at=timezone.now())
        except Mistyped as bad:
            blame(form, bad)
        else:
            say(request, _("เพิ่มแล้ว ใส่รูปและเวลาเปิดให้ใช้ได้จากหน้านี้"))
            return redirect("booking:resource", made.pk)
    return _form_page(request, form, _("เพิ่มสิ่งที่ให้จอง"))


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Change what is told of a resource."""
    found = kept(request, resource_id)
    offices = own_offices(request)
    if found.office not in offices:  # a keeper whose office it is not
        offices = [found.office, *offices]
    form = ResourceForm(
        request.POST if request.method == "POST" else None,
        offices=offices,
        keepers=keepers(request),
        known=found,
        initial=_initial(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_resource(
                by=request.user, resource=found.pk, details=form.details(), at=timezone.now()
            )
        except Mistyped as bad:
            blame(form, bad)
        else:
            say(request, _("บันทึกแล้ว"))
            return redirect("booking:resource", found.pk)
    return _form_page(request, form, _("แก้ไขข้อมูล"), found)


@require_http_methods(["GET", "POST"])
@signed_in
def hours(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Set the hours of each weekday."""
    found = kept(request, resource_id)
    form = HoursForm(
        request.POST if request.method == "POST" else None, rows=hours_for(request.viewer, found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_hours(by=request.user, resource=found.pk, hours=form.week(), at=timezone.now())
        except BadResource as bad:
            for name, words in bad.problems.items():
                form.add_error(name.replace("day_", "closes_"), words)
        else:
            say(request, _("บันทึกเวลาเปิดให้ใช้แล้ว การจองที่มีอยู่คงเดิม"))
            return redirect("booking:resource", found.pk)
    page = {"form": form, "resource": found}
    status = 422 if form.errors else 200
    return render(request, "booking/resources/hours.html", page, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
def parts(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Say what a resource consists of."""
    found = kept(request, resource_id)
    if found.kind not in LENT_OUT:
        raise Http404  # a vehicle or a person has no parts
    page: Words = {"resource": found, "choices": _choices(request, found), "error": ""}
    if request.method == "POST":
        ticked = {key_of(key) for key in request.POST.getlist("parts")} - {0}
        try:
            set_parts(by=request.user, resource=found.pk, parts=ticked, at=timezone.now())
        except BadResource as bad:
            page["error"] = str(bad)
        except BookingsStand as stand:
            page["error"] = str(stand)
            page["standing"] = standing_words(request, stand.bookings)
        else:
            say(request, _("บันทึกส่วนประกอบแล้ว"))
            return redirect("booking:resource", found.pk)
        page["choices"] = [{**c, "ticked": c["key"] in ticked} for c in page["choices"]]
    status = 422 if page["error"] else 200
    return render(request, "booking/resources/parts.html", page, status=status)


def blame(form: Form, bad: Mistyped) -> None:
    """Put each thing that is wrong beside the field where it was typed."""
    for name, words in bad.problems.items():
        form.add_error(name if name in form.fields else None, words)


def _choices(request: SignedInRequest, found: Resource) -> list[Words]:
    """Return what may be a part: of the same nature, and not what it is itself part of."""
    wholes = tree().wholes(found.pk)
    now = {each.pk for each in parts_for(request.viewer, found)[0]}
    return [
        {"key": each.pk, "name": each.name, "line": str(each.office), "ticked": each.pk in now}
        for each in resources_for(request.viewer)
        if each.kind in LENT_OUT and each.pk not in wholes
    ]


def _form_page(
    request: SignedInRequest, form: ResourceForm, title: str, found: Resource | None = None
) -> HttpResponse:
    back = reverse("booking:resource", args=[found.pk]) if found else reverse("booking:resources")
    page = {"form": form, "title": title, "resource": found, "back": back}
    status = 422 if form.errors else 200
    return render(request, "booking/resources/form.html", page, status=status)


def _usual(request: SignedInRequest, offices: list[Office]) -> str:
    """Return the office that is most likely meant: the one the sender works in."""
    here = request.duty.office.pk if request.duty else None
    return str(here) if here in {each.pk for each in offices} else ""


def _initial(found: Resource) -> Words:
    typed: Words = {name: getattr(found, name) for name in _SAME}
    typed |= {name: _plain(getattr(found, name), 100) for name in MONEY}
    typed |= {name: _plain(getattr(found, name), 60) for name in HOURS}
    typed["features"] = ", ".join(found.features)
    return {**typed, "office": str(found.office_id), "keeper": str(found.keeper_id or "")}


def _plain(value: int | None, unit: int) -> str:
    """Write satang as baht and minutes as hours, without useless decimals; nought is nothing."""
    return f"{value / unit:.2f}".removesuffix(".00") if value else ""
