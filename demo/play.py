"""Let the events of a diary happen, a few in one transaction; what has happened stays counted."""

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import batched

from django.db import DatabaseError

from database.place import Place, standing_in
from database.work import atomic
from demo.desk import Desk, Event, desk_of
from demo.diary import diary, scans
from demo.towns import Town
from numbering.draw import draw, next_number

log = logging.getLogger(__name__)
# Few scans in one transaction: it holds their letters while each file is looked into.
AT_ONCE = {"demo.scans": 2}
MOST_AT_ONCE = 20
# The town's own counter keeps the place in the diary, in the transaction of the events.
DIARY, SCANS = "demo.diary", "demo.scans"


def play(town: Town, place: Place, *, opened_at: datetime) -> int:
    """Let happen what has not happened yet; return how many events that were."""
    return play_events(town, place, DIARY, diary(town, opened_at))


def play_scans(town: Town, place: Place, *, opened_at: datetime) -> int:
    """Add the papers of older letters; return how many letters that were."""
    return play_events(town, place, SCANS, scans(town, opened_at))


def is_told(place: Place) -> bool:
    """Tell whether the whole diary of a town has happened."""
    with standing_in(place), atomic():
        return is_over(DIARY)


def play_events(town: Town, place: Place, key: str, events: Sequence[Event]) -> int:
    """Let events of a diary happen that have not happened yet; return how many that were."""
    happened, size = 0, AT_ONCE.get(key, MOST_AT_ONCE)
    with standing_in(place):
        with atomic():
            if is_over(key):
                return 0
            played, desk = next_number(key=key, year=0) - 1, desk_of(town)
        for number, some in enumerate(batched(events, size, strict=False), start=1):
            if number <= played:
                continue
            with atomic():
                if draw(key=key, year=0) != number:
                    raise RuntimeError(f"another program fills {town.host} at this moment")
                for event in some:
                    _happen(desk, event)
            happened += len(some)
        with atomic():
            say_over(key)
    return happened


def say_over(key: str) -> None:
    """Write down that a diary was told to its end."""
    draw(key=f"{key}.over", year=0)


def is_over(key: str) -> bool:
    """Tell whether a diary was told to its end: a later release may know a longer one."""
    return next_number(key=f"{key}.over", year=0) > 1


def _happen(desk: Desk, event: Event) -> None:
    try:
        with atomic():
            event.act(desk, event.at)
    except (DatabaseError, OSError):
        raise  # the machine is at fault: the same events are tried again next time
    except Exception as stopped:
        # A refusal must not keep the product from starting; that letter stays where it is.
        log.warning("%s, %s: %s %r", desk.town.host, event.at, event.act, stopped)
