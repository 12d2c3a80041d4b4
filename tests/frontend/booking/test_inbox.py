"""Booking's part of งานของฉัน, of the number in the menu and of the search."""

import pytest
from django.utils import timezone

from accounts.duties import viewer_of
from frontend.booking.inbox.desk import DESK, counts, expected, waiting
from thai.dates import bangkok_date


@pytest.fixture
def today():
    return bangkok_date(timezone.now())


def test_a_request_waits_for_whoever_decides(
    asked, anong, preecha, parlour, days, today, sunee, malee
):
    booking = asked(anong, parlour, days(2), days(2, 11), title="ประชุมแผนชุมชน")
    someone = viewer_of(preecha, on=today)
    assert counts(someone, today).near == counts(someone, today).total == 1
    (row,) = expected(someone, today).rows
    assert (row.do, row.subject, row.key) == ("อนุมัติ", "ประชุมแผนชุมชน", booking.pk)
    assert "ห้องรับรอง" in row.facts
    assert counts(viewer_of(malee, on=today), today).total == 0


def test_one_sees_for_whom_ones_own_request_waits(asked, anong, preecha, parlour, days, today):
    asked(anong, parlour, days(2), days(2, 11))
    mine = viewer_of(anong, on=today)
    assert counts(mine, today).waiting == 1
    (row,) = waiting(mine, today, 5)
    assert row.do == "รอ ปลัด"


def test_the_soonest_comes_first_and_pages_go_on_where_they_ended(
    asked, anong, preecha, parlour, lounge, days, today
):
    later = asked(anong, parlour, days(9), days(9, 11))
    sooner = asked(anong, lounge, days(2), days(2, 11))
    viewer = viewer_of(preecha, on=today)
    rows = expected(viewer, today).rows
    assert [row.key for row in rows] == [sooner.pk, later.pk]
    after = f"{rows[0].heap}.{rows[0].due_on}.{rows[0].key}"
    assert [row.key for row in expected(viewer, today, after=after).rows] == [later.pk]


@pytest.mark.parametrize(
    ("show", "found"), [("near", 1), ("unread", 1), ("late", 0), ("bookings", 2)]
)
def test_a_filter_shows_its_heap(asked, anong, preecha, parlour, days, today, show, found):
    asked(anong, parlour, days(2), days(2, 11))
    asked(anong, parlour, days(9), days(9, 11))
    assert len(expected(viewer_of(preecha, on=today), today, show=show).rows) == found


def test_it_stands_in_the_inbox_and_in_the_number_of_the_menu(
    as_, asked, anong, preecha, parlour, days
):
    asked(anong, parlour, days(2), days(2, 11), title="ประชุมแผนชุมชน")
    assert "ประชุมแผนชุมชน" in as_(preecha).get("/").text
    assert as_(preecha).get("/-/counts").json()["inbox"] == 1


def test_the_search_finds_it_but_no_private_title(as_, asked, anong, malee, parlour, days, preecha):
    asked(anong, parlour, days(2), days(2, 11), title="ประชุมแผนชุมชน")
    asked(anong, parlour, days(3), days(3, 11), title="แผนสอบสวนลับ", private=True)
    found = as_(malee).get("/-/palette", {"q": "แผนชุมชน"}).json()
    assert [line["label"] for line in found if line["group"] == "การจอง"] == ["ประชุมแผนชุมชน"]
    hidden = as_(malee).get("/-/palette", {"q": "สอบสวน"}).json()
    assert not [line for line in hidden if line["group"] == "การจอง"]


def test_the_desk_says_what_comes_here():
    assert str(DESK.comes)
