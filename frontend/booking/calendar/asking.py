"""What an address asks of the calendar, and the addresses of its neighbours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from frontend.booking.fields import EARLIEST, LATEST, key_of
from modules.booking.models import ResourceKind
from thai.dates import UnreadableDate, read_date

DAY, WEEK, MONTH, TIMELINE = "day", "week", "month", "timeline"
VIEWS = (DAY, WEEK, MONTH, TIMELINE)
SHOWS = {
    "rooms": ResourceKind.ROOM,
    "vehicles": ResourceKind.VEHICLE,
    "equipment": ResourceKind.EQUIPMENT,
    "drivers": ResourceKind.DRIVER,
}
MINE, WAITING = "mine", "waiting"
TIMELINE_DAYS = 14
_LONGEST = 60


@dataclass(frozen=True, kw_only=True)
class Question:
    """The calendar as its address asks for it; `typed` is a day that could not be read."""

    view: str
    day: date
    today: date
    show: str = ""
    resource: int = 0
    office: int = 0
    typed: str = ""

    @property
    def first(self) -> date:
        """Return the first day that is shown; a month begins with the Monday of its first week."""
        if self.view == WEEK:
            return _monday(self.day)
        if self.view == MONTH:
            return _monday(self.day.replace(day=1))
        return self.day

    @property
    def last(self) -> date:
        """Return the last day that is shown; a month ends with the Sunday of its last week."""
        if self.view == WEEK:
            return self.first + timedelta(days=6)
        if self.view == TIMELINE:
            return self.first + timedelta(days=TIMELINE_DAYS - 1)
        if self.view == MONTH:
            return _monday(_next_month(self.day) - timedelta(days=1)) + timedelta(days=6)
        return self.day

    @property
    def before(self) -> date:
        """Return the day by which the stretch before is asked for."""
        if self.view == MONTH:
            return (self.day.replace(day=1) - timedelta(days=1)).replace(day=1)
        return self.day - timedelta(days=self._step)

    @property
    def after(self) -> date:
        """Return the day by which the stretch after is asked for."""
        if self.view == MONTH:
            return _next_month(self.day)
        return self.day + timedelta(days=self._step)

    @property
    def _step(self) -> int:
        return {DAY: 1, WEEK: 7, TIMELINE: TIMELINE_DAYS // 2}[self.view]

    def words(self, **changes: object) -> dict[str, str]:
        """Return what the address says, some words changed; without what goes without saying."""
        said: dict[str, Any] = {
            "view": self.view,
            "day": self.day,
            "show": self.show,
            "resource": self.resource or "",
            "office": self.office or "",
            **changes,
        }
        if said["view"] == DAY:
            said["view"] = ""
        if said["day"] == self.today:
            said["day"] = ""
        return {name: str(word) for name, word in said.items() if word}

    def url(self, name: str = "booking:calendar", **changes: object) -> str:
        """Return the address of the calendar with some words changed."""
        words = self.words(**changes)
        return reverse(name) + (f"?{urlencode(words)}" if words else "")


def question_of(given: dict[str, str], *, today: date) -> Question:
    """Return what the words of an address ask; what makes no sense is as if it were not there.

    `day` is 2026-11-23, or typed as people write days.
    """
    typed = given.get("day", "").strip()[:_LONGEST]
    day = _day(typed, today)
    view = given.get("view", "")
    show = given.get("show", "")
    return Question(
        view=view if view in VIEWS else DAY,
        day=day or today,
        today=today,
        show=show if show in {*SHOWS, MINE, WAITING} else "",
        resource=key_of(given.get("resource", "")),
        office=key_of(given.get("office", "")),
        typed="" if day or not typed else typed,
    )


def _day(text: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            day = read_date(text, today=today)
        except UnreadableDate:
            return None
    return day if EARLIEST <= day <= LATEST else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
