"""Holidays and periods of working days, by the national calendar and the town's own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Person
from database.work import connection_here
from workdays.days import holidays_between, is_working_day, working_days_after
from workdays.models import Holiday
from workdays.national import national_holidays

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def note(by: Person, day: date, name: str, *, off: bool = True) -> None:
    Holiday.objects.create(day=day, name=name, off=off, noted_by=by, noted_at=NOON)


def test_offices_work_on_labour_day_also_on_the_day_in_lieu_of_it(town):
    assert is_working_day(date(2026, 5, 1))
    assert date(2026, 5, 1) not in national_holidays(2026)
    assert is_working_day(date(2027, 5, 3))  # 1 May 2570 is a Saturday


def test_childrens_day_is_a_saturday_like_others():
    assert date(2026, 1, 10) not in national_holidays(2026)


def test_the_ploughing_day_is_a_holiday_of_government_offices(town):
    assert not is_working_day(date(2026, 5, 13))
    assert national_holidays(2026)[date(2026, 5, 13)] == "วันพืชมงคล"


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 4, 12),
        date(2024, 12, 30),
        date(2025, 6, 2),
        date(2025, 8, 11),
        date(2026, 1, 2),
        date(2024, 10, 14),
    ],
)
def test_days_of_the_cabinet_and_days_in_lieu_are_holidays(town, day):
    assert not is_working_day(day)


def test_holidays_between_names_them_in_thai_in_order(town):
    assert list(holidays_between(date(2026, 4, 6), date(2026, 5, 4)).items()) == [
        (date(2026, 4, 6), "วันพระบาทสมเด็จพระพุทธยอดฟ้าจุฬาโลกมหาราช และวันที่ระลึกมหาจักรีบรมราชวงศ์"),
        (date(2026, 4, 13), "วันสงกรานต์"),
        (date(2026, 4, 14), "วันสงกรานต์"),
        (date(2026, 4, 15), "วันสงกรานต์"),
        (date(2026, 5, 4), "วันฉัตรมงคล"),
    ]
    assert holidays_between(date(2026, 5, 4), date(2026, 4, 6)) == {}


def test_holidays_between_runs_over_the_turn_of_the_year(town):
    found = holidays_between(date(2025, 12, 30), date(2026, 1, 3))
    assert list(found.values()) == ["วันสิ้นปี", "วันขึ้นปีใหม่", "วันหยุดพิเศษ (เพิ่มเติม)"]


def test_the_towns_own_day_off_stands_among_the_national_ones(sunee):
    note(sunee, date(2026, 4, 16), "วันไหลบางรัก")

    found = holidays_between(date(2026, 4, 15), date(2026, 4, 17))

    assert list(found.items()) == [
        (date(2026, 4, 15), "วันสงกรานต์"),
        (date(2026, 4, 16), "วันไหลบางรัก"),
    ]
    assert not is_working_day(date(2026, 4, 16))


@pytest.mark.parametrize("day", [date(2026, 4, 15), date(2026, 4, 18)])
def test_a_holiday_or_saturday_that_the_town_works_is_a_working_day(sunee, day):
    note(sunee, day, "เปิดทำการเลือกตั้ง", off=False)

    assert is_working_day(day)
    assert day not in holidays_between(day, day)
    assert working_days_after(date(2026, 4, 14), 1) == min(day, date(2026, 4, 16))


def test_the_yearly_count_of_assets_is_due_thirty_working_days_later(town):
    """Domain 11.6: begun on 1 Oct 2567; 14 Oct (in lieu) and 23 Oct are holidays."""
    assert working_days_after(date(2024, 10, 1), 30) == date(2024, 11, 14)
    assert working_days_after(date(2024, 10, 1), 30, count_first_day=True) == date(2024, 11, 13)


def test_a_first_day_that_is_a_holiday_counts_in_neither_way(town):
    saturday = date(2026, 3, 7)
    for count_first_day in (False, True):
        last = working_days_after(saturday, 1, count_first_day=count_first_day)
        assert last == date(2026, 3, 9)


def test_a_period_of_no_days_is_refused(town):
    with pytest.raises(ValueError, match="not 0"):
        working_days_after(date(2026, 3, 2), 0)


def test_each_question_costs_one_query(sunee, django_assert_num_queries: Any):
    for ask in (
        lambda: holidays_between(date(2025, 10, 1), date(2026, 9, 30)),
        lambda: is_working_day(date(2026, 3, 2)),
        lambda: working_days_after(date(2026, 3, 2), 300),
    ):
        with django_assert_num_queries(1, connection=connection_here()):
            ask()


@given(st.integers(min_value=1900, max_value=2110))
def test_no_year_has_a_holiday_that_is_not_for_government_offices(year):
    days = national_holidays(year)
    assert not [name for name in days.values() if "แรงงาน" in name or "เด็ก" in name or not name]
    assert list(days) == sorted(days)
    assert {day.year for day in days} <= {year}


def test_counting_days_one_by_one_says_the_same(sunee):
    note(sunee, date(2026, 4, 16), "วันไหลบางรัก")
    note(sunee, date(2026, 4, 18), "เปิดทำการชดเชย", off=False)
    first = date(2026, 4, 1)
    for n in range(1, 30):
        last = working_days_after(first, n)
        passed = [first + DAY * i for i in range(1, (last - first).days + 1)]
        assert sum(is_working_day(day) for day in passed) == n
        assert is_working_day(last)
