"""What people from outside may read, and who may read about them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Prefetch, QuerySet

from accounts.duties import Viewer
from accounts.models import Office
from modules.booking import access
from modules.booking.held.holding import taken
from modules.booking.models import Booking, OpenHours, Outsider, Photo, Resource, StepKind
from modules.booking.outsiders.outside import hash_of
from modules.booking.queries.gaps import Gap, gaps
from modules.booking.resources import LENT_OUT
from modules.booking.times import opening_problems
from thai.dates import BANGKOK, bangkok_date
from workdays.days import holidays_between

_DAY = timedelta(days=1)
# What of a booking's path is said to who asked from outside.
_ANSWERS = (
    StepKind.APPROVED,
    StepKind.REJECTED,
    StepKind.CANCELLED,
    StepKind.MOVED,
    StepKind.SUBSTITUTED,
)


class Openness(StrEnum):
    """What anybody may know of a day: never who has it, nor what for."""

    FREE = "free"
    PARTLY = "partly"
    FULL = "full"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    PAST = "past"
    LATER = "later"  # not open for asking yet


@dataclass(frozen=True, kw_only=True)
class OpenDay:
    """A day of a public calendar with its free times."""

    day: date
    openness: Openness
    free: tuple[Gap, ...]


def places() -> QuerySet[Resource]:
    """Return what anybody may ask for, with its pictures, in the order it is shown."""
    photos = Photo.objects.select_related("file").order_by("sort", "pk")
    found = Resource.objects.filter(outsiders=True, retired_at=None, kind__in=LENT_OUT)
    return (
        found.select_related("office")
        .prefetch_related(Prefetch("photos", queryset=photos))
        .order_by("-kind", "sort", "name_sort", "pk")
    )


def place(pk: int) -> Resource:
    """Return something that anybody may ask for, or raise `Resource.DoesNotExist`."""
    return places().get(pk=pk)


def photo_of_place(pk: int, photo: int) -> Photo:
    """Return a picture of something that anybody may ask for, or raise `Photo.DoesNotExist`."""
    rows = Photo.objects.filter(resource=pk, resource__in=places().values("pk"))
    return rows.select_related("file").get(pk=photo)


def open_days(resource: Resource, first: date, last: date, *, at: datetime) -> list[OpenDay]:
    """Return each day from one to another with what may still be asked for (four queries)."""
    free: dict[date, list[Gap]] = {}
    for starts, ends in gaps([resource], (_midnight(first), _midnight(last + _DAY)), at=at).get(
        resource.pk, []
    ):
        for day, gap in _by_day(starts, ends):
            free.setdefault(day, []).append(gap)
    hours = {row.weekday: row for row in OpenHours.objects.filter(resource=resource)}
    holidays = {} if resource.on_holidays else holidays_between(first, last)
    days = [first + n * _DAY for n in range((last - first).days + 1)]
    return [
        OpenDay(
            day=day,
            openness=_openness(resource, day, free.get(day, []), hours, day in holidays, at),
            free=tuple(free.get(day, [])),
        )
        for day in days
    ]


def is_taken(resource: Resource, starts: datetime, ends: datetime) -> bool:
    """Tell whether others have a time that the place is open in: it may be waited for."""
    during = DateTimeTZRange(starts, ends)
    return bool(taken([resource], during)) and not opening_problems([resource], starts, ends)


def is_free(resource: Resource, starts: datetime, ends: datetime) -> bool:
    """Tell whether nothing stands in the way of a time: nobody has it, and it is open."""
    during = DateTimeTZRange(starts, ends)
    return not taken([resource], during) and not opening_problems([resource], starts, ends)


def town_office() -> Office:
    """Return the root office, whose name, telephone and address everybody may know."""
    return Office.objects.get(parent=None)


def answer_to(booking: Booking) -> str:
    """Return the last words of the office to who asked, or nothing."""
    said = booking.steps.filter(kind__in=_ANSWERS).exclude(note="").order_by("-pk").first()
    return said.note if said else ""


def followed(token: str) -> Booking:
    """Return the request that a secret address leads to, or raise `Booking.DoesNotExist`."""
    rows = Booking.objects.select_related("outsider", "resource__office")
    return rows.get(outsider__token_hash=hash_of(token), outsider__erased_at=None)


def outsider_for(viewer: Viewer, booking: Booking) -> Outsider | None:
    """Return who asked from outside, for those who deal with it; None for everybody else."""
    deals = access.manages(viewer, booking.resource) or access.decides(viewer, booking)
    return booking.outsider if deals else None


def _by_day(starts: datetime, ends: datetime) -> list[tuple[date, Gap]]:
    """Cut a free time at each midnight in Bangkok."""
    found, start = [], starts.astimezone(BANGKOK)
    while start < ends:
        until = min(ends.astimezone(BANGKOK), _midnight(start.date() + _DAY))
        found.append((start.date(), (start, until)))
        start = until
    return found


def _openness(
    resource: Resource,
    day: date,
    free: list[Gap],
    hours: dict[int, OpenHours],
    holiday: bool,
    at: datetime,
) -> Openness:
    today = bangkok_date(at)
    if day < today:
        return Openness.PAST
    if free:
        return Openness.FREE if _whole(day, free, hours) else Openness.PARTLY
    if day > today + timedelta(days=resource.horizon_days):
        return Openness.LATER
    if holiday:
        return Openness.HOLIDAY
    return Openness.CLOSED if hours and day.isoweekday() not in hours else Openness.FULL


def _whole(day: date, free: list[Gap], hours: dict[int, OpenHours]) -> bool:
    """Tell whether all of a day's opening hours are free."""
    row = hours.get(day.isoweekday())
    opens = row.opens if row else time.min
    closes = row.closes if row else time(23, 59)
    wanted = datetime.combine(day, closes) - datetime.combine(day, opens)
    return sum((ends - starts for starts, ends in free), timedelta()) >= wanted


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=BANGKOK)
