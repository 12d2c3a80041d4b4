"""Offices and posts as the local admin keeps them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.commands.add_office import OfficeDetails, add_office
from accounts.commands.add_position import add_position
from accounts.commands.change_office import change_office
from accounts.commands.close_office import close_office
from accounts.commands.close_position import close_position
from accounts.commands.move_office import move_office
from accounts.models import Office, OfficeKind, Role
from accounts.queries.offices import Branch, office_known, open_offices, posts_of, tree
from accounts.requests import SignedInRequest
from frontend.office.finding import found_or_404
from frontend.office.offices.forms import MoveForm, OfficeForm, PositionForm
from frontend.shell.doors import local_admin
from frontend.shell.flash import say
from thai.dates import bangkok_date

_DETAILS = ("name", "kind", "short_name", "code", "phone", "email", "address", "sort")


@require_safe
@local_admin
def offices(request: SignedInRequest) -> HttpResponse:
    """Show the offices as a tree."""
    branches = tree(request.viewer)
    page = {
        "nodes": [_node(branch) for branch in branches],
        "new_url": reverse("accounts:new-office", args=[branches[0].office.pk]) if branches else "",
    }
    return render(request, "office/offices/offices.html", page)


@require_safe
@local_admin
def office(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Show one office, its posts and who is in them."""
    return _page(request, _known(request, office_id))


@require_http_methods(["GET", "POST"])
@local_admin
def new(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Add an office under another."""
    parent = _known(request, office_id)
    form = OfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_office(
                by=request.user, parent=parent, details=_details(form), at=timezone.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, gettext("ตั้งหน่วยงานแล้ว เพิ่มตำแหน่งได้จากหน้านี้"))
            return redirect("accounts:office", made.pk)
    page = {"form": form, "office": parent, "title": gettext("ตั้งหน่วยงานใหม่")}
    return render(request, "office/offices/form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@local_admin
def edit(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Change what is told of an office."""
    known = _known(request, office_id)
    kept = {name: getattr(known, name) for name in _DETAILS}
    form = OfficeForm(request.POST or None, initial=kept, root=known.parent_id is None)
    if request.method == "POST" and form.is_valid():
        details = _details(form, kept)
        try:
            change_office(by=request.user, office=known, details=details, at=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, gettext("บันทึกแล้ว"))
            return redirect("accounts:office", known.pk)
    page = {"form": form, "office": known, "title": gettext("แก้ไขข้อมูลหน่วยงาน")}
    return render(request, "office/offices/form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@local_admin
def move(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Move an office under another."""
    known = _known(request, office_id)
    choices = open_offices(request.viewer)
    form = MoveForm(request.POST or None, offices=choices, initial={"parent": known.parent_id})
    if request.method == "POST" and form.is_valid():
        parent = next(o for o, _d in choices if str(o.pk) == form.cleaned_data["parent"])
        try:
            move_office(by=request.user, office=known, parent=parent, at=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, gettext("ย้ายสังกัดแล้ว"))
            return redirect("accounts:office", known.pk)
    page = {"form": form, "office": known, "title": gettext("ย้ายสังกัด")}
    return render(request, "office/offices/form.html", page, status=422 if form.errors else 200)


@require_POST
@local_admin
def close(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Close an office."""
    known = _known(request, office_id)
    try:
        close_office(by=request.user, office=known, at=timezone.now())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), "error")
        return redirect("accounts:office", known.pk)
    say(request, gettext("ยุบหน่วยงานแล้ว ทะเบียนและหนังสือเดิมยังเปิดดูได้"))
    return redirect("accounts:offices")


@require_POST
@local_admin
def add_post(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Add a post to an office."""
    known = _known(request, office_id)
    form = PositionForm(request.POST)
    if form.is_valid():
        name, role = form.cleaned_data["name"], Role(form.cleaned_data["role"])
        try:
            add_position(by=request.user, office=known, name=name, role=role, at=timezone.now())
        except ValidationError as refused:
            errors = refused.message_dict
            for field, messages in errors.items():
                form.add_error(field if field in form.fields else None, messages)
        else:
            say(request, gettext("เพิ่มตำแหน่งแล้ว แต่งตั้งคนได้จากหน้าของบุคลากร"))
            return redirect("accounts:office", known.pk)
    return _page(request, known, form)


@require_POST
@local_admin
def close_post(request: SignedInRequest, office_id: int, position_id: int) -> HttpResponse:
    """Close a post that nobody holds."""
    known = _known(request, office_id)
    posts = posts_of(request.viewer, known, on=bangkok_date(timezone.now()))
    post = next((p.position for p in posts if p.position.pk == position_id), None)
    if post is None:
        raise Http404
    try:
        close_position(by=request.user, position=post, at=timezone.now())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), "error")
    else:
        say(request, gettext("ยุบเลิกตำแหน่งแล้ว"))
    return redirect("accounts:office", known.pk)


def _page(
    request: SignedInRequest, known: Office, form: PositionForm | None = None
) -> HttpResponse:
    page = {
        "office": known,
        "posts": posts_of(request.viewer, known, on=bangkok_date(timezone.now())),
        "form": form or PositionForm(),
        "facts": [
            {"label": gettext("ประเภท"), "value": gettext(known.get_kind_display())},
            {"label": gettext("สังกัด"), "value": known.parent.name if known.parent else ""},
            {"label": gettext("ชื่อย่อ"), "value": known.short_name},
            {"label": gettext("รหัสหนังสือ"), "value": known.code},
            {"label": gettext("โทรศัพท์"), "value": known.phone},
            {"label": gettext("ไปรษณีย์อิเล็กทรอนิกส์"), "value": known.email},
            {"label": gettext("ที่อยู่"), "value": known.address},
        ],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "office/offices/office.html", page, status=status)


def _details(form: OfficeForm, kept: dict[str, Any] | None = None) -> OfficeDetails:
    typed = {**(kept or {}), **form.cleaned_data}
    return OfficeDetails(**{**typed, "kind": OfficeKind(typed["kind"])})


def _node(branch: Branch) -> dict[str, Any]:
    posts = ngettext("%(n)s ตำแหน่ง", "%(n)s ตำแหน่ง", branch.posts) % {"n": branch.posts}
    return {
        "label": branch.office.name,
        "url": reverse("accounts:office", args=[branch.office.pk]),
        "facts": " · ".join(words for words in (branch.office.code, posts) if words),
        "children": [_node(child) for child in branch.children],
    }


def _known(request: SignedInRequest, office_id: int) -> Office:
    return found_or_404(lambda: office_known(request.viewer, office_id))
