"""Sign in and out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page."""
    return render(request, "office/sign_in/sign_in.html")
