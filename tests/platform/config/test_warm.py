"""A process reads the calendars beside its start, so that the first request need not."""

from datetime import UTC, datetime

from config.warm import warm_up
from workdays.national import national_holidays


def test_this_year_and_the_next_are_known_once_a_process_is_warm():
    national_holidays.cache_clear()
    warm_up().join()
    before = national_holidays.cache_info()
    assert before.misses == 2
    year = datetime.now(UTC).year
    assert national_holidays(year)
    assert national_holidays(year + 1)
    assert national_holidays.cache_info().misses == 2
