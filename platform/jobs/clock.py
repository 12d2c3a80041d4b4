"""Work that the clock asks for: each job once a day in each town, missed days caught up once."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta

from database.place import Place, standing_in
from database.work import atomic
from jobs.follow_up import FollowUp, follow_up
from thai.dates import BANGKOK

DAILY: list[tuple[time, FollowUp]] = []


def every_day(at: time) -> Callable[[Callable[..., None]], FollowUp]:
    """Decorate a function that is run once a day in each town, at a Bangkok time or later.

    It is given `moment`, the ISO time it was due.
    """

    def register(run: Callable[..., None]) -> FollowUp:
        job = follow_up(run)
        DAILY.append((at, job))
        return job

    return register


def tick(places: Iterable[Place], *, now: datetime) -> int:
    """Write down what is due in each place; return how many rows were asked for.

    The key of a row is the job's day, so that two clocks, or one that runs twice, ask once.
    """
    asked = 0
    for place in places:
        with standing_in(place), atomic():
            for at, job in DAILY:
                due = due_before(now, at)
                job.follow(at=due, key=due.isoformat(), moment=due.isoformat())
                asked += 1
    return asked


def due_before(now: datetime, at: time) -> datetime:
    """Return the last moment, not after `now`, at which a daily job was due."""
    today = datetime.combine(now.astimezone(BANGKOK).date(), at, tzinfo=BANGKOK)
    return today if today <= now else today - timedelta(days=1)
