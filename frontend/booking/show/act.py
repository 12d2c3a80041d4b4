"""One thing that can be done with a booking."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from frontend.booking.show.scene import Scene

type May = Callable[[Scene], bool]
type Make = Callable[[Scene, Any], Any]
type Run = Callable[[Scene, Any], object]


def ask_nothing(_scene: Scene, data: Any) -> forms.Form:
    """Return a form without fields."""
    return forms.Form(data)


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing that can be done with a booking, as its page offers it.

    `first` says that it is what the viewer is expected to do; the others stand in the menu.
    `consequence` is said before it is done, `done` afterwards.
    """

    label: Any
    icon: str
    may: May
    run: Run
    done: Any
    make: Make = ask_nothing
    first: bool = False
    danger: bool = False
    title: Any = ""
    consequence: Any = ""
    body: str = "booking/show/acts/fields.html"

    def over(self, scene: Scene) -> bool:
        """Tell whether the viewer may not because it has been decided or is over."""
        return self.first or scene.manages or scene.booking.asked_by_id == scene.by.pk

    def gone(self, scene: Scene) -> str:
        """Return how it stands with a booking that somebody else was quicker with."""
        state = _(scene.booking.get_state_display())
        words = _("ทำรายการนี้ไม่ได้แล้ว เพราะการจองอยู่ในสถานะ “%(state)s”")
        return words % {"state": state}
