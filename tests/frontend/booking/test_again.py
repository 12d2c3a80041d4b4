"""What comes again: asked for in the form, approved, moved and called off as a whole."""

import pytest

from modules.booking.models import Booking, Series, State
from thai.dates import BANGKOK


@pytest.fixture
def weekly(as_, anong, preecha, parlour, typed, days):
    """กองช่าง asks for the parlour on three weeks from the day after tomorrow; it waits."""
    last = days(16)
    form = typed(
        parlour, days(2), days(2, 11), title="ประชุมประจำสัปดาห์", again="week", again_every="1"
    )
    form |= {"again_until": f"{last.day}/{last.month}/{last.year + 543}"}
    answer = as_(anong).post("/booking/new", form)
    assert answer.status_code == 303
    assert answer["location"].startswith(f"/booking/series/{Series.objects.get().pk}")
    return list(Booking.objects.order_by("during"))


def states():
    return list(Booking.objects.order_by("during").values_list("state", flat=True))


def test_it_is_asked_for_with_the_same_form(weekly, days):
    assert [booking.starts for booking in weekly] == [days(2), days(9), days(16)]


def test_what_cannot_be_had_is_listed_before_anything_is_asked_for(
    as_, asked, decided, anong, somchai, preecha, parlour, typed, days
):
    decided(asked(anong, parlour, days(9), days(9, 11)))
    last = days(16)
    form = typed(parlour, days(2), days(2, 11), again="week", again_every="1")
    form |= {"again_until": f"{last.day}/{last.month}/{last.year + 543}"}
    answer = as_(somchai).post("/booking/new", form)
    assert answer.status_code == 409
    assert "จองไม่ได้ 1 ครั้ง" in answer.text
    assert Booking.objects.count() == 1
    assert as_(somchai).post("/booking/new", {**form, "skip": "on"}).status_code == 303
    assert Booking.objects.count() == 3


def test_a_repetition_without_end_is_refused_beside_its_field(as_, somchai, parlour, typed, days):
    form = typed(parlour, days(2), days(2, 11), again="day", again_every="1")
    answer = as_(somchai).post("/booking/new", form)
    assert answer.status_code == 422
    assert "ใส่วันสุดท้ายที่ซ้ำ" in answer.text


def test_the_whole_series_is_approved_from_one_page(as_, preecha, weekly):
    page = as_(preecha).get(f"/booking/{weekly[0].pk}")
    assert "อนุมัติทุกครั้งของชุดนี้" in page.text
    assert (
        as_(preecha).post(f"/booking/{weekly[0].pk}/do/approve", {"whole": "on"}).status_code == 303
    )
    assert states() == [State.APPROVED] * 3


def test_one_alone_can_be_approved(as_, preecha, weekly):
    as_(preecha).post(f"/booking/{weekly[0].pk}/do/approve", {})
    assert states() == [State.APPROVED, State.ENDORSED, State.ENDORSED]


def test_this_and_what_follows_are_called_off(as_, anong, weekly):
    form = {"scope": "following", "reason": "โครงการสิ้นสุด"}
    assert as_(anong).post(f"/booking/{weekly[1].pk}/do/cancel", form).status_code == 303
    assert states() == [State.ENDORSED, State.CANCELLED, State.CANCELLED]


@pytest.mark.parametrize(("scope", "moved"), [("one", 1), ("following", 2)])
def test_this_one_or_all_that_follow_are_moved(as_, anong, weekly, days, scope, moved):
    day = days(9)
    form = {"day": f"{day.day}/{day.month}/{day.year + 543}", "starts": "13.00", "ends": "15.00"}
    form |= {"resource": weekly[1].resource_id, "scope": scope}
    assert as_(anong).post(f"/booking/{weekly[1].pk}/do/move", form).status_code == 303
    rows = Booking.objects.exclude(state=State.CANCELLED).order_by("during")
    assert [each.starts.astimezone(BANGKOK).hour for each in rows].count(13) == moved
