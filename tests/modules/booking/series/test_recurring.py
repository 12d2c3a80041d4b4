"""Rules that are understood, the days they give, and what is refused before it grows."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.booking.series.recurring import MOST, occurrences, read_rule
from modules.booking.wish import BadWish
from thai.dates import BANGKOK

WEDNESDAY = datetime(2026, 3, 4, 9, 30, tzinfo=BANGKOK)


def days(rule, starts=WEDNESDAY):
    return [f"{each:%d/%m}" for each in occurrences(read_rule(rule), starts)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["04/03", "05/03", "06/03"]),
        ("FREQ=DAILY;INTERVAL=10;UNTIL=20260324", ["04/03", "14/03", "24/03"]),
        ("FREQ=WEEKLY;UNTIL=20260318", ["04/03", "11/03", "18/03"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", ["04/03", "09/03", "11/03"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=2", ["06/03", "20/03"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", ["06/04", "04/05"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["27/03", "24/04"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["31/03", "30/04"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["31/03", "31/05"]),
        ("FREQ=MONTHLY;COUNT=2", ["04/03", "04/04"]),
        ("RRULE:FREQ=WEEKLY;WKST=MO;COUNT=1", ["04/03"]),
    ],
)
def test_a_rule_gives_its_days(rule, expected):
    assert days(rule) == expected


def test_the_hour_is_that_of_bangkok_and_the_last_day_is_included():
    late = datetime(2026, 3, 4, 23, 30, tzinfo=BANGKOK)
    found = occurrences(read_rule("FREQ=DAILY;UNTIL=20260305T165959Z"), late)
    assert [each.astimezone(BANGKOK).hour for each in found] == [23, 23]
    assert found[-1].date() == date(2026, 3, 5)


def test_a_rule_is_always_written_in_the_same_way():
    read = read_rule("rrule:until=20261231;byday=+1mo,we;interval=1;freq=monthly")
    assert str(read) == "FREQ=MONTHLY;BYDAY=1MO,WE;UNTIL=20261231"
    assert read_rule(str(read)) == read


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "อ่านกฎการซ้ำไม่ได้"),
        ("ทุกวันจันทร์", "อ่านกฎการซ้ำไม่ได้"),
        ("FREQ=YEARLY;COUNT=2", "กฎการซ้ำไม่ถูกต้อง"),
        ("FREQ=SECONDLY;COUNT=2", "กฎการซ้ำไม่ถูกต้อง"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU;COUNT=4", "กฎการซ้ำไม่ถูกต้อง"),
        (f"FREQ=WEEKLY;COUNT=2;BYDAY={','.join(['MO'] * 90)}", "กฎการซ้ำยาวเกินไป"),
        (f"FREQ=MONTHLY;COUNT=2;BYMONTHDAY={','.join(['31'] * 90)}", "กฎการซ้ำยาวเกินไป"),
        ("FREQ=DAILY;BYHOUR=9;COUNT=2", "BYHOUR=9"),
        ("FREQ=DAILY;COUNT=2;COUNT=3", "COUNT=3"),
        ("FREQ=DAILY;COUNT=0", "กฎการซ้ำไม่ถูกต้อง"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", "กฎการซ้ำไม่ถูกต้อง"),
        ("FREQ=DAILY;UNTIL=20261399", "กฎการซ้ำไม่ถูกต้อง"),
        ("FREQ=WEEKLY;BYDAY=XX;COUNT=2", "กฎการซ้ำไม่ถูกต้อง"),
        ("COUNT=2", "เลือกว่าซ้ำ"),
        ("FREQ=DAILY", "ใส่วันสิ้นสุด"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20261231", "อย่างใดอย่างหนึ่ง"),
        ("FREQ=WEEKLY;BYDAY=1MO;COUNT=2", "ทุกเดือนเท่านั้น"),
        ("FREQ=DAILY;COUNT=367", "ไม่เกิน 366 ครั้ง"),
        ("FREQ=DAILY;COUNT=10000", "ไม่เกิน 366 ครั้ง"),
        ("FREQ=DAILY;UNTIL=20270305", "ไม่เกิน 366 ครั้ง"),
        ("FREQ=DAILY;UNTIL=99991231", "ซ้ำได้ถึงวันที่"),
        ("FREQ=WEEKLY;UNTIL=20260101", "ไม่ได้วัน"),
        ("FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO;UNTIL=20301231", "ไม่ได้วัน"),
        ("FREQ=MONTHLY;COUNT=300", "ไม่ได้วันครบ"),
    ],
)
def test_what_is_not_understood_endless_or_too_often_is_refused_with_a_word(rule, words):
    with pytest.raises(BadWish) as refused:
        days(rule)
    assert words in refused.value.problems["rule"]


def test_a_year_of_days_is_the_most():
    assert len(days(f"FREQ=DAILY;COUNT={MOST}")) == MOST


@given(st.text(max_size=60) | st.from_regex(r"FREQ=[A-Z]{5,8};[A-Z]+=[-+0-9A-Z,]{1,12};COUNT=\d+"))
def test_whatever_is_typed_is_a_rule_or_refused(text):
    refused = ""
    found = []
    try:
        found = days(text)
    except BadWish as wrong:
        refused = wrong.problems["rule"]
    assert bool(refused) != bool(found)
    assert len(found) <= MOST
