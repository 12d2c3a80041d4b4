"""A request whose sender is signed in and works in a capacity."""

from django.http import HttpRequest

from accounts.duties import Duty, Viewer
from accounts.models import Person


class SignedInRequest(HttpRequest):
    """What a page under `frontend.shell.doors.signed_in` receives.

    `viewer` is the person with everything they are today; `duty` is the capacity they work in
    now, whose `office` is the office that commands are asked for (None: they have no post yet).
    """

    user: Person  # type: ignore[assignment]
    viewer: Viewer
    duty: Duty | None
