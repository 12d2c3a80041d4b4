"""Finding the next free time."""

import re

import pytest

from tests.bookings import make_resource

URL = "/booking/find"


@pytest.fixture
def look(as_, anong, days):
    """Look for a time from in three days on: `look(people="8")`."""

    def find(**words):
        day = days(3)
        typed = {"kind": "room", "people": "8", "minutes": "120", "opens": "", "closes": ""}
        typed["day"] = f"{day.day}/{day.month}/{day.year + 543}"
        return as_(anong).get(URL, {**typed, **words})

    return find


def test_the_page_offers_a_room_for_an_hour_at_first(as_, anong, parlour):
    page = as_(anong).get(URL)
    assert page.status_code == 200
    assert "ใส่จำนวนคนและเวลาที่ต้องการ" in page.text
    assert 'class="offers"' in page.text


def test_the_first_free_time_leads_to_the_form_with_all_of_it(
    look, asked, decided, anong, preecha, parlour, days, as_
):
    decided(asked(anong, parlour, days(3, 8), days(3, 12)))
    page = look(opens="08.30", closes="16.30")
    assert "12.00–14.00" in page.text
    link = re.search(r'href="(/booking/new\?[^"]+)"', page.text).group(1).replace("&amp;", "&")
    assert f"resource={parlour.pk}" in link
    form = as_(anong).get(link).text
    assert 'value="12.00"' in form
    assert 'value="14.00"' in form


def test_hours_are_kept_to(look, parlour):
    assert "13.00–15.00" in look(opens="13.00", closes="16.00").text


def test_a_projector_is_borrowed_where_the_room_has_none(look, parlour, lounge, clerk_office):
    make_resource("equipment", "เครื่องฉายหนัง", clerk_office, features=["จอ"], on_holidays=True)
    page = look(features="จอ").text
    assert "ห้องรับรอง" in page
    assert "ห้องประชุมผู้บริหาร" in page
    assert "ยืม เครื่องฉายหนัง" in page


def test_what_would_be_borrowed_is_chosen_already_in_the_form(
    look, as_, anong, parlour, lounge, clerk_office
):
    lent = make_resource(
        "equipment", "เครื่องฉายหนัง", clerk_office, features=["จอ"], on_holidays=True
    )
    page = look(features="จอ").text
    link = re.search(r'href="(/booking/new\?[^"]+extras=[^"]+)"', page).group(1)
    form = as_(anong).get(link.replace("&amp;", "&")).text
    box = re.search(rf'<input[^>]*name="extras"[^>]*value="{lent.pk}"[^>]*>', form).group()
    assert "checked" in box


def test_nothing_that_seats_so_many_says_what_to_change(look, parlour):
    page = look(people="5000")
    assert page.status_code == 200
    assert "ไม่พบเวลาว่าง" in page.text
    assert "ลองลดจำนวนคน" in page.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"people": "ศูนย์"}, "ใส่เป็นตัวเลข"),
        ({"people": "0"}, "ใส่ตั้งแต่ 1 ขึ้นไป"),
        ({"day": "31/2/2569"}, "วัน"),
        ({"opens": "ตีสาม"}, "เวลา"),
        ({"opens": "10.00", "closes": "11.00"}, "ช่วงเวลานี้สั้นกว่าที่จะใช้"),
        ({"minutes": "100000"}, "เลือก"),
        ({"kind": "moon"}, "เลือก"),
        ({"features": "หุ่นยนต์"}, "เลือก"),
    ],
)
def test_what_cannot_be_read_is_422_and_said(look, parlour, words, said):
    page = look(**words)
    assert page.status_code == 422
    assert said in page.text


def test_a_day_beyond_what_may_be_booked_finds_nothing(look, parlour):
    page = look(day="1/2/2599")
    assert page.status_code == 200
    assert "ไม่พบเวลาว่าง" in page.text
