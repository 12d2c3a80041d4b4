"""Warn keepers before tax, insurance, inspection or a licence lapses, once per threshold."""

from datetime import date, datetime, time

from accounts.models import Person
from jobs.clock import every_day
from jobs.follow_up import follow_up
from modules.booking.models import Resource, ResourceKind
from modules.booking.vehicles.keepers import keepers_of
from modules.booking.vehicles.validities import Standing, standings
from notifications.tell import tell
from thai.dates import bangkok_date, screen_date

KINDS = (ResourceKind.VEHICLE, ResourceKind.DRIVER)
# What lapsed long ago was told; a vehicle that only stands there is not spoken of for ever.
LONG_AGO = -14


@every_day(time(6, 10))
def warn_of_lapses(*, moment: str) -> None:
    """Ask for a notice of everything that has come to a threshold; `moment` is when it was due."""
    at = datetime.fromisoformat(moment)
    today = bangkok_date(at)
    resources = Resource.objects.filter(kind__in=KINDS, retired_at=None)
    keys = list(resources.values_list("pk", flat=True))
    for lines in standings(keys, on=today).values():
        for line in lines:
            if line.threshold is not None and line.days >= LONG_AGO:
                _follow(line, at)


def _follow(line: Standing, at: datetime) -> None:
    """Write the notice down; the key is its threshold, so it is told once and never again."""
    day = line.expires_on.isoformat()
    tell_of_lapse.follow(
        at=at,
        key=f"{line.resource}/{line.kind}/{day}/{line.threshold}",
        resource=line.resource,
        kind=line.kind,
        expires_on=day,
        moment=at.isoformat(),
    )


@follow_up
def tell_of_lapse(*, resource: int, kind: str, expires_on: str, moment: str) -> None:
    """Tell who looks after a vehicle or driver that something lapses or has, if it still does."""
    at, day = datetime.fromisoformat(moment), date.fromisoformat(expires_on)
    today = bangkok_date(at)
    row = Resource.objects.select_related("office", "keeper", "driver__person").get(pk=resource)
    line = next((one for one in standings([row.pk], on=today)[row.pk] if one.kind == kind), None)
    if row.retired_at or line is None or line.expires_on != day:
        return  # it was renewed meanwhile
    tell(_whom(row, today), text=_words(row, line), url=_page(row), at=at)


def _whom(row: Resource, today: date) -> list[Person]:
    """Return who looks after it; a driver hears of their own licence."""
    people = keepers_of(row, on=today)
    driver = getattr(row, "driver", None)
    if driver is not None and driver.person is not None:
        people = [*people, driver.person]
    return list({person.pk: person for person in people}.values())


def _words(row: Resource, line: Standing) -> str:
    day = screen_date(line.expires_on)
    if line.lapsed:
        return f"{line.kind.label} ของ {row.name} ขาดอายุแล้วเมื่อ {day} ยังนำออกใช้ไม่ได้จนกว่าจะต่ออายุ"
    if line.days == 0:
        return f"{line.kind.label} ของ {row.name} หมดอายุวันนี้ ({day})"
    return f"{line.kind.label} ของ {row.name} จะหมดอายุ {day} (อีก {line.days} วัน)"


def _page(row: Resource) -> str:
    way = "drivers" if row.kind == ResourceKind.DRIVER else "vehicles"
    return f"/booking/{way}/{row.pk}"
