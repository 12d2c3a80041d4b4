"""One's password, sessions and API tokens."""

from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.attempts import TooManyTries
from accounts.commands.change_password import change_password
from accounts.commands.end_session import end_session
from accounts.commands.make_token import make_token
from accounts.commands.revoke_token import revoke_token
from accounts.commands.sign_out_everywhere import sign_out_everywhere
from accounts.models import ApiToken, Session
from accounts.queries.own import tokens_of
from accounts.queries.sessions import sessions_of
from accounts.requests import SignedInRequest
from frontend.office.me.forms import PasswordForm, TokenForm
from frontend.office.me.tabs import tabs
from frontend.shell.addresses import address_of
from frontend.shell.doors import before_own_password, signed_in
from frontend.shell.flash import say


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@signed_in
@before_own_password
def password(request: SignedInRequest) -> HttpResponse:
    """Change one's password; all other browsers are then signed out."""
    form = PasswordForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, form)
        except ValidationError as refused:
            form.add_error(None, refused)
        except TooManyTries as too_many:
            form.add_error(None, str(too_many))
            status = 429
        else:
            say(request, gettext("เปลี่ยนรหัสผ่านแล้ว เครื่องอื่นออกจากระบบทั้งหมด"))
            return redirect("accounts:me")
    page = {"tabs": tabs(request), "form": form, "must": request.user.must_change_password}
    return render(request, "office/me/password.html", page, status=status)


def _change(request: SignedInRequest, form: PasswordForm) -> None:
    change_password(
        by=request.user,
        present=form.cleaned_data["present"],
        password=form.cleaned_data["password"],
        session_key=request.session.session_key,
        address=address_of(request),
        at=timezone.now(),
    )
    update_session_auth_hash(request, request.user)  # a new key for this session


@require_safe
@signed_in
def sessions(request: SignedInRequest) -> HttpResponse:
    """Show where I am signed in."""
    browsers = sessions_of(request.user, session_key=request.session.session_key, at=timezone.now())
    page = {"tabs": tabs(request), "browsers": browsers}
    return render(request, "office/me/sessions.html", page)


@require_POST
@signed_in
def end_one(request: SignedInRequest, reference: str) -> HttpResponse:
    """Sign out one of my browsers."""
    try:
        end_session(by=request.user, reference=reference, at=timezone.now())
    except Session.DoesNotExist as gone:
        raise Http404 from gone
    say(request, gettext("ออกจากระบบที่เครื่องนั้นแล้ว"))
    return redirect("accounts:sessions")


@require_POST
@signed_in
def end_others(request: SignedInRequest) -> HttpResponse:
    """Sign out all my browsers but this one."""
    here = request.session.session_key
    ended = sign_out_everywhere(by=request.user, session_key=here, at=timezone.now())
    say(request, gettext("ออกจากระบบที่เครื่องอื่นแล้ว %(n)s เครื่อง") % {"n": ended})
    return redirect("accounts:sessions")


@require_http_methods(["GET", "POST"])
@signed_in
def tokens(request: SignedInRequest) -> HttpResponse:
    """Show my tokens; a new one is shown in full on the answer to its form, and never again."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = make_token(by=request.user, at=timezone.now(), **form.cleaned_data)
            form = TokenForm()
        except ValidationError as refused:
            form.add_error(None, refused)
    page = {
        "tabs": tabs(request),
        "form": form,
        "secret": secret,
        "tokens": tokens_of(request.viewer),
    }
    return render(request, "office/me/tokens.html", page, status=422 if form.errors else 200)


@require_POST
@signed_in
def revoke(request: SignedInRequest, token_id: int) -> HttpResponse:
    """Revoke one of my tokens."""
    try:
        token = revoke_token(by=request.user, token_id=token_id, at=timezone.now())
    except ApiToken.DoesNotExist as unknown:
        raise Http404 from unknown
    say(request, gettext("เพิกถอนรหัสของ %(name)s แล้ว") % {"name": token.name})
    return redirect("accounts:tokens")
