"""A year of bookings in a town of the demo: its things, the past in bulk, the present by hand."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from database.place import Place, standing_in
from database.work import atomic
from demo.booking.acts import ask, take
from demo.booking.cast import cast_of
from demo.booking.kept import first_key, keep_for_past
from demo.booking.others import others, rescue
from demo.booking.past import write_past
from demo.booking.pictures import pictures
from demo.booking.plan import NEAR, Near
from demo.booking.readings import Log, log_of
from demo.booking.texts import things
from demo.booking.things import make_things, rows_of
from demo.booking.year import Past, past_year
from demo.days import later
from demo.desk import Desk, Event, chance, desk_of
from demo.play import is_over, play_events, say_over
from demo.towns import Town
from thai.dates import BANGKOK, bangkok_date
from workdays.days import holidays_between

THINGS, PAST = "demo.bookings.things", "demo.bookings.past"
PRESENT, MORE = "demo.bookings", "demo.bookings.more"
YEAR = timedelta(days=365)
RECENT = 5  # working days of which everything was done by hand
_HORIZON = timedelta(days=60)


def play_present(town: Town, place: Place, *, opened_at: datetime) -> int:
    """Let a town have its things and book in these days; return how much was done.

    What the past year will need is kept free before: keys, numbers, readings.
    """
    with standing_in(place), atomic():
        if not is_over(THINGS):
            make_things(desk_of(town), opened_at)
            keep_for_past(town, *_past(town, opened_at))
            say_over(THINGS)
        events = diary_of_bookings(town, opened_at)
    return play_events(town, place, PRESENT, events)


def play_more(town: Town, place: Place, *, opened_at: datetime) -> int:
    """Let a town have had its year, and book in the weeks around; return how much was done."""
    done = play_past(town, place, opened_at=opened_at)
    with standing_in(place), atomic():
        events = diary_of_bookings(town, opened_at, more=True)
    return done + play_events(town, place, MORE, events)


def play_past(town: Town, place: Place, *, opened_at: datetime) -> int:
    """Let a town have had a year of bookings, unless it has; return how many those are."""
    with standing_in(place), atomic():
        if is_over(PAST):
            return 0
        say_over(PAST)
        cast, first = cast_of(desk_of(town), opened_at), first_key()
        if first is None or set(things(town)) - set(cast.rows):
            return 0  # somebody made other things of them meanwhile
        return write_past(cast, *_past(town, opened_at), first=first)


def _past(town: Town, opened_at: datetime) -> tuple[list[Past], Log]:
    today = bangkok_date(opened_at)
    holidays = set(holidays_between(today - YEAR, today))
    last = workday(today, -RECENT, holidays) - timedelta(days=1)
    shut = {date(last.year, 6, 9) + timedelta(days=n) for n in range(11)}
    year = past_year(town, today - YEAR, last, off=holidays, shut=shut)
    return year, log_of(town, year)


def diary_of_bookings(town: Town, opened_at: datetime, *, more: bool = False) -> list[Event]:
    """Return what people do with bookings around the day a town was opened.

    First what a visitor meets today, and all trips, whose readings follow one another; with
    `more`, the rest.
    """
    today = bangkok_date(opened_at)
    off = set(holidays_between(today - _HORIZON, today + _HORIZON))
    known = rows_of(town)
    stories = [
        [each for each in _told(near, n, today, off) if each.at <= opened_at]
        for n, near in enumerate(NEAR)
        if near.key in known and more != _comes_first(near)
    ]
    events = [_in_one(story) for story in stories if story]
    if more:
        events += others(opened_at, known) + pictures(opened_at, known)
    elif "rescue" in known:
        events += rescue(opened_at)
    return sorted((each for each in events if each.at <= opened_at), key=lambda each: each.at)


def _in_one(story: list[Event]) -> Event:
    """Return what happened to one booking until now as one event, told when it came this far.

    A worker runs beside the demo and looks at what was promised by the clock: between two steps it
    would find a meeting of last week that nobody came to, or one that has not ended.
    """
    return Event(story[-1].at, partial(_live_through, story=story))


def _live_through(desk: Desk, _at: datetime, *, story: list[Event]) -> None:
    for event in story:
        event.act(desk, event.at)


def _comes_first(near: Near) -> bool:
    return bool(near.more.get("reach")) or -1 <= near.day <= 1


def workday(today: date, n: int, off: set[date]) -> date:
    """Return the n-th working day from today; 0 is today, or the next one if it is none."""

    def works(day: date) -> bool:
        return day.weekday() < 5 and day not in off

    day, step = today, timedelta(days=-1 if n < 0 else 1)
    if n >= 0:
        while not works(day):
            day += step
    for _turn in range(abs(n)):
        day += step
        while not works(day):
            day += step
    return day


def _told(near: Near, n: int, today: date, off: set[date]) -> Iterator[Event]:
    """Yield the asking and what followed, in the order of time."""
    day = workday(today, near.day, off)
    starts = datetime.combine(day, time.fromisoformat(near.clock[0]), BANGKOK)
    ends = datetime.combine(
        day + timedelta(days=near.nights), time.fromisoformat(near.clock[1]), BANGKOK
    )
    rng = chance(near.title, near.day)
    asked_on = workday(today, min(near.day - near.ahead, -1), off)
    made = datetime.combine(asked_on, time(9), BANGKOK) + timedelta(
        minutes=rng.randrange(150), microseconds=n
    )
    yield Event(made, partial(ask, near=near, starts=starts, ends=ends))
    at = made
    for step in near.then:
        at = _moment(step, at, starts, ends, rng.uniform(0.4, 1.6))
        yield Event(at, partial(take, made=made, step=step))


def _moment(step: str, at: datetime, starts: datetime, ends: datetime, hours: float) -> datetime:
    if step in ("start", "come"):
        return starts + timedelta(minutes=round(hours * 5))
    if step in ("end", "leave"):
        return ends - timedelta(minutes=round(hours * 12))
    if step == "release":
        return starts + timedelta(minutes=30)
    if step == "fuel":
        return at + timedelta(minutes=20)
    return later(at, hours)
