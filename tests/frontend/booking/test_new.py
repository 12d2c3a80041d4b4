"""Asking for a room or a vehicle on the page."""

import pytest

from accounts.models import Role
from modules.booking.models import ApprovalRule, Booking, State

URL = "/booking/new"


@pytest.fixture
def given(asked, decided, anong, preecha, parlour, days):
    """The parlour is given to กองช่าง in three days from 9 to 11."""
    return decided(asked(anong, parlour, days(3), days(3, 11), title="รับคณะตรวจเยี่ยม"))


def test_a_room_is_asked_for_and_goes_to_whoever_decides(
    as_, somchai, preecha, parlour, typed, days
):
    page = as_(somchai).get(URL, {"resource": parlour.pk})
    assert "ขอใช้ห้อง" in page.text
    assert "ห้องรับรอง" in page.text
    form = typed(
        parlour, days(3), days(3, 11), starts="๙.๓๐", chair="ปลัดเทศบาล", wishes="น้ำดื่ม 20 ขวด"
    )
    answer = as_(somchai).post(URL, form)
    assert answer.status_code == 303
    booking = Booking.objects.get()
    assert booking.starts == days(3, 9, 30)
    assert (booking.chair, booking.wishes) == ("ปลัดเทศบาล", "น้ำดื่ม 20 ขวด")
    assert booking.state == State.ENDORSED
    assert "ส่งคำขอแล้ว" in as_(somchai).get(answer["location"]).text


def test_a_vehicle_is_asked_for_in_the_order_of_its_paper(
    as_, anong, prasert, boonmee, truck, typed, days
):
    page = as_(anong).get(URL, {"kind": "vehicle"}).text
    order = ("ขออนุญาตใช้รถไปที่", "เพื่อ (ภารกิจ)", "มีคนนั่ง (คน)", "ไปวันที่")
    places = [page.index(f">{label}<") for label in order]
    assert places == sorted(places)
    form = typed(truck, days(3), days(3, 16), several="on", last_day=_day(days(5)), ends="16.00")
    answer = as_(anong).post(URL, form)
    assert answer.status_code == 303
    booking = Booking.objects.get()
    assert booking.ends == days(5, 16)
    assert booking.state == State.ASKED


def test_it_says_before_sending_who_will_decide(as_, anong, prasert, boonmee, truck, typed, days):
    answer = as_(anong).post(f"{URL}/choices", typed(truck, days(3), days(3, 16)))
    assert "ผู้อำนวยการกองช่าง (นายประเสริฐ ช่างทอง) → นายก (นายบุญมี มั่นคง)" in answer.text


def test_what_ends_at_midnight_stays_no_night_away(
    as_, anong, prasert, boonmee, preecha, truck, typed, days
):
    ApprovalRule.objects.create(sort=1, overnight=True, role=Role.CLERK)
    late = typed(truck, days(3, 18), days(4, 0), several="on", last_day=_day(days(4)), ends="00.00")
    answer = as_(anong).post(f"{URL}/choices", late)
    assert "นายบุญมี มั่นคง" in answer.text
    assert "นายปรีชา" not in answer.text


def test_what_is_taken_is_said_while_one_types(as_, somchai, given, parlour, lounge, typed, days):
    answer = as_(somchai).post(f"{URL}/choices", typed(parlour, days(3, 10), days(3, 12)))
    assert "ไม่ว่าง 09.00–11.00 น. กองช่าง" in answer.text
    assert answer.text.count("is-taken") == 1


def test_mistakes_are_said_beside_their_fields_and_nothing_typed_is_lost(
    as_, somchai, parlour, typed, days
):
    form = typed(parlour, days(3, 11), days(3, 9), title="", chair="ปลัดเทศบาล", starts="ห้าโมง")
    answer = as_(somchai).post(URL, form)
    assert answer.status_code == 422
    assert "ยังส่งไม่ได้ แก้ 2 แห่ง" in answer.text
    assert 'value="ปลัดเทศบาล"' in answer.text
    assert 'value="ห้าโมง"' in answer.text
    assert not Booking.objects.exists()


