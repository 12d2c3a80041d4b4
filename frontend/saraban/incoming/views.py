"""Registering a letter that came in (ลงทะเบียนรับ)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Office, Role
from accounts.requests import SignedInRequest
from frontend.saraban.incoming.forms import RegisterForm, typed_so_far
from frontend.saraban.incoming.uploads import Kept, kept_files, take_in
from frontend.shell.doors import signed_in
from modules.saraban.announce import url_of
from modules.saraban.commands.register_incoming import (
    AlreadyRegistered,
    BadEnvelope,
    register_incoming,
)
from modules.saraban.models import IncomingLetter, Secrecy
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.parties import suggested_parties
from modules.saraban.queries.registers import (
    next_incoming,
    possible_readers,
    registers_kept_by,
    usual_addressee,
)
from modules.saraban.queries.uploads import papers_of
from thai.dates import bangkok_date, official_time, screen_date
from thai.digits import thai

_FIELD_OF = {"received_at": "received_on", "files": None}


@dataclass
class Desk:
    """What lies on the clerk's desk: whose register, the files so far, what is wrong with them."""

    offices: list[Office]
    office: Office
    files: list[Kept] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@signed_in
@require_http_methods(["GET", "POST"])
def register(request: SignedInRequest) -> HttpResponse:
    """Show the form; on POST register the letter, or show again all that was typed and sent."""
    now, desk = timezone.now(), _desk(request)
    people = possible_readers(request.viewer)
    if request.method != "POST":
        start = {"addressee": usual_addressee(desk.office)}
        return _form(request, RegisterForm(initial=start, people=people), desk, now)
    if request.POST.get("secrecy") != Secrecy.TOP_SECRET:  # such a file is never even kept
        _take(request, desk, now)
    elif request.FILES:
        desk.wrong.append(_("หนังสือลับที่สุดห้ามแนบไฟล์ ลงทะเบียนเฉพาะรายการ"))
    if "remove" in request.POST or "attach" in request.POST or "change_office" in request.POST:
        shown = RegisterForm(initial=typed_so_far(request.POST), people=people)
        return _form(request, shown, desk, now, status=422 if desk.wrong else 200)
    form = RegisterForm(request.POST, people=people)
    twin = None
    if form.is_valid() and not desk.wrong:
        try:
            return HttpResponseRedirect(_registered(request, form, desk, now))
        except BadEnvelope as why:
            name = _FIELD_OF.get(why.field, why.field)
            form.add_error(name, str(why))
        except AlreadyRegistered as why:
            twin = why.existing
    return _form(request, form, desk, now, status=409 if twin else 422, twin=twin)


@signed_in
@require_POST
def uploads(request: SignedInRequest) -> HttpResponse:
    """Take files in while the form is being filled, and show the desk again."""
    desk, now = _desk(request), timezone.now()
    _take(request, desk, now)
    context = _desk_words(desk, now)
    status = 422 if desk.wrong else 200
    return render(request, "saraban/incoming/_desk.html", context, status=status)


@signed_in
@require_safe
def registered(request: SignedInRequest, letter: int) -> HttpResponse:
    """Show the number just given, large, with the stamp on the letter."""
    try:
        row = letters_visible_to(request.viewer).select_related("office").get(pk=letter)
    except IncomingLetter.DoesNotExist as unknown:
        raise Http404 from unknown
    main = next((each for each in papers_of(row) if each.part != "enclosure"), None)
    context = {
        "letter": row,
        "letter_url": url_of(row),
        "main": main,
        "stamp": None if main and main.part == "stamped" else _stamp(row),
        "next_url": f"{reverse('saraban:register')}?office={row.office_id}",
    }
    return render(request, "saraban/incoming/registered.html", context)


@signed_in
@require_safe
def parties(request: SignedInRequest) -> HttpResponse:
    """Return remembered parties as JSON, for the field จาก."""
    found = suggested_parties(request.viewer, request.GET.get("q", ""))
    hint = _("%(n)d ครั้ง")
    lines = [{"value": party.name, "hint": hint % {"n": party.times}} for party in found]
    return JsonResponse(lines, safe=False)


def _desk(request: SignedInRequest) -> Desk:
    """Return the desk with the register asked for, or the one of the capacity worked in."""
    offices = registers_kept_by(request.viewer)
    if not offices:
        raise PermissionDenied
    asked = request.POST.get("office") or request.GET.get("office") or ""
    duty = request.duty
    # Who keeps the central register begins there, whatever office their desk stands in.
    own = duty.office.pk if duty and duty.role != Role.REGISTRY_CENTRAL else None
    usual = next((office for office in offices if office.pk == own), offices[0])
    chosen = next((office for office in offices if str(office.pk) == asked), None)
    if asked and chosen is None:
        raise PermissionDenied
    return Desk(offices, chosen or usual)


def _take(request: SignedInRequest, desk: Desk, now: datetime) -> None:
    desk.files = kept_files(request)
    new, desk.wrong = take_in(request, desk.office, request.FILES.getlist("files"), now)
    known = {kept.file.sha256 for kept in desk.files}
    desk.files += [kept for kept in new if kept.file.sha256 not in known]


def _registered(request: SignedInRequest, form: RegisterForm, desk: Desk, now: datetime) -> str:
    letter = register_incoming(
        by=request.user,
        office=desk.office,
        envelope=form.envelope(),
        at=now,
        files=[kept.file for kept in desk.files],
        received_at=form.received_at(now),
        late_reason=form.cleaned_data["late_reason"],
        repeat_reason=form.cleaned_data["repeat_reason"],
        readers=form.readers_named(),
    )
    return reverse("saraban:registered", args=[letter.pk])


def _form(
    request: SignedInRequest,
    form: RegisterForm,
    desk: Desk,
    now: datetime,
    *,
    status: int = 200,
    twin: IncomingLetter | None = None,
) -> HttpResponse:
    context = {
        **_desk_words(desk, now),
        "form": form,
        "twin": twin,
        "twin_url": url_of(twin) if twin else "",
    }
    return render(request, "saraban/incoming/register.html", context, status=status)


def _desk_words(desk: Desk, now: datetime) -> dict[str, Any]:
    number, year = next_incoming(desk.office, at=now)
    stamp = {
        "office": desk.office.name,
        "number": thai(number),
        "day": thai(_short_day(now)),
        "time": _("เมื่อลงรับ"),
        "dashed": True,
    }
    return {"desk": desk, "next": f"{number}/{year}", "stamp": stamp}


def _stamp(letter: IncomingLetter) -> dict[str, str]:
    return {
        "office": letter.office.name,
        "number": thai(letter.number),
        "day": thai(_short_day(letter.received_at)),
        "time": official_time(letter.received_at),
    }


def _short_day(moment: datetime) -> str:
    return screen_date(bangkok_date(moment))
