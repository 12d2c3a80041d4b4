"""The diary of a town: two years of events in the order of time, the same whenever it is read."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import cycle

from demo import departures
from demo.arrivals import Arrival, arrival, how_cited, register, scan
from demo.days import later, moment_on, working_days
from demo.desk import Event, chance
from demo.endings import ENDINGS, LONG_AGO, NEWEST, OF_LATE, Steps
from demo.texts import Text, received, written
from demo.towns import Town
from thai.dates import bangkok_date

# Letters of the last weeks come with their papers; older ones are scanned later, by `scans`.
LATE = timedelta(days=35)
WRITTEN_HERE = timedelta(days=28)
# The letters of the last days: how many of all, as the desk of a clerk is full today.
OF_ALL_LATE = 0.4
TO_AGENCY = {"province", "slo", "neighbour", "court_office", "audit_office", "company", "police"}

LETTER: Steps = (
    (2.0, departures.ask), (3.0, departures.check), (3.0, departures.check),
    (4.0, departures.sign), (1.0, departures.number),
)  # fmt: skip
MEMO: Steps = ((2.0, departures.ask), (3.0, departures.sign), (1.0, departures.number))
# How many of these steps a draft takes, or another end: of late, and some weeks ago.
NEW_DRAFTS: tuple[int | str, ...] = (0, 2, 1, "returned", 3, 4, 9, 1, 2)
OLD_DRAFTS: tuple[int | str, ...] = (9, "struck", 9, "given up", 9, 9)


def diary(town: Town, opened_at: datetime) -> list[Event]:
    """Return what happens in a town from 1 January of last year until it was opened."""
    events = [
        event for letter, ending in arrivals(town, opened_at) for event in _told(letter, ending)
    ]
    for letter, _ending in arrivals(town, opened_at):
        enter = partial(register, letter=letter, scanned=_is_late(letter, opened_at))
        events.append(Event(letter.at, enter))
    events += _departures(town, opened_at)
    return _in_order(events, opened_at)


def scans(town: Town, opened_at: datetime) -> list[Event]:
    """Return the scanning of older letters, which came on paper; the newest first."""
    events = [
        Event(later(letter.at, 0.1), partial(scan, letter=letter))
        for letter, _ending in arrivals(town, opened_at)
        if not _is_late(letter, opened_at)
    ]
    return _in_order(events, opened_at)[::-1]


def _in_order(events: list[Event], until: datetime) -> list[Event]:
    return sorted((event for event in events if event.at <= until), key=lambda each: each.at)


def _is_late(letter: Arrival, opened_at: datetime) -> bool:
    return letter.at > opened_at - LATE


def _told(letter: Arrival, ending: str) -> Iterator[Event]:
    at = letter.at
    rng = chance(letter.at, ending)
    for hours, act in ENDINGS[ending]:
        at = later(at, hours * rng.uniform(0.5, 1.6))
        yield Event(at, partial(act, made=letter.at, text=letter.text))


def arrivals(town: Town, opened_at: datetime) -> list[tuple[Arrival, str]]:
    """Return the letters that come to a town, and how far each of them gets."""
    rng = chance(town.host, "arrivals")
    texts = _shuffled([each for each in received() if _may_get(town, each)], town.incoming, rng)
    moments = _moments(opened_at, town.incoming, rng, late=OF_ALL_LATE, since=LATE)
    weights = [weight for _ending, weight in LONG_AGO]
    found: list[tuple[Arrival, str]] = []
    cited, of_late = "", 0
    for place, (text, at) in enumerate(zip(texts, moments, strict=True)):
        letter = arrival(town, text, at, rng, place=place, cited=cited)
        ending = rng.choices(LONG_AGO, weights)[0][0]
        if place >= town.incoming - len(NEWEST):
            ending = NEWEST[place - town.incoming]
        elif at > opened_at - LATE * 0.8:
            ending, of_late = OF_LATE[of_late % len(OF_LATE)], of_late + 1
        elif text.circulate:
            ending = "circulated_then_closed"
        found.append((letter, _for_secret(ending, text)))
        if text.sender in ("province", "dla"):
            cited = how_cited(letter)
    return found


def _for_secret(ending: str, text: Text) -> str:
    """A secret letter goes to the chief executive, who files it; offices do not get it."""
    if text.secrecy == "open":
        return ending
    return "filed" if ending in dict(LONG_AGO) else "endorsed"


def _may_get(town: Town, text: Text) -> bool:
    if town.kind == "agency":
        return text.sender in TO_AGENCY
    return True


def _departures(town: Town, opened_at: datetime) -> list[Event]:
    rng = chance(town.host, "departures")
    texts = _shuffled(list(written()), town.outgoing, rng)
    moments = _moments(opened_at, town.outgoing, rng, late=0.4, since=WRITTEN_HERE)
    events: list[Event] = []
    old, new = cycle(OLD_DRAFTS), cycle(NEW_DRAFTS)
    for text, at in zip(texts, moments, strict=True):
        if at < opened_at - WRITTEN_HERE or text.secrecy != "open":
            events.append(Event(at, partial(departures.enter_written, text=text)))
            continue
        events += _drafted(text, at, next(new if at > opened_at - WRITTEN_HERE / 2 else old))
    days = working_days(bangkok_date(opened_at) - timedelta(days=6), bangkok_date(opened_at))
    for given_up, day in zip((True, False), days, strict=False):
        keep = partial(departures.keep_number, given_up=given_up)
        events.append(Event(moment_on(day, rng), keep))
    return events


def _drafted(text: Text, at: datetime, ending: int | str) -> Iterator[Event]:
    yield Event(at, partial(departures.begin, text=text))
    steps = MEMO if text.kind == departures.MEMO else LETTER
    if ending == "struck":
        steps = (*steps, (5.0, departures.strike))
    elif ending == "returned":
        steps = (steps[0], (2.0, departures.send_back))
    elif ending == "given up":
        steps = ((3.0, departures.give_up),)
    else:
        assert isinstance(ending, int)
        steps = steps[:ending]
    made, rng = at, chance(at)
    for hours, act in steps:
        at = later(at, hours * rng.uniform(0.5, 1.6))
        yield Event(at, partial(act, made=made, text=text))


def _shuffled(texts: Sequence[Text], wanted: int, rng: random.Random) -> list[Text]:
    """Return texts in a row in which each comes again only after all the others."""
    found: list[Text] = []
    while len(found) < wanted:
        found += rng.sample(texts, k=len(texts))
    return found[:wanted]


def _moments(
    opened_at: datetime, count: int, rng: random.Random, *, late: float, since: timedelta
) -> list[datetime]:
    """Return different moments in office hours, in order; a share of them `since` lately."""
    today = bangkok_date(opened_at)
    edge = today - since
    few = working_days(edge + timedelta(days=1), today)
    many = working_days(date(today.year - 1, 1, 1), edge)
    days = [rng.choice(few) for _ in range(int(count * late))]
    days += [many[0]] + [rng.choice(many) for _ in range(count - len(days) - 1)]
    return sorted({moment_on(day, rng) + timedelta(microseconds=n) for n, day in enumerate(days)})
