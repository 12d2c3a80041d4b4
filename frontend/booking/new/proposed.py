"""Which times a form shows at first: those of the address, or the next that are free."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.requests import SignedInRequest
from frontend.booking.fields import moment_of
from frontend.booking.free import Times
from frontend.booking.new.desk import Desk
from modules.booking.models import Resource
from modules.booking.queries.free import availability
from thai.dates import BANGKOK

FIRST_HOUR, LAST_HOUR = 9, 16  # of what the form shows at first
_OPENS, _CLOSES = timedelta(hours=8, minutes=30), timedelta(hours=16, minutes=30)  # of an office
_HOUR, _HALF_HOUR, _DAY = timedelta(hours=1), timedelta(minutes=30), timedelta(days=1)


def times_at_first(request: SignedInRequest, desk: Desk) -> Times:
    """Return the times of the address; of a day without hours its next free one.

    The address says moments (`starts`, `ends`), or days (`day`, and `last` of several); whoever
    says none is shown the next whole hour.
    """
    said = (moment_of(request.GET.get(name, "")) for name in ("starts", "ends", "day", "last"))
    starts, ends, day, last = said
    if starts is None and day is not None:
        if last is not None and last > day:
            return day + _OPENS, last + _CLOSES
        named = request.GET.get("resource", "")
        found = next((each for each in desk.resources if str(each.pk) == named), None)
        return _free_on(request, found, day)
    starts = starts or _next_hour()
    if ends is None or ends <= starts:
        ends = starts + _HOUR
    return starts, ends


def half_hour(at: datetime) -> datetime:
    """Return the next full or half hour, at which people meet."""
    over = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    return at if not over else at - over + _HALF_HOUR


def _free_on(request: SignedInRequest, resource: Resource | None, day: datetime) -> Times:
    """Return the first free hour of a day from nine on, else any free time, else nine o'clock."""
    now = timezone.now().astimezone(BANGKOK)
    usual = max(day + timedelta(hours=FIRST_HOUR), half_hour(now))
    if resource is None:
        return usual, usual + _HOUR
    during = (day, day + _DAY)
    gaps = availability(request.viewer, [resource], during, at=now)[resource.pk]
    begins = [(half_hour(max(opens, usual)), closes) for opens, closes in gaps]
    begins += [(half_hour(max(opens, now)), closes) for opens, closes in gaps]
    long = [(begin, begin + _HOUR) for begin, closes in begins if begin + _HOUR <= closes]
    short = [(begin, closes) for begin, closes in begins if begin < closes]
    begin, end = next(iter([*long, *short]), (usual, usual + _HOUR))
    return begin.astimezone(BANGKOK), end.astimezone(BANGKOK)


def _next_hour() -> datetime:
    """Return the next whole hour at which an office works: from 9 to 16."""
    now = timezone.now().astimezone(BANGKOK)
    hour = now.replace(minute=0, second=0, microsecond=0) + _HOUR
    if hour.hour > LAST_HOUR or hour.date() != now.date():
        hour += _DAY if hour.date() == now.date() else timedelta()
        return hour.replace(hour=FIRST_HOUR)
    return hour.replace(hour=max(hour.hour, FIRST_HOUR))
