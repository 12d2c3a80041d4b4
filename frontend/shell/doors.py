"""Who may come through a door: a page behind sign-in, and a page for the local admin."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.models import Role
from accounts.requests import SignedInRequest

type Page[**P] = Callable[Concatenate[SignedInRequest, P], HttpResponse]
type Door[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in[**P](view: Page[P]) -> Door[P]:
    """Let only a person who is signed in reach the view; ask the others to sign in first.

    The view gets a `SignedInRequest`. Somebody whose password was given by another sets their
    own before they see anything else.
    """

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _go(request, reverse("accounts:sign-in"), next=_way_back(request))
        own_words = request.user.must_change_password
        if own_words and not getattr(view, "before_own_password", False):
            return _go(request, reverse("accounts:password"))
        answer = view(cast(SignedInRequest, request), *args, **kwargs)
        if "Cache-Control" not in answer:  # pages of an office stay in no shared computer's cache
            answer["Cache-Control"] = "private, no-store"
        return answer

    return door


def before_own_password[**P](view: Page[P]) -> Page[P]:
    """Mark a view that a person may use before setting a password of their own."""
    view.before_own_password = True  # type: ignore[attr-defined]
    return view


def local_admin[**P](view: Page[P]) -> Door[P]:
    """Let only a local admin (ผู้ดูแลระบบของหน่วยงาน) reach the view; others get 403."""

    @wraps(view)
    def door(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.viewer.is_any(Role.LOCAL_ADMIN):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return signed_in(door)


def _way_back(request: HttpRequest) -> str:
    """Return the page to come back to: for a part or a form, the page it stands on."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        return request.get_full_path()
    return "/"


def _go(request: HttpRequest, to: str, **query: str) -> HttpResponse:
    url = f"{to}?{urlencode(query)}" if query else to
    if "HX-Request" in request.headers:  # a redirect would be swapped into the page as a part
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
