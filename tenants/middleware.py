"""The door of a town: the Host says which one, and a request is one transaction in it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import (
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    transaction,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import resolve

from database.place import standing_in
from database.work import atomic
from tenants.directory import Listing, tenant_at
from tenants.models import Status
from tenants.modules import module_of

Answer = Callable[[HttpRequest], HttpResponse]
# Pages of the platform itself, which stand in no town.
ANYWHERE = ("/-/health", "/-/ready", "/-/metrics")
SAFE = {"GET", "HEAD", "OPTIONS"}
# The town's database is away or not as it should be. Rows that break a rule are our mistake: 500.
UNAVAILABLE = (OperationalError, InterfaceError, ProgrammingError, InternalError)


class InTown:
    """Opens the town of the request's host; an unknown or closed one is 404 and reads no town."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in ANYWHERE:
            return resolve(request.path).func(request)
        try:
            listing = tenant_at(request.META.get("HTTP_HOST", ""))
            if listing is None:
                return HttpResponse(render_to_string("shell/errors/no_town.html"), status=404)
            request.tenant = listing  # type: ignore[attr-defined]
            with standing_in(listing.place):
                return self._within(listing, request)
        except UNAVAILABLE as trouble:
            return unavailable(request, trouble)

    def _within(self, listing: Listing, request: HttpRequest) -> HttpResponse:
        with atomic():
            response = self.answer(request)
            if response.status_code >= 500:
                transaction.set_rollback(True, using=listing.place.cell)
            return response

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        """Answer 503 when the town's database is broken or away, never with other rows."""
        return unavailable(request, trouble) if isinstance(trouble, UNAVAILABLE) else None


class OpenModules:
    """Answers 404 at every door, page or API, of a module that the town has not opened."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        """Refuse as an address that does not exist is refused, before anything is asked."""
        listing = getattr(request, "tenant", None)
        module = module_of(request.resolver_match.route) if request.resolver_match else ""
        if module and listing is not None and module not in listing.modules:
            raise Http404


class OneUnitOfWork:
    """Undoes all that a view wrote when it raises, and refuses changes in a read-only town."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Run an unsafe view in a savepoint, so that its error page can still be drawn."""
        listing = getattr(request, "tenant", None)
        if listing is None or request.method in SAFE:
            return None
        if listing.status == Status.READ_ONLY and not request.path.startswith("/sign-"):
            return HttpResponse(render_to_string("shell/errors/read_only.html"), status=403)
        with atomic():
            return view(request, *args, **kwargs)


def unavailable(request: HttpRequest, trouble: Exception) -> HttpResponse:
    """Return the 503 page with an error id, which stands in the log beside the trouble."""
    error_id = uuid.uuid4().hex[:12]
    request.META["error"] = (error_id, trouble)
    page = render_to_string("shell/errors/503.html", {"error_id": error_id})
    return HttpResponse(page, status=503, headers={"Retry-After": "10"})
