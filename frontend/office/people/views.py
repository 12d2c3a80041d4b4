"""People as the local admin sees them: the list, one person, somebody new."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.commands.change_person import change_person
from accounts.commands.invite_person import Newcomer, invite_with_post
from accounts.duties import duties_of
from accounts.models import Position, Role
from accounts.names import PersonDetails
from accounts.queries.dossiers import Dossier, dossier, state_of
from accounts.queries.offices import open_offices, open_positions
from accounts.queries.people import STATES, numbers, people_page, person_known
from accounts.requests import SignedInRequest
from frontend.office.finding import found_or_404
from frontend.office.people.forms import NewcomerForm, PersonForm, indented
from frontend.shell.doors import local_admin, signed_in
from frontend.shell.flash import say
from thai.dates import bangkok_date
from thai.names import screen_phone

_DETAILS = ("title", "given_name", "family_name", "email", "phone")


@require_safe
@local_admin
def people(request: SignedInRequest) -> HttpResponse:
    """Show people in Thai order of names, by office and state."""
    asked = request.GET
    offices = open_offices(request.viewer)
    office = next((o for o, _d in offices if str(o.pk) == asked.get("office")), None)
    text, state = asked.get("q", ""), asked.get("state", "")
    found = people_page(
        request.viewer,
        on=bangkok_date(timezone.now()),
        text=text,
        office=office,
        state=state,
        after=asked.get("after", ""),
    )
    kept = {"q": text, "office": office.pk if office else "", "state": state}
    page = {
        "rows": found.rows,
        "text": text,
        "office": office,
        "offices": [(o.pk, indented(o, depth)) for o, depth in offices],
        "state": state,
        "chips": _chips(numbers(request.viewer), kept),
        "older_url": _link({**kept, "after": found.older}) if found.older else "",
        "newer_url": _link(kept) if asked.get("after") else "",
        "columns": [
            {"label": gettext("ชื่อ")},
            {"label": gettext("ตำแหน่งและหน้าที่วันนี้")},
            {"label": gettext("หน่วยงาน")},
            {"label": gettext("ชื่อผู้ใช้")},
        ],
    }
    return render(request, "office/people/people.html", page)


@require_http_methods(["GET", "POST"])
@local_admin
def new(request: SignedInRequest) -> HttpResponse:
    """Enter somebody new; their link is shown on the answer, once."""
    positions = open_positions(request.viewer)
    form = NewcomerForm(request.POST or None, positions=positions)
    if request.method == "POST" and form.is_valid():
        try:
            link = _invite(request, form, positions)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return invitation_page(request, link.person.pk, link.secret)
    status = 422 if form.errors else 200
    return render(request, "office/people/new.html", {"form": form}, status=status)


def _invite(request: SignedInRequest, form: NewcomerForm, positions: list[Position]) -> Any:
    typed = form.cleaned_data
    chosen = next((p for p in positions if str(p.pk) == typed["position"]), None)
    newcomer = Newcomer(username=typed["username"], **{name: typed[name] for name in _DETAILS})
    return invite_with_post(
        by=request.user,
        newcomer=newcomer,
        position=chosen,
        since=typed["since"],
        at=timezone.now(),
    )


def invitation_page(request: SignedInRequest, person_id: int, secret: str) -> HttpResponse:
    """Show a link just made, which is never shown again."""
    link = f"{reverse('accounts:invitation')}?{urlencode({'k': secret})}"
    known = dossier(request.viewer, person_id, at=timezone.now())
    page = {
        "person": known.person,
        "link": request.build_absolute_uri(link),
        "expires_at": known.invitation.expires_at if known.invitation else None,
    }
    return render(request, "office/people/invited.html", page)


@require_safe
@local_admin
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Show all that stands about one person."""
    known = found_or_404(lambda: dossier(request.viewer, person_id, at=timezone.now()))
    return render(request, "office/people/person.html", person_context(known, at=timezone.now()))


def person_context(known: Dossier, *, at: datetime) -> dict[str, Any]:
    """Return what the page of a person shows."""
    on = bangkok_date(at)
    one = known.person
    return {
        "person": one,
        "dossier": known,
        "posts": [(row, state_of(row, on=on)) for row in known.posts],
        "orders": [(row, state_of(row, on=on)) for row in known.orders],
        "facts": [
            {"label": gettext("ชื่อผู้ใช้"), "value": one.username},
            {"label": gettext("อีเมล"), "value": one.email},
            {"label": gettext("โทรศัพท์"), "value": screen_phone(one.phone)},
            {"label": gettext("ลายมือชื่อ"), "value": gettext("มีภาพแล้ว") if known.signs else ""},
        ],
    }


@require_http_methods(["GET", "POST"])
@local_admin
def edit(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Change the names of a person and where to reach them."""
    known = found_or_404(lambda: dossier(request.viewer, person_id, at=timezone.now())).person
    kept = {name: getattr(known, name) for name in _DETAILS}
    kept["phone"] = screen_phone(known.phone) if known.phone else ""
    form = PersonForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        details = PersonDetails(**{name: form.cleaned_data[name] for name in _DETAILS})
        try:
            change_person(by=request.user, person=known, details=details, at=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, gettext("บันทึกแล้ว"))
            return redirect("accounts:person", known.pk)
    page = {"form": form, "person": known}
    return render(request, "office/people/edit.html", page, status=422 if form.errors else 200)


@require_safe
@signed_in
def card(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Show everybody who somebody is here and where to reach them."""
    known = found_or_404(lambda: person_known(request.viewer, person_id))
    page = {
        "person": known,
        "manages": request.viewer.is_any(Role.LOCAL_ADMIN),
        "duties": duties_of(known, on=bangkok_date(timezone.now())),
        "facts": [
            {"label": gettext("โทรศัพท์"), "value": screen_phone(known.phone), "url": _tel(known)},
            {"label": gettext("อีเมล"), "value": known.email, "url": f"mailto:{known.email}"},
        ],
    }
    return render(request, "office/people/card.html", page)


def _tel(known: Any) -> str:
    return f"tel:{known.phone}" if known.phone else ""


def _chips(counts: dict[str, int], kept: dict[str, Any]) -> list[dict[str, Any]]:
    words = {
        "": gettext("ทุกคน"),
        "working": gettext("ใช้งานอยู่"),
        "waiting": gettext("ยังไม่ตั้งรหัสผ่าน"),
        "disabled": gettext("ระงับ"),
    }
    return [
        {
            "label": words[state],
            "url": _link({**kept, "state": state}),
            "current": kept["state"] == state,
            "count": counts.get(state, ""),
        }
        for state in ("", *STATES)
    ]


def _link(query: dict[str, Any]) -> str:
    return "?" + urlencode({name: value for name, value in query.items() if value})
