"""Before a series is asked for, each occurrence says why it cannot be had."""

from datetime import date, time

import pytest

from database.work import connection_here
from modules.booking.models import Closure, OpenHours
from modules.booking.queries.series import preview
from modules.booking.wish import BadWish
from tests.bookings import clock
from tests.conftest import NOON

WEEKLY = "FREQ=WEEKLY;COUNT=4"  # 4, 11, 18 and 25 มีนาคม 2569


@pytest.fixture
def problems(see, somchai, wish):
    def ask(room, rule=WEEKLY, viewer=None, **more):
        found = preview(see(viewer or somchai), wish(room, **more), rule, at=NOON)
        return {f"{each.starts:%d/%m}": each.problem for each in found}

    return ask


def test_each_occurrence_that_is_free_has_no_problem(room, problems):
    assert problems(room) == dict.fromkeys(["04/03", "11/03", "18/03", "25/03"], "")


def test_a_clash_is_named_but_not_by_a_private_title(room, matrix, book, problems, anong, malee):
    book(anong, room, clock(10, day=date(2026, 3, 11)), title="ประชุมช่าง")
    book(anong, room, clock(8, day=date(2026, 3, 18)), title="สอบวินัย", private=True)
    found = problems(room)
    assert "ประชุมช่าง" in found["11/03"]
    assert "กองช่าง" in found["18/03"]
    assert "สอบวินัย" not in found["18/03"]
    assert "สอบวินัย" in problems(room, viewer=anong)["18/03"]
    assert found["04/03"] == found["25/03"] == ""


def test_holidays_closed_days_hours_and_the_horizon_are_said(room, problems, malee):
    friday = (clock(8, day=date(2026, 3, 6)), clock(8, day=date(2026, 3, 7)))
    Closure.objects.create(
        resource=room, reason="ทาสี", during=friday, closed_by=malee, closed_at=NOON
    )
    OpenHours.objects.filter(resource=room, weekday=4).update(closes=time(10))
    found = problems(room, "FREQ=DAILY;UNTIL=20260307")
    assert found["04/03"] == ""
    assert "10.00" in found["05/03"]
    assert "ทาสี" in found["06/03"]
    assert "เสาร์" in found["07/03"]
    yearly = problems(room, "FREQ=MONTHLY;BYMONTHDAY=6;COUNT=7")
    assert "จักรี" in yearly["06/04"]
    assert "จองล่วงหน้าได้ถึง" in yearly["06/09"]


def test_what_is_wrong_with_all_of_them_is_said_once(room, problems):
    wrong = {"title": " ", "ends": clock(8), "people": 99}
    for field, value in wrong.items():
        with pytest.raises(BadWish) as refused:
            problems(room, **{field: value})
        assert list(refused.value.problems) == [field]


def test_occurrences_that_would_overlap_each_other_are_refused(van, problems):
    with pytest.raises(BadWish) as refused:
        problems(van, "FREQ=DAILY;COUNT=3", ends=clock(10, day=date(2026, 3, 5)))
    assert "ทับครั้งถัดไป" in refused.value.problems["rule"]


def test_a_year_of_free_days_costs_three_questions(
    projector, see, somchai, wish, django_assert_num_queries
):
    projector.horizon_days = 400
    projector.on_holidays = True
    projector.save()
    viewer, wanted = see(somchai), wish(projector)
    with django_assert_num_queries(2, connection=connection_here()):
        found = preview(viewer, wanted, "FREQ=DAILY;COUNT=366", at=NOON)
    assert len(found) == 366
    assert not any(each.problem for each in found)
