"""What people type is read as a date, or they are told what to do."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import (
    UnreadableDate,
    official_date,
    official_time,
    order_date,
    read_date,
    read_time,
    screen_date,
    screen_time,
    screen_weekday,
)
from thai.digits import thai

TODAY = date(2026, 3, 1)
DAYS = st.dates(min_value=date(1900, 4, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "26/8/67", "26-8-2567", "26/08/2567", "26 ส.ค. 2567", "26 สิงหาคม ๒๕๖๗", "๒๖ ส.ค. ๖๗",
        "2024-08-26", "26/8/2024", "26 สค 67", "26ส.ค.67", "26.8.67", "26 8 2567", "26082567",
        "2567-08-26", "วันจันทร์ที่ 26 สิงหาคม พ.ศ. 2567", "ลงวันที่ ๒๖ สิงหาคม ๒๕๖๗",
        "26 สิงหาคม ค.ศ. 2024", " 26\u00a0ส.ค.\u200b 2567 ", "26 เดือนสิงหาคม พ.ศ.2567",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_common_writing(typed: str) -> None:
    assert read_date(typed, today=TODAY) == date(2024, 8, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("26 ส.ค.", date(2025, 8, 26)),
        ("26/8", date(2025, 8, 26)),
        ("1 มี.ค.", date(2026, 3, 1)),
        ("2 มี.ค.", date(2025, 3, 2)),
        ("29 ก.พ.", date(2024, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_latest_such_day(typed: str, day: date) -> None:
    assert read_date(typed, today=TODAY) == day


def test_the_leap_day_of_a_buddhist_year_is_read() -> None:
    assert read_date("29/2/2567", today=TODAY) == date(2024, 2, 29)


def test_an_old_birthday_falls_in_the_year_that_began_in_april() -> None:
    assert read_date("1 ก.พ. 2482", today=TODAY) == date(1940, 2, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "พรุ่งนี้", "31/2", "31/2/2567", "29/2/2566",
        "0/1/67", "1/0/67", "1/13/67", "32/1/67",
        "26/8/3000", "26/8/1800", "26/8/2300", "26/8/0067", "26/8/567",
        "1 ม.ค. 2483", "26 ส.ค. ค.ศ. 67",
        "26 ส.ค. พ.ศ. 2024", "26 ส.ค. ค.ศ. 2567", "²/8/67", "٢٦/8/67", "26/8/67'; --", "-1/8/67",
        "26/8/67\x00x", "9" * 10_000, "26" + " " * 10_000 + "x", "2024-13-01", "2024-08-26T10:00",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_polite_thai(typed: str) -> None:
    with pytest.raises(UnreadableDate, match="กรุณาพิมพ์ เช่น") as refused:
        read_date(typed, today=TODAY)
    assert len(str(refused.value)) < 250


def test_the_refusal_says_how_long_the_month_is() -> None:
    with pytest.raises(UnreadableDate, match=r"เดือนกุมภาพันธ์ พ\.ศ\. 2566 มีวันที่ 1 ถึง 28"):
        read_date("29/2/66", today=TODAY)


@given(DAYS)
def test_what_we_write_we_read(day: date) -> None:
    for written in (official_date(day), order_date(day), screen_date(day), screen_weekday(day)):
        assert read_date(written, today=TODAY) == day
        assert read_date(thai(written), today=TODAY) == day
    assert read_date(day.isoformat(), today=TODAY) == day


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(typed: str) -> None:
    for read in (lambda: read_date(typed, today=TODAY), lambda: read_time(typed)):
        try:
            read()
        except UnreadableDate as refused:
            assert "กรุณาพิมพ์" in str(refused)  # noqa: PT017


@pytest.mark.parametrize(
    "typed", ["9.35", "09:35", "0935", "09.35 น.", "๐๙.๓๕ น.", "เวลา 9.35น.", "09:35:20"]
)
def test_an_hour_is_read(typed: str) -> None:
    assert read_time(typed) == time(9, 35)


def test_a_whole_hour_needs_its_word() -> None:
    assert read_time("9 น.") == time(9)
    with pytest.raises(UnreadableDate):
        read_time("9")


@pytest.mark.parametrize(
    "typed", ["", "24.00", "9.60", "9.3", "เช้า", "99:99", "1" * 5_000, "-1.00"]
)
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDate, match="กรุณาพิมพ์ เช่น"):
        read_time(typed)


@given(st.times())
def test_an_hour_we_write_we_read(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0, tzinfo=None)
    assert read_time(screen_time(minute)) == read_time(official_time(minute)) == minute
