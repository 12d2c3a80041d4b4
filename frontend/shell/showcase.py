"""The page of components, in development only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, light beside dark."""
    return render(request, "shell/showcase.html", {})
