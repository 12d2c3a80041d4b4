"""What is noted of each request: an id, the time it took, what was answered."""

import logging
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from health.logs import request_id
from health.metrics import ANSWERS, SECONDS

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("request")
UNNOTED = ("/static/", "/-/health", "/-/ready", "/-/metrics")


class Observed:
    """Gives each request an id, and writes one line and two figures about what became of it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        token = request_id.set(uuid.uuid4().hex[:16])
        try:
            response = self.answer(request)
            response["X-Request-Id"] = request_id.get()
            if not request.path.startswith(UNNOTED):
                _note(request, response, time.perf_counter() - began)
            return response
        finally:
            request_id.reset(token)


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Write the line of a request. No query string, no body: they may hold personal data."""
    match = request.resolver_match
    path = _without_token(request.path, match.kwargs.get("token") if match else None)
    route = match.route if match else ""
    ANSWERS.labels(request.method, route, response.status_code).inc()
    SECONDS.labels(request.method, route).observe(seconds)
    error_id, trouble = request.META.get("error", ("", None))
    tenant = getattr(request, "tenant", None)
    facts: dict[str, Any] = {
        "method": request.method,
        "path": path,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "town": tenant.place.schema if tenant else "",
        "person": getattr(getattr(request, "user", None), "pk", None),
        "address": request.META.get("REMOTE_ADDR", ""),
        "error_id": error_id,
    }
    level = logging.ERROR if response.status_code >= 500 else logging.INFO
    log.log(level, "%s %s", request.method, path, extra={"facts": facts}, exc_info=trouble)


def _without_token(path: str, token: object) -> str:
    """Return an address without the secret that is a part of it: who has that needs no more."""
    return path.replace(token, "…") if token and isinstance(token, str) else path
