"""The small dialog of the calendar: the least of the form, through the door of the form."""

import pytest

from modules.booking.models import Booking, State

URL = "/booking/new"

pytestmark = pytest.mark.usefixtures("preecha")  # the head of สำนักปลัด decides on the parlour


@pytest.fixture
def asks(parlour, typed, days):
    """What the dialog sends for the parlour in three days from 9 to 11."""
    return typed(parlour, days(3), days(3, 11), here="1")


def test_it_shows_the_hours_that_were_pointed_at(as_, somchai, parlour, days):
    hours = {"starts": f"{days(3, 9):%Y-%m-%dT%H:%M}", "ends": f"{days(3, 10, 15):%Y-%m-%dT%H:%M}"}
    answer = as_(somchai).get(URL, {"resource": parlour.pk, **hours, "here": 1})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'value="09.00"' in answer.text
    assert 'value="10.15"' in answer.text
    assert "ว่าง · 20 ที่นั่ง" in answer.text
    assert "ผู้อนุมัติ" in answer.text


def test_a_day_without_hours_is_given_its_next_free_one(
    as_, somchai, anong, asked, decided, parlour, days
):
    decided(asked(anong, parlour, days(3), days(3, 11)))
    day = {"resource": parlour.pk, "day": f"{days(3):%Y-%m-%d}", "here": 1}
    answer = as_(somchai).get(URL, day).text
    assert 'value="11.00"' in answer
    assert 'value="12.00"' in answer
    several = as_(somchai).get(URL, {**day, "last": f"{days(4):%Y-%m-%d}"}).text
    assert 'name="last_day"' in several
    assert 'value="16.30"' in several


def test_what_it_asks_goes_the_way_of_the_form(as_, somchai, parlour, asks, days):
    answer = as_(somchai).post(URL, asks)
    assert answer.status_code == 201
    booking = Booking.objects.get()
    assert (booking.starts, booking.state) == (days(3), State.ENDORSED)
    assert answer.json()["url"] == f"/booking/{booking.pk}"
    assert answer.json()["words"].startswith("ส่งคำขอแล้ว ห้องรับรอง")
    assert "รอปลัด" in answer.json()["words"]


def test_who_decides_alone_is_told_that_it_is_booked(as_, preecha, asks):
    words = as_(preecha).post(URL, asks).json()["words"]
    assert words.startswith("จองแล้ว ห้องรับรอง")
    assert Booking.objects.get().state == State.APPROVED


def test_mistakes_stand_in_the_dialog_and_nothing_typed_is_lost(as_, somchai, asks):
    answer = as_(somchai).post(URL, {**asks, "title": "", "ends": "ห้าโมง"})
    assert answer.status_code == 422
    assert "<html" not in answer.text
    assert 'value="ห้าโมง"' in answer.text
    assert "ใส่หัวข้อ" in answer.text
    assert not Booking.objects.exists()


def test_what_it_does_not_show_is_blamed_above(as_, somchai, asks):
    answer = as_(somchai).post(URL, {**asks, "people": "900"})
    assert answer.status_code == 422
    assert "รับได้ 20 คน" in answer.text


def test_a_clash_names_the_other_without_a_private_title(
    as_, somchai, anong, asked, decided, parlour, asks, days
):
    decided(asked(anong, parlour, days(3), days(3, 11), title="สอบสวน", private=True))
    answer = as_(somchai).post(URL, asks)
    assert answer.status_code == 409
    assert "กองช่าง" in answer.text
    assert "สอบสวน" not in answer.text
    assert 'name="take"' in answer.text
    queued = as_(somchai).post(URL, {**asks, "queue": "1"})
    assert queued.json()["words"].startswith("เข้าคิวรอแล้ว")


def test_the_state_follows_what_is_typed(as_, anong, truck, typed, days, prasert, boonmee):
    asks = typed(truck, days(3), days(3, 16), here="1", reach="district")
    near = as_(anong).post(f"{URL}/choices", asks).text
    far = as_(anong).post(f"{URL}/choices", {**asks, "reach": "outside"}).text
    assert "here-state" in near
    assert "นายก" in far
    assert "<html" not in near


@pytest.mark.parametrize("day", ["9999-99-99", "เมื่อวาน", "2569-01-01", "0001-01-01"])
def test_a_day_that_is_none_breaks_nothing(as_, somchai, parlour, day):
    answer = as_(somchai).get(URL, {"resource": parlour.pk, "day": day, "last": day, "here": 1})
    assert answer.status_code == 200
