"""What the address of the calendar asks."""

from datetime import date

import pytest

from frontend.booking.calendar.asking import question_of

MONDAY = date(2026, 11, 23)


def ask(**words):
    return question_of(words, today=MONDAY)


@pytest.mark.parametrize("day", ["2026-12-05", "5/12/2569", "๕ ธ.ค. ๒๕๖๙", "5 ธันวาคม 2569"])
def test_a_day_is_read_as_people_write_it(day):
    assert ask(day=day).day == date(2026, 12, 5)


@pytest.mark.parametrize("day", ["31/2/2569", "พรุ่งนี้มั้ง", "9999-12-31", "1" * 500])
def test_a_day_that_cannot_be_read_is_kept_as_typed_and_today_is_shown(day):
    question = ask(day=day)
    assert question.day == MONDAY
    assert question.typed == day[:60]


def test_nonsense_in_the_address_is_as_if_it_were_not_there():
    question = ask(view="decade", show="ghosts", resource="-1", office="ก")
    assert (question.view, question.show, question.resource, question.office) == ("day", "", 0, 0)


def test_a_week_runs_from_monday_to_sunday():
    question = ask(view="week", day="2026-11-26")
    assert (question.first, question.last) == (MONDAY, date(2026, 11, 29))
    assert question.before == date(2026, 11, 19)
    assert question.after == date(2026, 12, 3)


def test_a_month_is_shown_in_whole_weeks():
    question = ask(view="month", day="2026-12-31")
    assert (question.first, question.last) == (date(2026, 11, 30), date(2027, 1, 3))
    assert question.before == date(2026, 11, 1)
    assert question.after == date(2027, 1, 1)


def test_the_address_says_only_what_does_not_go_without_saying():
    assert ask().words() == {}
    assert ask(view="week", show="mine").words(day=MONDAY) == {"view": "week", "show": "mine"}
    assert ask(resource="5").words(day=date(2026, 12, 1)) == {"resource": "5", "day": "2026-12-01"}
