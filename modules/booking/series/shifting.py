"""A series from one booking on, at other times: which booking goes where, and by which rule."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from modules.booking.models import Booking
from modules.booking.series.recurring import Rule, occurrences
from modules.booking.wish import BadWish
from thai.dates import bangkok_date


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Where each booking goes (`moves`), which are too many, and which times are new."""

    rule: Rule
    moves: list[tuple[Booking, datetime]]
    surplus: list[Booking]
    fresh: list[datetime]


def plan(bookings: list[Booking], *, starts: datetime, rule: Rule, given: bool) -> Plan:
    """Return where bookings go, in order, when the first of them begins at another moment.

    With a rule of the new times (`given`) one by one to its occurrences; with the rule they had
    all by the same distance. Raises `BadWish("rule")` where that is no rule any more.
    """
    if given:
        times = occurrences(rule, starts)
    else:
        distance = starts - bookings[0].starts
        times = [each.starts + distance for each in bookings]
        rule = moved_rule(rule, bookings[0].starts, starts)
        rule = rule.ending(bangkok_date(times[-1]))
    pairs = list(zip(bookings, times, strict=False))
    return Plan(
        rule=rule,
        moves=in_safe_order(pairs),
        surplus=bookings[len(times) :],
        fresh=times[len(bookings) :],
    )


def in_safe_order(pairs: list[tuple[Booking, datetime]]) -> list[tuple[Booking, datetime]]:
    """Return moves so that none goes where another still stands: the last first if they go later.

    Those that go later come first, from the end; then those that go earlier, from the beginning.
    """
    onward = [pair for pair in pairs if pair[1] >= pair[0].starts]
    back = [pair for pair in pairs if pair[1] < pair[0].starts]
    return [*reversed(onward), *back]


def moved_rule(rule: Rule, before: datetime, after: datetime) -> Rule:
    """Return a rule for the days to which another moment of the first occurrence moves them."""
    days = (bangkok_date(after) - bangkok_date(before)) // timedelta(days=1)
    if days == 0:
        return rule
    if rule.frequency == "MONTHLY":
        raise BadWish("rule", _("เลือกวันที่ซ้ำใหม่ เพราะวันเริ่มเปลี่ยนไป"))
    return replace(rule, by_day=tuple((nth, (day + days) % 7) for nth, day in rule.by_day))
