"""What a typed question means for a register: words, numbers, parties and days."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from accounts.duties import Viewer
from modules.saraban.models import IncomingLetter, NamedReader, OutgoingLetter, Secrecy
from search.words import query_text
from thai.dates import BANGKOK, UnreadableDate, read_date
from thai.digits import arabic
from thai.references import reference_key
from thai.text import tidy

_LONGEST = 200
_RUNNING = re.compile(
    r"(?:เลข(?:ทะเบียน)?(?:รับ|ส่ง)?(?:ที่)?\s*)?([0-9]{1,7})(?:\s*/\s*(2[45][0-9]{2}))?"
)


def day_of(start: date, days: int = 1) -> tuple[datetime, datetime]:
    """Return the moments at which days begin and end in Bangkok."""
    first = datetime.combine(start, time.min, tzinfo=BANGKOK)
    return first, datetime.combine(start + timedelta(days=days), time.min, tzinfo=BANGKOK)


def month_of(year: int, month: int) -> tuple[date, int]:
    """Return the first day of a month of a Buddhist year, and how many days it has."""
    return date(year - 543, month, 1), monthrange(year - 543, month)[1]


def incoming_matching(viewer: Viewer, text: str, *, today: date) -> Q:
    """Return the condition on `IncomingLetter` for what a viewer typed; everything for nothing."""
    typed = tidy(text[:_LONGEST])
    if not typed:
        return Q()
    found = _words(typed) | Q(pk__in=_secret_incoming(viewer, typed))
    if running := _RUNNING.fullmatch(arabic(typed)):
        found |= _number(running)
    if (day := _day(typed, today)) is not None:
        first, end = day_of(day)
        found |= Q(dated=day) | Q(received_at__gte=first, received_at__lt=end)
    return found


def outgoing_matching(viewer: Viewer, text: str, *, today: date) -> Q:
    """Return the condition on `OutgoingLetter` for what a viewer typed; everything for nothing."""
    typed = tidy(text[:_LONGEST])
    if not typed:
        return Q()
    found = _words(typed) | Q(pk__in=_secret_outgoing(viewer, typed))
    if running := _RUNNING.fullmatch(arabic(typed)):
        found |= _number(running)
    if (day := _day(typed, today)) is not None:
        found |= Q(dated=day)
    return found


def reservation_matching(text: str, *, today: date) -> Q:
    """Return the condition on `NumberReservation` for what was typed; everything for nothing."""
    typed = tidy(text[:_LONGEST])
    if not typed:
        return Q()
    found = Q(reason__icontains=typed) | Q(reserved_by__given_name__icontains=typed)
    found |= Q(reserved_by__family_name__icontains=typed)
    if running := _RUNNING.fullmatch(arabic(typed)):
        found |= _number(running)
    if (day := _day(typed, today)) is not None:
        first, end = day_of(day)
        found |= Q(reserved_at__gte=first, reserved_at__lt=end)
    return found


def _words(typed: str) -> Q:
    asked = query_text(typed)
    if not asked:
        return Q(pk__in=[])
    return Q(words=SearchQuery(asked, search_type="raw", config="simple"))


def _number(running: re.Match[str]) -> Q:
    number = Q(number=int(running[1]))
    return number & Q(year=int(running[2])) if running[2] else number


def _day(typed: str, today: date) -> date | None:
    try:
        return read_date(typed, today=today)
    except UnreadableDate:
        return None


def _secret_incoming(viewer: Viewer, typed: str) -> list[int]:
    """Return the secret letters a viewer reads that hold the text: they are in no index."""
    named = NamedReader.objects.filter(person=viewer.person).values("incoming")
    mine = IncomingLetter.objects.filter(pk__in=named).exclude(secrecy=Secrecy.OPEN)
    return list(mine.filter(_holds(typed, "sender")).values_list("pk", flat=True)[:500])


def _secret_outgoing(viewer: Viewer, typed: str) -> list[int]:
    named = NamedReader.objects.filter(person=viewer.person).values("outgoing")
    mine = OutgoingLetter.objects.filter(pk__in=named).exclude(secrecy=Secrecy.OPEN)
    return list(mine.filter(_holds(typed, "sender")).values_list("pk", flat=True)[:500])


def _holds(typed: str, party: str) -> Q:
    held = Q(subject__icontains=typed) | Q(addressee__icontains=typed)
    held |= Q(**{f"{party}__icontains": typed})
    key = reference_key(typed)
    return held | Q(reference_key__contains=key) if key else held
