"""Which days are holidays here, which are working days, and when a period of them ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from workdays.models import Holiday
from workdays.national import national_holidays

_SATURDAY = 5
_ONE = timedelta(days=1)


def holidays_between(first: date, last: date) -> dict[date, str]:
    """Return the holidays from a day to a day, both included, with Thai names (one query).

    National ones and the town's own, in order of days; Saturdays and Sundays only where they
    have a name, and no day that the town noted it works.
    """
    named = {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in national_holidays(year).items()
        if first <= day <= last
    }
    for each in Holiday.objects.filter(day__range=(first, last)):
        if each.off:
            named[each.day] = each.name
        else:
            named.pop(each.day, None)
    return dict(sorted(named.items()))


def noted_between(first: date, last: date) -> list[Holiday]:
    """Return the days that the town noted itself, from a day to a day, both included, in order."""
    found = Holiday.objects.filter(day__range=(first, last)).select_related("noted_by")
    return list(found.order_by("day"))


def is_working_day(day: date) -> bool:
    """Tell whether the office works on a day (one query)."""
    return _works(day, dict(Holiday.objects.filter(day=day).values_list("day", "off")))


def working_days_after(day: date, n: int, *, count_first_day: bool = False) -> date:
    """Return the last day of a period of `n` working days (วันทำการ) that begins on a day.

    The day itself is not counted (ป.พ.พ. มาตรา 193/3) unless `count_first_day`, and then only if
    it is a working day. One query. Raises `ValueError` for a period of less than one day.
    """
    if n < 1:
        raise ValueError(f"a period has one working day or more, not {n}")
    start = day if count_first_day else day + _ONE
    noted = dict(Holiday.objects.filter(day__gte=start).values_list("day", "off"))
    worked = (each for each in _days_from(start) if _works(each, noted))
    for _count in range(n - 1):
        next(worked)
    return next(worked)


def _works(day: date, noted: dict[date, bool]) -> bool:
    """Tell whether a day is worked, given which days the town noted, and whether they are off."""
    if day in noted:
        return not noted[day]
    return day.weekday() < _SATURDAY and day not in national_holidays(day.year)


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += _ONE
