"""What is refused before any door of the API is reached, or breaks in it, is a problem too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from api.problems import refused

type Answer = Callable[[HttpRequest], HttpResponse]

VERSIONS = "/api/v"  # below it programs ask; the description and its pages are for people


class ProblemsForPrograms:
    """Turns the error pages of the product into problem details wherever programs ask.

    An address that is none, a module that the town has not opened, a town that is read-only or
    whose database is away: nobody of them knows the API, and the API knows none of them.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        page = answer.get("Content-Type", "").startswith("text/html")
        if answer.status_code >= 400 and page and request.path.startswith(VERSIONS):
            return refused(answer)
        return answer
