"""Error pages that a view of ours must draw."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from health.logs import request_id


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was too old or came from elsewhere, and what to do."""
    return render(request, "shell/errors/403.html", {"stale_form": True}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be understood."""
    return render(request, "shell/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this person may not."""
    return render(request, "shell/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, or none for this person; the two look alike."""
    return render(request, "shell/errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, with an id that stands in the log; asks no database."""
    page = render_to_string("shell/errors/500.html", {"error_id": request_id.get()})
    return HttpResponse(page, status=500)
