"""One's own account: who I am, where to reach me, my signature."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.commands.change_person import change_person
from accounts.commands.remove_signature import remove_signature
from accounts.commands.set_signature import set_signature
from accounts.names import PersonDetails
from accounts.queries.own import signature_of
from accounts.requests import SignedInRequest
from frontend.office.me.forms import ReachForm, SignatureForm
from frontend.office.me.tabs import tabs
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from thai.names import screen_phone


@require_http_methods(["GET", "POST"])
@signed_in
def me(request: SignedInRequest) -> HttpResponse:
    """Show who I am today, and let me write where to reach me."""
    form = _reach_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, form)
        except ValidationError as unfit:
            form.add_error(None, unfit)
        else:
            say(request, gettext("บันทึกแล้ว"))
            return redirect("accounts:me")
    return _page(request, form=form)


@require_POST
@signed_in
def signature(request: SignedInRequest) -> HttpResponse:
    """Keep a picture of my signature."""
    form = SignatureForm(request.POST, request.FILES)
    if form.is_valid():
        picture = form.cleaned_data["picture"].read()
        try:
            set_signature(by=request.user, picture=picture, at=timezone.now())
        except ValidationError as unfit:
            form.add_error(None, unfit)
        else:
            say(request, gettext("เก็บลายมือชื่อแล้ว ตรวจดูภาพด้านล่างว่าคมชัด"))
            return redirect("accounts:me")
    return _page(request, signature_form=form)


@require_POST
@signed_in
def forget_signature(request: SignedInRequest) -> HttpResponse:
    """Forget the picture of my signature."""
    remove_signature(by=request.user, at=timezone.now())
    say(request, gettext("ลบลายมือชื่อแล้ว หนังสือที่ลงนามไปแล้วไม่เปลี่ยน"))
    return redirect("accounts:me")


@require_safe
@signed_in
def signature_picture(request: SignedInRequest) -> HttpResponse:
    """Answer the picture of my own signature, to me alone."""
    png = signature_of(request.viewer)
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png")


def _reach_form(request: SignedInRequest, *, typed: bool = True) -> ReachForm:
    person = request.user
    kept = {"email": person.email, "phone": screen_phone(person.phone) if person.phone else ""}
    return ReachForm((request.POST or None) if typed else None, initial=kept)


def _write(request: SignedInRequest, form: ReachForm) -> None:
    person = request.user
    details = PersonDetails(
        title=person.title,
        given_name=person.given_name,
        family_name=person.family_name,
        email=form.cleaned_data["email"],
        phone=form.cleaned_data["phone"],
    )
    change_person(by=person, person=person, details=details, at=timezone.now())


def _page(
    request: SignedInRequest,
    form: ReachForm | None = None,
    signature_form: SignatureForm | None = None,
) -> HttpResponse:
    person = request.user
    page: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form or _reach_form(request, typed=False),
        "signature_form": signature_form or SignatureForm(),
        "has_signature": signature_of(request.viewer) is not None,
        "duties": request.viewer.duties,
        "facts": [
            {"label": gettext("ชื่อ"), "value": person.full_name},
            {"label": gettext("ชื่อผู้ใช้"), "value": person.username},
        ],
    }
    wrong = any(one is not None and one.errors for one in (form, signature_form))
    return render(request, "office/me/me.html", page, status=422 if wrong else 200)
