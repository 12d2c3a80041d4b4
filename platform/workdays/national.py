"""The holidays of government offices in the whole country (domain 8.8), year by year."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from holidays import GOVERNMENT, PUBLIC, country_holidays

# Kept by others: government offices work on Labour Day, and Children's Day is a Saturday anyway.
_NOT_OURS = ("แรงงาน", "เด็ก")


@lru_cache(maxsize=64)
def national_holidays(year: int) -> Mapping[date, str]:
    """Return the holidays of a Gregorian year and their Thai names, in order of days.

    With days in lieu (ชดเชย) and days the cabinet added, as far as the calendar knows them; a
    town notes the rest itself. Years before 1914 and after 2100 have none.
    """
    known = country_holidays("TH", years=year, categories=(PUBLIC, GOVERNMENT), language="th")
    named = {day: _ours(names) for day, names in sorted(known.items())}
    return MappingProxyType({day: name for day, name in named.items() if name})


def warm(year: int) -> None:
    """Read the calendars of a year and the next: the first look of a process takes a second."""
    for each in (year, year + 1):
        national_holidays(each)


def _ours(names: str) -> str:
    """Return the names of a day without those that are not for government offices."""
    return ", ".join(
        name for name in names.split("; ") if not any(word in name for word in _NOT_OURS)
    )
