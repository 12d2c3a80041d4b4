"""The past year of a town's bookings as it was, told from day to day; nothing is written here."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from demo.booking.texts import Words, places, things, uses
from demo.desk import chance
from demo.towns import Town
from modules.booking.models import State
from thai.dates import BANGKOK

BUFFER = timedelta(minutes=30)  # between two bookings of a room, whatever it needs to be set up
WEATHER = {1: 1.4, 2: 1.8, 3: 2.0, 4: 1.9, 5: 1.3, 7: 0.6, 8: 0.5, 9: 0.4, 10: 0.5}  # of water
EARLY = 0.3  # how many meetings end before their time
ENDS = ((State.DONE, 0.86), (State.CANCELLED, 0.07), (State.NO_SHOW, 0.04), (State.REJECTED, 0.03))


@dataclass(frozen=True, kw_only=True)
class Past:
    """One booking that is over: what it was of, when, for what, and what became of it.

    It was used from `out` until `back`; `km` is how far a vehicle went.
    """

    key: str
    starts: datetime
    ends: datetime
    out: datetime
    back: datetime
    asked: datetime
    state: State
    text: Words
    people: int
    destination: str = ""
    reason: str = ""
    km: int = 0
    extras: tuple[str, ...] = ()
    outside: bool = False


@dataclass
class Calendar:
    """What has been given of each thing so far, so that nothing is given twice."""

    parts: dict[str, tuple[str, ...]]
    given: dict[str, list[tuple[datetime, datetime]]] = field(default_factory=dict)

    def take(self, keys: Sequence[str], starts: datetime, ends: datetime) -> bool:
        """Give some things for a time, buffers around it, unless one of them is given already."""
        leaves = [leaf for key in keys for leaf in self.parts.get(key, (key,))]
        begin, end = starts - BUFFER, ends + BUFFER
        for leaf in leaves:
            recent = self.given.get(leaf, [])[-12:]
            if any(begin < other_end and other < end for other, other_end in recent):
                return False
        for leaf in leaves:
            self.given.setdefault(leaf, []).append((begin, end))
        return True


def past_year(
    town: Town, first: date, last: date, *, off: Collection[date], shut: Collection[date] = ()
) -> list[Past]:
    """Return what was booked from a day to a day, in the order of asking.

    `off` are days on which nobody works; on the days `shut` the hall is being mended.
    """
    known = things(town)
    told = {kind: _by_thing(kind, town, known) for kind in ("meeting", "trip")}
    calendar = Calendar({key: tuple(w["parts"]) for key, w in known.items() if w.get("parts")})
    found: list[Past] = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        rng = chance(town.host, "bookings", day)
        works = day.weekday() < 5 and day not in off
        if works:
            found += _meetings(known, told["meeting"], calendar, day, rng, shut=day in shut)
            found += _trips(town, known, told["trip"], calendar, day, rng)
        elif day not in shut:
            found += _outsiders(town, calendar, day, rng)
        if "rescue" in known:
            found += _rescues(town, known["rescue"], calendar, day, rng)
    return sorted(found, key=lambda each: (each.asked, each.starts, each.key))


def _by_thing(kind: str, town: Town, known: dict[str, Words]) -> dict[str, list[Words]]:
    """Return the texts of a kind by what they are about."""
    texts = uses(kind, town)
    told = {
        key: [text for text in texts if words.get("like", key) in text["at"]]
        for key, words in known.items()
    }
    return {key: those for key, those in told.items() if those}


def _meetings(
    known: dict[str, Words], told: dict[str, list[Words]], calendar: Calendar, day: date,
    rng: random.Random, *, shut: bool,
) -> Iterator[Past]:  # fmt: skip
    for key, texts in told.items():
        pace = known[key].get("pace", 0)
        if shut and key.startswith("hall"):
            continue
        for clock in (time(8, 30), time(13)):
            if rng.random() > pace:
                continue
            text = rng.choice(texts)
            starts = _at(day, clock) + timedelta(minutes=30 * rng.randrange(3))
            ends = min(starts + _hours(text, rng), _at(day, time(17)))
            extras = tuple(text.get("extras", ()))
            yield from _given(calendar, key, text, starts, ends, rng, extras=extras)


def _trips(
    town: Town, known: dict[str, Words], told: dict[str, list[Words]], calendar: Calendar,
    day: date, rng: random.Random,
) -> Iterator[Past]:  # fmt: skip
    for key, texts in told.items():
        pace = known[key]["pace"] * (WEATHER.get(day.month, 0.8) if key == "water" else 1)
        for clock in (time(8, 30), time(13)):
            if rng.random() > min(pace, 0.95):
                continue
            text = rng.choice(texts)
            nights = timedelta(days=text.get("nights", 0))
            early = time(6, 30) if nights else clock
            starts = _at(day, early) + timedelta(minutes=15 * rng.randrange(4))
            yield from _given(
                calendar, key, text, starts, starts + nights + _hours(text, rng), rng,
                destination=text["destination"].format_map(places(town, rng)),
                km=rng.randint(*text["km"]),
            )  # fmt: skip


def _rescues(
    town: Town, words: Words, calendar: Calendar, day: date, rng: random.Random
) -> Iterator[Past]:
    if rng.random() > words["pace"]:
        return
    text = rng.choice(uses("rescue", town))
    starts = _at(day, time()) + timedelta(minutes=rng.randrange(24 * 60 - 180))
    ends = starts + timedelta(minutes=rng.randint(55, 140))
    if calendar.take(["rescue"], starts, ends):
        where = places(town, rng)
        yield Past(
            key="rescue", starts=starts, ends=ends, out=starts, back=ends, asked=starts,
            state=State.DONE, text=text,
            people=rng.randint(2, 4), destination=text["destination"].format_map(where),
            reason=text["reason"].format_map(where), km=rng.randint(*text["km"]),
        )  # fmt: skip


def _outsiders(town: Town, calendar: Calendar, day: date, rng: random.Random) -> Iterator[Past]:
    texts = uses("outside", town)
    if not texts or rng.random() > 0.2:
        return
    text = rng.choice(texts)
    starts = _at(day, time(8)) + timedelta(minutes=30 * rng.randrange(5))
    yield from _given(
        calendar,
        rng.choice(text["at"]),
        text,
        starts,
        starts + _hours(text, rng),
        rng,
        outside=True,
    )


def _given(
    calendar: Calendar, key: str, text: Words, starts: datetime, ends: datetime,
    rng: random.Random, *, extras: tuple[str, ...] = (), **more: Any,
) -> Iterator[Past]:  # fmt: skip
    """Yield the booking if it fits; extras that are given elsewhere are left out."""
    state = rng.choices([state for state, _share in ENDS], [share for _state, share in ENDS])[0]
    if state == State.NO_SHOW and "km" in more:
        state = State.CANCELLED
    if state == State.DONE and not calendar.take([key, *extras], starts, ends):
        extras = ()
        if not calendar.take([key], starts, ends):
            return
    ahead = timedelta(days=rng.randint(1, 12), minutes=rng.randrange(60, 420), seconds=rng.random())
    asked = min(starts - timedelta(hours=3), _at(starts.date(), time(16)) - ahead)
    early = timedelta(minutes=rng.randint(3, 25) if "km" in more or rng.random() < EARLY else 0)
    yield Past(
        key=key, starts=starts, ends=ends, out=starts + timedelta(seconds=rng.randint(20, 700)),
        back=ends - early, asked=asked, state=state, text=text, people=rng.randint(*text["people"]),
        extras=extras, **more,
    )  # fmt: skip


def _hours(text: Words, rng: random.Random) -> timedelta:
    """Return a length as a text wants it, in quarters of an hour."""
    return timedelta(minutes=15 * rng.randint(*(round(each * 4) for each in text["hours"])))


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, BANGKOK)
