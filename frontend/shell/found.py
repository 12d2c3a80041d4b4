"""What the search of the top bar finds: pages by right, people, letters and bookings."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from accounts.duties import Viewer
from accounts.queries.people import people_found
from frontend.shell.navigation import pages_for
from frontend.shell.spoken import screen_date
from modules.booking.models import Booking
from modules.booking.queries.bookings import title_for
from modules.booking.queries.register import found_by as bookings_found
from modules.booking.wording import span_words
from modules.saraban.queries.search import found_by as letters_found
from thai.dates import bangkok_date
from thai.text import skeleton, tidy

_LETTER_PAGES = {"incoming": "saraban:letter", "outgoing": "saraban:outgoing-letter"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that was found and where it is."""

    group: str
    label: str
    hint: str
    url: str

    def as_json(self) -> dict[str, str]:
        """Return the line as the palette reads it."""
        return {"group": self.group, "label": self.label, "hint": self.hint, "url": self.url}


def found_by(
    viewer: Viewer, typed: str, *, on: date, modules: Collection[str], most: int = 8
) -> list[Line]:
    """Return what fits what a viewer typed, of each kind at most so many; pages for nothing.

    Only what belongs to the modules that are open, or to none, is looked for.
    """
    text = tidy(typed[:200])
    of_modules = [find for module, find in FINDERS.items() if module in modules]
    return [
        *(line for find in of_modules for line in find(viewer, text, on, most)),
        *_people(viewer, text, on, most),
        *_pages(viewer, text, modules),
    ]


def _letters(viewer: Viewer, text: str, on: date, most: int) -> list[Line]:
    return [
        Line(
            group=gettext("หนังสือ"),
            label=letter.subject,
            hint=letter.hint,
            url=reverse(_LETTER_PAGES[letter.kind], args=[letter.pk]),
        )
        for letter in letters_found(viewer, text, today=on, limit=most)
    ]


def _bookings(viewer: Viewer, text: str, _on: date, most: int) -> list[Line]:
    return [
        Line(
            group=gettext("การจอง"),
            label=title_for(viewer, booking),
            hint=f"{booking.resource} · {_when(booking)}",
            url=_where(booking),
        )
        for booking in bookings_found(viewer, text, limit=most)
    ]


def _when(booking: Booking) -> str:
    if booking.series_id is not None:  # what was found of it is its last
        return gettext("จองเป็นชุด ถึง %(day)s") % {"day": screen_date(bangkok_date(booking.starts))}
    return span_words(booking.starts, booking.ends)


def _where(booking: Booking) -> str:
    """Return the page of a booking, of one that comes again that of its series."""
    if booking.series_id is not None:
        return reverse("booking:series", args=[booking.series_id])
    return reverse("booking:show", args=[booking.pk])


def _pages(viewer: Viewer, text: str, modules: Collection[str]) -> list[Line]:
    wanted = skeleton(text)
    return [
        Line(group=gettext("หน้า"), label=gettext(page.label), hint="", url=url)
        for page, url in pages_for(viewer, modules)
        if wanted in skeleton(f"{page.label} {gettext(page.label)} {page.words}")
    ]


def _people(viewer: Viewer, text: str, on: date, most: int) -> list[Line]:
    if len(text) < 2:
        return []
    return [
        Line(
            group=gettext("บุคลากร"),
            label=found.person.full_name,
            hint=found.posts,
            url=reverse("accounts:card", args=[found.person.pk]),
        )
        for found in people_found(viewer, text, on=on, most=most)
    ]


# What a module finds, by its name; one line a module.
FINDERS: dict[str, Callable[[Viewer, str, date, int], list[Line]]] = {
    "saraban": _letters,
    "booking": _bookings,
}
