"""The page behind the code at a door, and the sheet on which the code is printed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from modules.booking.models import Booking, State


@pytest.fixture
def url(parlour):
    return f"/booking/door/{parlour.door}"


@pytest.fixture
def soon():
    """A quarter of an hour from now, so that a booking may begin."""
    return timezone.now() + timedelta(minutes=15)


def test_a_free_room_says_so_and_can_be_asked_for_at_once(as_, somchai, preecha, parlour, url):
    page = as_(somchai).get(url)
    assert "ห้องรับรอง" in page.text
    assert "is-free" in page.text
    answer = as_(somchai).post(url, {"title": "ประชุมย่อย", "minutes": "30"})
    assert answer.status_code == 303
    booking = Booking.objects.get()
    assert booking.ends - booking.starts == timedelta(minutes=30)
    assert booking.starts - timezone.now() < timedelta(minutes=5)


def test_whoever_has_it_takes_it_into_use_and_gives_it_back(
    as_, asked, decided, anong, preecha, somchai, parlour, url, soon
):
    booking = decided(asked(anong, parlour, soon, soon + timedelta(hours=1)))
    assert "เริ่มใช้" in as_(anong).get(url).text
    assert as_(anong).post(f"/booking/{booking.pk}/do/check-in").status_code == 303
    booking.refresh_from_db()
    assert booking.state == State.IN_USE
    assert "คืนห้อง" in as_(anong).get(url).text


def test_what_is_next_is_told_without_a_private_title(
    as_, asked, decided, anong, preecha, somchai, parlour, url, soon
):
    decided(asked(anong, parlour, soon, soon + timedelta(hours=1), title="สอบสวนวินัย", private=True))
    page = as_(somchai).get(url).text
    assert "กองช่าง" in page
    assert "สอบสวนวินัย" not in page


def test_a_form_that_says_nothing_is_shown_again(as_, somchai, parlour, url):
    answer = as_(somchai).post(url, {"title": "", "minutes": "999"})
    assert answer.status_code == 422
    assert "ใส่หัวข้อสั้น ๆ" in answer.text
    assert not Booking.objects.exists()


def test_the_sheet_has_the_code_as_a_drawing(as_, somchai, parlour, url):
    sheet = as_(somchai).get(f"{url}/code")
    assert '<svg viewBox="' in sheet.text
    assert f"bangrak.localhost{url}" in sheet.text or url in sheet.text
    assert "style=" not in sheet.text.partition("<main")[2]


def test_an_unknown_door_is_not_there(as_, somchai, parlour):
    assert as_(somchai).get("/booking/door/nothing-here").status_code == 404
    assert as_(somchai).get(f"/booking/door/{'x' * 300}").status_code == 404


def test_an_auditor_looks_but_asks_for_nothing(as_, wichai, parlour, url):
    assert as_(wichai).get(url).status_code == 200
    assert as_(wichai).post(url, {"title": "ตรวจ", "minutes": "30"}).status_code == 403
