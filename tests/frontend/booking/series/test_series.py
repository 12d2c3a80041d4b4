"""What comes again is shown before it is asked for, asked for in the form, and has its page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frontend.booking.series.forms import SeriesForm, read_rule
from frontend.booking.series.words import rule_words
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.models import Booking, Series, State
from modules.booking.series.recurring import read_rule as rule_of
from modules.booking.wish import BadWish
from tests.bookings import clock
from thai.dates import screen_date


@pytest.fixture
def given(asked, decided, anong, preecha):
    """Give a room to Anong for two hours from a moment."""

    def give(resource, starts, **more):
        return decided(asked(anong, resource, starts, starts + timedelta(hours=2), **more))

    return give


def again(first, weeks=3, **more):
    """What is typed to book every week."""
    until = screen_date((first + timedelta(weeks=weeks - 1)).date())
    return {"again": "week", "again_every": "1", "again_until": until, **more}


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({}, ""),
        ({"again": "day", "again_every": "2"}, "FREQ=DAILY;INTERVAL=2;UNTIL=20261231"),
        ({"again": "week"}, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231"),
        ({"again": "week", "again_days": ["MO", "FR"]}, "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261231"),
        ({"again": "month"}, "FREQ=MONTHLY;BYMONTHDAY=4;UNTIL=20261231"),
        ({"again": "month_day"}, "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20261231"),
    ],
)
def test_what_is_chosen_is_a_rule(typed, rule):
    assert read_rule({**typed, "again_until": "31/12/2569"}, clock(9)) == rule


def test_the_fifth_of_its_kind_is_the_last_of_the_month():
    form = SeriesForm({"again": "month_day", "again_until": "31/12/2569"})
    assert form.is_valid()
    assert "BYDAY=-1SU" in form.rule(clock(9, day=clock(9).date().replace(day=29)))


@pytest.mark.parametrize(
    "typed", [{}, {"again_until": "เร็วๆ นี้"}, {"again_until": "1/1/2570", "again_every": "0"}]
)
def test_what_has_no_end_or_no_number_is_refused(typed):
    with pytest.raises(BadWish):
        read_rule({"again": "week", **typed}, clock(9))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231", "ทุกสัปดาห์ วันจันทร์ พุธ ถึง 31 ธ.ค. 2569"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "ทุกเดือน วันศุกร์ สุดท้าย 3 ครั้ง"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=2", "ทุก 3 วัน 2 ครั้ง"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15;COUNT=2", "ทุก 2 เดือน วันที่ 15 2 ครั้ง"),
    ],
)
def test_a_rule_is_said_in_words(rule, said):
    assert rule_words(rule_of(rule)) == said


def test_the_form_shows_what_would_come_and_what_clashes(as_, somchai, parlour, typed, given, days):
    first = days(3, 9)
    given(parlour, first + timedelta(weeks=1), title="ประชุมลับ", private=True)
    form = typed(parlour, first, days(3, 11), **again(first))
    shown = words(as_(somchai).post("/booking/new/planned", form))
    assert "รวม 3 ครั้ง" in shown
    assert "จองไม่ได้ 1 ครั้ง" in shown
    assert "ประชุมลับ" not in shown
    assert not Booking.objects.filter(title="ประชุมคณะกรรมการแผนพัฒนา").exists()


def test_without_script_a_button_shows_it_in_the_page(as_, somchai, parlour, typed, days):
    first = days(3, 9)
    form = typed(parlour, first, days(3, 11), **again(first), look="1", again_days=["MO", "TU"])
    assert "จันทร์ อังคาร" in words(as_(somchai).post("/booking/new", form))


def test_while_little_is_typed_nothing_is_shown(as_, somchai, parlour, typed, days):
    bare = as_(somchai).post("/booking/new/planned", {"kind": "room"})
    assert (bare.status_code, "ครั้ง" in words(bare)) == (200, False)
    once = typed(parlour, days(3, 9), days(3, 11))
    assert "ครั้ง" not in words(as_(somchai).post("/booking/new/planned", once))
    endless = {**once, "again": "week", "again_until": "31/12/2599"}
    assert "เลือกวันสิ้นสุดให้เร็วขึ้น" in words(as_(somchai).post("/booking/new/planned", endless))


def test_a_series_is_asked_for_in_the_form(as_, somchai, parlour, typed, days):
    first = days(3, 9)
    answer = as_(somchai).post("/booking/new", typed(parlour, first, days(3, 11), **again(first)))
    series = Series.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/booking/series/{series.pk}?done=1")
    page = words(as_(somchai).get(answer["Location"]))
    assert "ส่งคำขอแล้ว 3 ครั้ง" in page
    assert "ทั้งหมด 3 ครั้ง" in page


def test_a_clash_is_shown_in_the_form_and_skipped_when_asked(
    as_, somchai, parlour, typed, given, days
):
    first = days(3, 9)
    given(parlour, first + timedelta(weeks=1))
    form = typed(parlour, first, days(3, 11), **again(first))
    refused = as_(somchai).post("/booking/new", form)
    assert refused.status_code in (409, 422)
    assert "จองไม่ได้ 1 ครั้ง" in words(refused)
    assert not Series.objects.exists()
    assert as_(somchai).post("/booking/new", {**form, "skip": "on"}).status_code == 303
    assert Series.objects.get().bookings.count() == 2


def test_the_rest_is_cancelled_on_its_page_with_a_reason(as_, somchai, malee, parlour, typed, days):
    first = days(3, 9)
    as_(somchai).post("/booking/new", typed(parlour, first, days(3, 11), **again(first)))
    rows = list(Booking.objects.order_by("during__startswith"))
    cancel_booking(by=somchai, booking=rows[0].pk, at=timezone.now())
    address = f"/booking/{rows[1].pk}/cancel-following"
    assert as_(malee).get(f"/booking/series/{rows[0].series_id}").status_code == 200
    answer = as_(somchai).post(address, {"reason": "เลื่อน"})
    assert (answer.status_code, set(Booking.objects.values_list("state", flat=True))) == (
        303,
        {State.CANCELLED},
    )


def test_a_series_that_is_none_is_nowhere(as_, somchai, parlour, asked, days):
    assert as_(somchai).get("/booking/series/9999").status_code == 404
    alone = asked(somchai, parlour, days(3), days(3, 11))
    assert as_(somchai).post(f"/booking/{alone.pk}/cancel-following").status_code == 404