def test_what_the_command_finds_wrong_stands_beside_its_field(as_, somchai, parlour, typed, days):
    answer = as_(somchai).post(URL, typed(parlour, days(3), days(3, 8), people="90"))
    assert answer.status_code == 422
    assert "เวลาสิ้นสุดต้องหลังเวลาเริ่ม" in answer.text
    assert "ห้องรับรอง รับได้ 20 คน ขอมา 90 คน" in answer.text


def test_a_clash_says_who_has_it_and_offers_ways_out(
    as_, somchai, given, parlour, lounge, typed, days
):
    answer = as_(somchai).post(URL, typed(parlour, days(3, 10), days(3, 12)))
    assert answer.status_code == 409
    assert "กองช่างจองไว้ (รับคณะตรวจเยี่ยม)" in answer.text
    assert "11.00–13.00 น." in answer.text
    assert "เข้าคิวรอ" in answer.text
    take = f"{lounge.pk},{days(3, 10):%Y-%m-%dT%H:%M},{days(3, 12):%Y-%m-%dT%H:%M}"
    assert f'value="{take}"' in answer.text


def test_a_clash_names_no_private_title(
    as_, somchai, asked, decided, anong, parlour, typed, days, preecha
):
    decided(asked(anong, parlour, days(3), days(3, 11), title="สอบสวนวินัย", private=True))
    answer = as_(somchai).post(URL, typed(parlour, days(3, 10), days(3, 12)))
    assert answer.status_code == 409
    assert "สอบสวนวินัย" not in answer.text


def test_another_way_is_put_in_place_and_the_rest_stays(
    as_, somchai, given, parlour, lounge, typed, days
):
    form = typed(parlour, days(3, 10), days(3, 12), chair="ปลัดเทศบาล")
    way = f"{lounge.pk},{days(4, 13):%Y-%m-%dT%H:%M},{days(4, 15):%Y-%m-%dT%H:%M}"
    answer = as_(somchai).post(URL, {**form, "take": way})
    assert answer.status_code == 200
    assert 'value="13.00"' in answer.text
    assert 'value="ปลัดเทศบาล"' in answer.text
    assert f'id="resource-{lounge.pk}" value="{lounge.pk}" checked' in answer.text


def test_one_may_wait_for_what_is_taken(as_, somchai, given, parlour, typed, days):
    answer = as_(somchai).post(URL, {**typed(parlour, days(3, 10), days(3, 12)), "queue": "1"})
    assert answer.status_code == 303
    assert Booking.objects.latest("pk").state == State.WAITING
    assert "เข้าคิวรอแล้ว" in as_(somchai).get(answer["location"]).text


def test_without_script_a_button_shows_what_is_free(as_, somchai, given, parlour, typed, days):
    answer = as_(somchai).post(URL, {**typed(parlour, days(3, 10), days(3, 12)), "look": "1"})
    assert answer.status_code == 200
    assert "ไม่ว่าง 09.00–11.00 น." in answer.text
    assert "form-errors" not in answer.text


def test_the_times_of_the_address_stand_in_the_form(as_, somchai, parlour, days):
    starts, ends = f"{days(2, 13):%Y-%m-%dT%H:%M}", f"{days(2, 15, 30):%Y-%m-%dT%H:%M}"
    page = as_(somchai).get(URL, {"resource": parlour.pk, "starts": starts, "ends": ends}).text
    assert 'value="13.00"' in page
    assert 'value="15.30"' in page


def test_an_auditor_books_nothing(as_, wichai, parlour):
    assert as_(wichai).get(URL).status_code == 403


@pytest.mark.parametrize("nonsense", ["²", "9" * 40, "x,y,z", "1,2026-13-41T99:99,never"])
def test_nonsense_in_the_address_or_a_button_is_no_error(
    as_, somchai, parlour, typed, days, nonsense
):
    asked = {"resource": nonsense, "starts": nonsense, "kind": nonsense, "people": nonsense}
    assert as_(somchai).get(URL, asked).status_code == 200
    form = {**typed(parlour, days(3), days(3, 11)), "take": nonsense}
    assert as_(somchai).post(URL, form).status_code == 200


def _day(moment):
    return f"{moment.day}/{moment.month}/{moment.year + 543}"
