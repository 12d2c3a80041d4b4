"""Several requests at once, on a phone too: a driver for each trip, and what became of each."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.models import Booking, Closure, State
from tests.bookings import make_resource, make_vehicle

URL = "/booking/decide"


@pytest.fixture
def second(clerk_office):
    """นายชด รับงาน, another driver."""
    from modules.booking.models import Driver

    found = make_resource(
        "driver", "นายชด รับงาน", clerk_office, bookable_by="nobody", on_holidays=True
    )
    Driver.objects.create(resource=found, licence_no="61000999")
    return found


@pytest.fixture
def trips(asked, anong, prasert, boonmee, clerk_office, days, driver):
    """Ask for trips of one time, each of a vehicle of its own, endorsed: `trips(2)`."""

    def make(n, day=4, **more):
        made = []
        for _each in range(n):
            car = make_vehicle(f"กง {Booking.objects.count() + 1} พิจิตร", clerk_office)
            row = asked(anong, car, days(day), days(day, 16), title=f"เที่ยว {car.name}", **more)
            endorse_booking(by=prasert, booking=row.pk, at=timezone.now())
            made.append(row)
        return made

    return make


def picked(rows, **more):
    return {"pick": [row.pk for row in rows], **more}


def said(row, who):
    return {f"driver-{row.pk}": who}


def driver_of(row):
    return list(row.extras.values_list("resource__name", flat=True))


def states(rows):
    return [Booking.objects.get(pk=row.pk).state for row in rows]


def test_it_shows_a_card_for_each_with_who_would_drive(as_, boonmee, trips, second, driver):
    rows = trips(3)
    page = as_(boonmee).get(URL).text
    assert page.count('class="decide-card') == 3
    assert page.count("คนขับตามว่าง: ") == 2  # of two drivers, each is proposed once
    assert page.count("เลือกคนขับ<") == 1
    assert "checked" not in page
    assert f'<pick-all><a class="btn" href="{URL}?pick=all">' in page
    assert as_(boonmee).get(f"{URL}?pick=all").text.count("checked") == 3
    assert all(row.title in page for row in rows)


def test_whoever_is_free_drives_and_it_is_said(as_, boonmee, trips, second, driver):
    rows, client = trips(2), as_(boonmee)
    auto = said(rows[0], "auto") | said(rows[1], "auto")
    answer = client.post(URL, picked(rows, **auto), follow=True)
    assert states(rows) == [State.APPROVED] * 2
    assert {*driver_of(rows[0]), *driver_of(rows[1])} == {driver.name, second.name}
    assert "พิจารณาแล้ว 2 รายการ" in answer.text
    assert f"คนขับ {driver.name}" in answer.text


def test_who_is_left_without_a_driver_is_said_why_and_the_rest_is_given(
    as_, boonmee, trips, driver
):
    rows = trips(2)
    auto = said(rows[0], "auto") | said(rows[1], "auto")
    answer = as_(boonmee).post(URL, picked(rows, **auto))
    assert answer.status_code == 409
    assert states(rows) == [State.APPROVED, State.ENDORSED]
    assert "ไม่มีพนักงานขับรถว่างเวลานี้ เลือกมอบภายหลัง" in answer.text
    assert "พิจารณาแล้ว 1 รายการ" in answer.text
    assert answer.text.count("checked") == 1  # what was picked and waits still


def test_a_driver_is_chosen_or_named_later(as_, boonmee, trips, second, driver):
    rows = trips(3)
    choice = said(rows[0], str(second.pk)) | said(rows[1], "later") | said(rows[2], str(second.pk))
    answer = as_(boonmee).post(URL, picked(rows, **choice))
    assert states(rows) == [State.APPROVED, State.APPROVED, State.ENDORSED]
    assert [driver_of(row) for row in rows[:2]] == [[second.name], []]
    assert "นายชด รับงาน ไม่ว่าง" in answer.text


@pytest.mark.parametrize("who", ["", "999999", "x" * 5000, "a\x00b", "-1"])
def test_no_driver_or_one_who_is_none_refuses_that_row(as_, boonmee, trips, driver, who):
    rows = trips(1)
    assert as_(boonmee).post(URL, picked(rows, **said(rows[0], who))).status_code == 409
    assert states(rows) == [State.ENDORSED]


def test_who_is_on_leave_is_not_proposed(as_, boonmee, trips, driver, days, malee):
    Closure.objects.create(
        resource=driver, during=(days(4, 0), days(5, 0)), kind="leave", reason="ลากิจ",
        closed_by=malee, closed_at=timezone.now(),
    )  # fmt: skip
    trips(1)
    assert "คนขับตามว่าง" not in as_(boonmee).get(URL).text


def test_who_drives_themselves_needs_no_driver(as_, boonmee, trips, driver):
    rows = trips(1, self_drive=True)
    assert "ผู้ขอขับเอง" in as_(boonmee).get(URL).text
    assert as_(boonmee).post(URL, picked(rows)).status_code == 303
    assert states(rows) == [State.APPROVED]


def test_the_list_refuses_a_trip_without_a_driver_and_says_where(as_, boonmee, trips, driver):
    rows = trips(1)
    page = as_(boonmee).get("/booking/list?scope=turn").text
    assert f'href="{URL}"' in page
    answer = as_(boonmee).post("/booking/list/approve?scope=turn", picked(rows))
    assert answer.status_code == 409
    assert "ยังไม่ได้เลือกพนักงานขับรถ" in answer.text
    assert states(rows) == [State.ENDORSED]


def test_rooms_and_words_of_a_head_go_along(
    as_, preecha, prasert, asked, anong, parlour, days, truck
):
    room = asked(anong, parlour, days(2), days(2, 11))
    assert as_(preecha).post(URL, picked([room])).status_code == 303
    assert states([room]) == [State.APPROVED]
    trip = asked(anong, truck, days(4), days(4, 16))
    assert "เห็นควรอนุญาตที่เลือก" in as_(prasert).get(URL).text
    assert as_(prasert).post(URL, picked([trip])).status_code == 303
    assert states([trip]) == [State.ENDORSED]


def test_what_waits_for_others_is_not_touched(as_, somchai, boonmee, trips, driver):
    rows = trips(1)
    answer = as_(somchai).post(URL, picked(rows, **said(rows[0], "auto")))
    assert answer.status_code == 422
    assert "เลือกรายการก่อน" in answer.text
    assert states(rows) == [State.ENDORSED]
    assert as_(somchai).get(f"{URL}?done={rows[0].pk}&done=x").status_code == 200


def test_more_rows_cost_no_more_questions(as_, boonmee, trips, driver, second, town):
    trips(1)
    client = as_(boonmee)
    client.get(URL)

    def count():
        with CaptureQueriesContext(connections[town.cell]) as asked_now:
            client.get(URL)
        return len(asked_now)

    before = count()
    trips(4)
    trips(3, day=6)
    assert count() == before
