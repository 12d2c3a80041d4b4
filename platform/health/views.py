"""Pages for those who run the platform: alive, ready, figures."""

import hmac
import os

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from health.checks import ready
from health.metrics import figures


def health_page(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


def ready_page(request: HttpRequest) -> HttpResponse:
    """Answer 200 when requests can be served, 503 when a database is away."""
    answers = ready()
    serves = all(answer for name, answer in answers.items() if name != "cache")
    return JsonResponse({"ready": serves, **answers}, status=200 if serves else 503)


def metrics_page(request: HttpRequest) -> HttpResponse:
    """Show the figures to who has the token (`METRICS_TOKEN`); without one, to nobody."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        raise Http404
    text = figures(os.environ.get("PROMETHEUS_MULTIPROC_DIR", ""))
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")
