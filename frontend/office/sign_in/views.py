"""Sign in and out, and set a password by an invitation."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.attempts import TooManyTries
from accounts.commands.accept_invitation import LinkNotGood, accept_invitation, invited
from accounts.commands.sign_in import NotKnown
from accounts.commands.sign_in import sign_in as let_in
from accounts.models import Person
from accounts.passwords import UnfitPassword
from frontend.office.sign_in.forms import NewPasswordForm, SignInForm
from frontend.shell.addresses import address_of, own_path
from frontend.shell.flash import say


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password, and go on to the page that was wanted."""
    wanted = own_path(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated and request.method == "GET":
        return HttpResponseRedirect(wanted)
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                person = _let_in(request, form)
            except NotKnown as unknown:
                form.add_error(None, str(unknown))
            except TooManyTries as too_many:
                form.add_error(None, str(too_many))
                status = 429
            else:
                open_session(request, person, at=timezone.now())
                return HttpResponseRedirect(wanted)
    page = {"form": form, "next": wanted, "thaid_url": getattr(settings, "THAID_URL", "")}
    return render(request, "office/sign_in/sign_in.html", page, status=status)


def _let_in(request: HttpRequest, form: SignInForm) -> Person:
    return let_in(
        username=form.cleaned_data["username"],
        password=form.cleaned_data["password"],
        address=address_of(request),
        at=timezone.now(),
    )


def open_session(request: HttpRequest, person: Person, *, at: datetime) -> None:
    """Open a session for a person under a new key; it ends 12 hours later, used or not."""
    login(request, person, backend="accounts.backend.PasswordBackend")
    request.session["address"] = address_of(request) or None
    request.session["agent"] = request.headers.get("User-Agent", "")[:300]
    request.session.set_expiry(at + timedelta(seconds=settings.SESSION_COOKIE_AGE))


@require_POST
@csrf_protect
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    logout(request)
    answer = redirect("accounts:sign-in")
    answer["Clear-Site-Data"] = '"cache"'
    return answer


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Let an invited person set a password; the secret travels in the query, which no log keeps."""
    secret = request.POST.get("secret") or request.GET.get("k", "")
    try:
        person = invited(secret=secret[:200], at=timezone.now())
    except LinkNotGood as over:
        return render(request, "office/sign_in/over.html", {"words": str(over)}, status=404)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _accepted(request, secret, form)
        except UnfitPassword as unfit:
            form.add_error(None, unfit)
    page = {"form": form, "secret": secret, "person": person}
    status = 422 if request.method == "POST" else 200
    return render(request, "office/sign_in/invitation.html", page, status=status)


def _accepted(request: HttpRequest, secret: str, form: NewPasswordForm) -> HttpResponse:
    now = timezone.now()
    password = form.cleaned_data["password"]
    person = accept_invitation(secret=secret[:200], password=password, at=now)
    open_session(request, person, at=now)
    say(request, _("ตั้งรหัสผ่านแล้ว ครั้งต่อไปเข้าด้วยชื่อผู้ใช้และรหัสผ่านนี้"))
    return HttpResponseRedirect(reverse("home:inbox"))
