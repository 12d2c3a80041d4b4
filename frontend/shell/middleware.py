"""What every answer of a town tells the browser about keeping it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


class KeptByNobody:
    """Says of each page that no browser or proxy may keep it, unless its view said otherwise.

    On a shared machine the next person must not find the letters of the last one behind the
    back button.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if hasattr(request, "tenant"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
