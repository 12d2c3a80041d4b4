"""The odometers of a town's past year: readings of each trip, and fuel after some."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from demo.booking.texts import Words, things
from demo.booking.year import Past
from demo.desk import chance
from demo.towns import Town
from modules.booking.models import State
from thai.dates import bangkok_date, buddhist_year

GAPS = 0.025  # of how many trips something was driven before without a record
TANK = Decimal(48)  # litres after which it is filled again, more or less


@dataclass(frozen=True, kw_only=True)
class Line:
    """A trip's line of the log: its number in its year, its readings in km."""

    past: Past
    year: int
    number: int
    out_km: int
    in_km: int
    gap_km: int


@dataclass(frozen=True, kw_only=True)
class Fill:
    """Fuel after a trip; `over` the ceiling of its month. Numbered in one book of the house."""

    line: Line
    litres: Decimal
    over: bool
    year: int
    number: int = 0


@dataclass(frozen=True)
class Log:
    """The trips of each vehicle in their order, and the fills of all in theirs."""

    lines: dict[str, list[Line]]
    fills: list[Fill]

    def trips(self, key: str) -> Counter[int]:
        """Return how many trips a vehicle made, by year."""
        return Counter(line.year for line in self.lines.get(key, ()))

    @property
    def orders(self) -> Counter[int]:
        """Return how many fuel orders there were, by year."""
        return Counter(fill.year for fill in self.fills)


def log_of(town: Town, year: Sequence[Past]) -> Log:
    """Return what the log of a year says, the readings of each vehicle following one another."""
    by_vehicle: dict[str, list[Past]] = defaultdict(list)
    for past in sorted(year, key=lambda each: each.out):
        if past.km and past.state == State.DONE:
            by_vehicle[past.key].append(past)
    known = things(town)
    lines = {key: _lines(known[key], those) for key, those in by_vehicle.items()}
    fills = [fill for key, those in lines.items() for fill in _fills(known[key], those)]
    fills.sort(key=lambda fill: (fill.line.past.back, fill.line.past.key))
    numbers: Counter[int] = Counter()
    numbered = []
    for fill in fills:
        numbers[fill.year] += 1
        numbered.append(replace(fill, number=numbers[fill.year]))
    return Log(lines, numbered)


def _lines(words: Words, those: Sequence[Past]) -> list[Line]:
    reading: int = words["odometer"]
    numbers: Counter[int] = Counter()
    found = []
    for past in those:
        rng, year = chance("trip", past.asked, past.key), buddhist_year(past.out)
        numbers[year] += 1
        gap = rng.randint(3, 17) if rng.random() < GAPS else 0
        out = reading + gap
        reading = out + past.km + rng.randint(0, 4)
        found.append(
            Line(past=past, year=year, number=numbers[year], out_km=out, in_km=reading, gap_km=gap)
        )
    return found


def _fills(words: Words, lines: Sequence[Line]) -> list[Fill]:
    """Return the fills after some of the trips, each by the distance since the last one."""
    criterion, ceiling = Decimal(words["km_per_litre"]), Decimal(words["month_litres"])
    last = lines[0].out_km if lines else 0
    month, used = date.min, Decimal(0)
    found = []
    for line in lines:
        rng = chance("fuel", line.past.out)
        does = criterion * Decimal(f"{rng.uniform(0.9, 1.16):.3f}")
        litres = Decimal((line.in_km - last) / does).quantize(Decimal("0.01"))
        if litres < TANK * Decimal(f"{rng.uniform(0.7, 1.2):.2f}"):
            continue
        last = line.in_km
        day = bangkok_date(line.past.back)
        if day.replace(day=1) != month:
            month, used = day.replace(day=1), Decimal(0)
        used += litres
        year = buddhist_year(line.past.back)
        found.append(Fill(line=line, litres=litres, over=used > ceiling, year=year))
    return found
