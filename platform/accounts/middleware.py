"""Sessions of a request, and in which capacity its sender works now."""

from collections.abc import Callable
from typing import Any

from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessions
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from accounts.duties import of_choice, viewer_of
from thai.dates import bangkok_date

Answer = Callable[[HttpRequest], HttpResponse]
CHOSEN = "duty"  # the session key of the capacity that was chosen


class SessionMiddleware(DjangoSessions):
    """Django's sessions, in our own store; pages that stand in no town have none."""

    def process_request(self, request: HttpRequest) -> None:
        """Open the session of a request that came to a town."""
        if hasattr(request, "tenant"):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session of a request that had one."""
        return (
            super().process_response(request, response) if hasattr(request, "tenant") else response
        )


class Capacity:
    """Gives a request `viewer`, all its sender is today, and `duty`, what they work as now."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person: Any = getattr(request, "user", None)
        if hasattr(request, "tenant") and person is not None and person.is_authenticated:
            viewer = viewer_of(person, on=bangkok_date(timezone.now()))
            chosen = request.session.get(CHOSEN)
            request.viewer = viewer  # type: ignore[attr-defined]
            request.duty = of_choice(viewer.duties, chosen)  # type: ignore[attr-defined]
            translation.activate(person.language)
        return self.answer(request)
