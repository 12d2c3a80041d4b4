"""Days that hold more than there is room for: what is shown of them, and what is counted."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from modules.booking.queries.calendar import Slot

LINES = 3  # of a day in a row of a week; where more stands on it, the last says how much more
_MOMENT = timedelta(microseconds=1)


def by_day(slots: Iterable[Slot], first: date, last: date) -> dict[date, list[Slot]]:
    """Return what stands on each day from one to another, in its order."""
    found: dict[date, list[Slot]] = {}
    for slot in slots:
        day = max(slot.starts.date(), first)
        end = min(last_day(slot), last)
        while day <= end:
            found.setdefault(day, []).append(slot)
            day += timedelta(days=1)
    return found


def last_day(slot: Slot) -> date:
    """Return the last day on which a slot stands: what ends at midnight ends the day before."""
    return max((slot.ends - _MOMENT).date(), slot.starts.date())


def foremost(slots: Sequence[Slot], lines: int) -> list[Slot]:
    """Return what is shown of too many slots: all that is the reader's, and the first others.

    One line is left for how many more there are.
    """
    others = lines - 1 - sum(map(concerns, slots))
    shown = []
    for slot in slots:
        if concerns(slot):
            shown.append(slot)
        elif others > 0:
            shown.append(slot)
            others -= 1
    return shown


def concerns(slot: Slot) -> bool:
    """Tell whether a slot is the reader's own, or waits for them."""
    return slot.mine or slot.my_turn
