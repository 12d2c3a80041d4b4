"""A process reads dictionary and calendars beside its start, so that the first request need not."""

import gc
from datetime import UTC, datetime

import pytest

from config.warm import warm_up
from search import dictionary
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


def test_the_dictionary_is_read_once_a_process_is_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_engine", None)
    warm_up().join()
    read = dictionary._engine
    assert dictionary.words_of("ประชุมสภา") == ["ประชุม", "สภา"]
    assert dictionary._engine is read is not None


def test_what_a_warm_process_keeps_is_not_looked_through_again() -> None:
    warm_up().join()
    try:
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
