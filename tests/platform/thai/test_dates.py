"""Days and hours as Thai offices write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import (
    BANGKOK,
    bangkok_date,
    be_year,
    buddhist_year,
    fiscal_year,
    official_date,
    official_time,
    order_date,
    screen_date,
    screen_moment,
    screen_time,
    screen_weekday,
)

AUGUST = date(2024, 8, 26)


def test_the_year_turns_at_midnight_in_bangkok() -> None:
    assert buddhist_year(datetime(2024, 12, 31, 16, 59, 59, tzinfo=UTC)) == 2567
    assert buddhist_year(datetime(2024, 12, 31, 17, 0, 0, tzinfo=UTC)) == 2568


def test_half_past_six_on_new_years_day_is_the_new_day() -> None:
    assert bangkok_date(datetime(2024, 12, 31, 23, 30, tzinfo=UTC)) == date(2025, 1, 1)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        buddhist_year(datetime(2024, 1, 1))  # noqa: DTZ001


def test_a_moment_is_not_taken_for_a_day() -> None:
    moment = datetime(2024, 12, 31, 23, 0, tzinfo=UTC)
    for write in (be_year, fiscal_year, official_date, order_date, screen_date, screen_weekday):
        with pytest.raises(TypeError, match="bangkok_date"):
            write(moment)


def test_the_fiscal_year_begins_in_october() -> None:
    assert fiscal_year(date(2024, 9, 30)) == 2567
    assert fiscal_year(date(2024, 10, 1)) == 2568


def test_years_before_2484_began_in_april() -> None:
    assert be_year(date(1940, 3, 31)) == 2482
    assert be_year(date(1940, 4, 1)) == 2483
    assert be_year(date(1941, 1, 1)) == 2484


def test_a_letter_has_neither_the_word_day_nor_era() -> None:
    assert official_date(AUGUST) == "๒๖ สิงหาคม ๒๕๖๗"


def test_an_order_names_the_era() -> None:
    assert order_date(AUGUST) == "๒๖ สิงหาคม พ.ศ. ๒๕๖๗"


def test_the_screen_has_arabic_digits() -> None:
    assert screen_date(AUGUST) == "26 ส.ค. 2567"
    assert screen_weekday(AUGUST) == "วันจันทร์ที่ 26 สิงหาคม 2567"
    assert screen_weekday(date(2024, 9, 1)) == "วันอาทิตย์ที่ 1 กันยายน 2567"


def test_the_hour_is_bangkoks() -> None:
    moment = datetime(2024, 8, 26, 2, 35, tzinfo=UTC)
    assert screen_time(moment) == "09.35 น."
    assert official_time(moment) == "๐๙.๓๕ น."
    assert screen_time(time(9, 5)) == "09.05 น."
    assert screen_moment(datetime(2024, 8, 25, 18, 0, tzinfo=UTC)) == "26 ส.ค. 2567 01.00 น."


@given(st.datetimes(min_value=datetime(1950, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_year_agrees_with_its_day(moment: datetime) -> None:
    try:
        local = moment.astimezone(BANGKOK)
    except OverflowError:
        return
    assert buddhist_year(moment) == local.year + 543 == be_year(bangkok_date(moment))
