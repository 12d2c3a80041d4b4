"""Register a letter that was written elsewhere: give it its number, keep its file."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Office, Role
from accounts.requests import SignedInRequest
from frontend.saraban.incoming.uploads import Kept, kept_files, take_in
from frontend.saraban.outgoing.forms import RegisterForm
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from frontend.shell.spoken import screen_date
from modules.saraban.books import root_of
from modules.saraban.commands.register_outgoing import BadLetter, register_outgoing
from modules.saraban.entry import ReservationUnusable
from modules.saraban.models import Secrecy
from modules.saraban.queries.registrars import owners_for
from modules.saraban.queries.reservations import numbers_kept_for


@dataclass
class Desk:
    """The files sent so far, and what is wrong with the others."""

    files: list[Kept] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@signed_in
@require_http_methods(["GET", "POST"])
def register(request: SignedInRequest) -> HttpResponse:
    """Show the form; on POST, register the letter, or show again all that was typed and sent."""
    offices = owners_for(request.viewer)
    if not offices:
        raise PermissionDenied
    now, desk = timezone.now(), Desk()
    form = _form(request, offices, now)
    if request.method != "POST":
        return _page(request, form, desk)
    if request.POST.get("secrecy") != Secrecy.TOP_SECRET:  # such a file is never even kept
        _take(request, offices[0], desk, now)
    elif request.FILES:
        desk.wrong.append(_("หนังสือลับที่สุดห้ามแนบไฟล์ ลงทะเบียนเฉพาะรายการ"))
    if "remove" in request.POST:
        return _page(request, form, desk)
    if form.is_valid() and not desk.wrong:
        try:
            return _registered(request, form, desk, now)
        except BadLetter as bad:
            for name, words in bad.problems.items():
                form.add_error(name, words)
        except ReservationUnusable as unusable:
            form.add_error("reservation", str(unusable))
    return _page(request, form, desk, status=422)


def _registered(
    request: SignedInRequest, form: RegisterForm, desk: Desk, now: datetime
) -> HttpResponse:
    kept = form.cleaned_data["reservation"]
    letter = register_outgoing(
        by=request.user,
        office=form.offices[form.cleaned_data["owner"]],
        written=form.written([one.file for one in desk.files]),
        reservation=int(kept) if kept else None,
        at=now,
    )
    say(request, _("ลงทะเบียนส่งแล้ว ที่ %(reference)s") % {"reference": letter.reference})
    return redirect("saraban:outgoing-letter", letter.pk)


def _form(request: SignedInRequest, offices: list[Office], now: datetime) -> RegisterForm:
    words = _("%(book)s %(number)s · %(reason)s (ถึง %(day)s)")
    numbers = [
        (
            str(one.pk),
            words
            % {
                "book": _(one.get_book_display()),
                "number": one.number,
                "reason": one.reason,
                "day": screen_date(one.expires_on),
            },
        )
        for one in numbers_kept_for(request.viewer, at=now)
    ]
    own = request.duty.office.pk if request.duty else None
    typed = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return RegisterForm(
        *typed,
        offices=offices,
        numbers=numbers,
        initial={"owner": str(own or offices[0].pk), "reservation": request.GET.get("number", "")},
    )


def _take(request: SignedInRequest, office: Office, desk: Desk, now: datetime) -> None:
    keeper = root_of(office) if request.viewer.is_any(Role.REGISTRY_CENTRAL) else office
    desk.files = kept_files(request)
    new, desk.wrong = take_in(request, keeper, request.FILES.getlist("files"), now)
    known = {kept.file.sha256 for kept in desk.files}
    desk.files += [kept for kept in new if kept.file.sha256 not in known]


def _page(
    request: SignedInRequest, form: RegisterForm, desk: Desk, *, status: int = 200
) -> HttpResponse:
    shown = {"form": form, "desk": desk}
    return render(request, "saraban/outgoing/register.html", shown, status=status)
