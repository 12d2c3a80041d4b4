"""Error pages that a view of ours must draw."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was too old or came from elsewhere, and what to do."""
    return render(request, "shell/errors/403.html", {"stale_form": True}, status=403)
