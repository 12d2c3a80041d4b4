"""Bookings as an iCalendar file (RFC 5545), for calendar programs."""

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, vDuration, vText
from icalendar import Event as Entry

from modules.booking.models import PENDING
from modules.booking.queries.feeds import GONE, Event

_OFTEN = timedelta(hours=1)  # how often programs are asked to come again


def ical(events: Iterable[Event], *, name: str, address: Callable[[int], str]) -> bytes:
    """Return the file of some events; `address` gives the page of a booking by its key.

    Nothing in it depends on when it is read: the same bookings are the same bytes.
    """
    calendar = Calendar()
    calendar.add("PRODID", "-//Thongthin//Booking//TH")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("REFRESH-INTERVAL", vDuration(_OFTEN), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("PT1H"))
    for event in events:
        calendar.add_component(_entry(event, address(event.booking)))
    return calendar.to_ical()


def _entry(event: Event, address: str) -> Entry:
    """Return one booking; who may not know what it is about is told only that it is taken."""
    entry = Entry()
    entry.add("UID", event.uid)
    entry.add("DTSTAMP", event.changed.astimezone(UTC))
    entry.add("LAST-MODIFIED", event.changed.astimezone(UTC))
    entry.add("SEQUENCE", event.sequence)
    entry.add("DTSTART", event.starts.astimezone(UTC))
    entry.add("DTEND", event.ends.astimezone(UTC))
    entry.add("SUMMARY", f"{event.resource}: {event.title}")
    entry.add("STATUS", _status(event))
    entry.add("CLASS", "PRIVATE" if event.private else "PUBLIC")
    entry.add("TRANSP", "TRANSPARENT" if event.state in GONE else "OPAQUE")
    if event.place:
        entry.add("LOCATION", event.place)
    entry.add("DESCRIPTION", f"{event.office} · {_(event.state.label)}")
    entry.add("URL", address)
    return entry


def _status(event: Event) -> str:
    if event.state in GONE:
        return "CANCELLED"
    return "TENTATIVE" if event.state in PENDING else "CONFIRMED"
