"""Giving a booking another time: what the calendar sends, and the way to the panel."""

import pytest

from modules.booking.models import Booking, State

JSON = {"accept": "application/json"}


@pytest.fixture
def meeting(asked, anong, preecha, parlour, days) -> Booking:
    """กองช่าง has asked for the parlour in three days from 9 to 11."""
    return asked(anong, parlour, days(3), days(3, 11), title="รับคณะตรวจเยี่ยม")


def moved(resource, starts, ends):
    """What the calendar sends."""
    words = "%Y-%m-%dT%H:%M"
    return {"resource": resource.pk, "starts": f"{starts:{words}}", "ends": f"{ends:{words}}"}


def when(booking):
    booking.refresh_from_db()
    return booking.resource, booking.starts, booking.ends


def test_the_calendar_moves_it_and_is_told_so(as_, anong, meeting, lounge, days):
    answer = as_(anong).post(
        f"/booking/{meeting.pk}/move", moved(lounge, days(3, 13), days(3, 15)), headers=JSON
    )
    assert answer.status_code == 200
    assert answer.json()["words"].startswith("ย้ายแล้ว ห้องประชุมผู้บริหาร")
    assert answer.json()["undo"] is True
    assert when(meeting) == (lounge, days(3, 13), days(3, 15))


def test_a_clash_is_422_with_words_that_hide_a_private_title(
    as_, anong, meeting, asked, decided, somchai, parlour, days
):
    decided(asked(somchai, parlour, days(3, 13), days(3, 15), title="สอบสวน", private=True))
    before = when(meeting)
    answer = as_(anong).post(
        f"/booking/{meeting.pk}/move", moved(parlour, days(3, 12), days(3, 14)), headers=JSON
    )
    assert answer.status_code == 422
    assert "สำนักปลัด" in answer.json()["words"]
    assert "สอบสวน" not in answer.json()["words"]
    assert when(meeting) == before


@pytest.mark.parametrize(
    ("hours", "words"),
    [((11, 10), "หลังเวลาเริ่ม"), ((9, 9), "หลังเวลาเริ่ม")],
)
def test_an_end_before_the_start_is_422(as_, anong, meeting, parlour, days, hours, words):
    sent = moved(parlour, days(3, hours[0]), days(3, hours[1]))
    answer = as_(anong).post(f"/booking/{meeting.pk}/move", sent, headers=JSON)
    assert answer.status_code == 422
    assert words in answer.json()["words"]


@pytest.mark.parametrize(
    "sent",
    [
        {"starts": "2026-13-45T99:99", "ends": "2026-11-23T10:00"},
        {"starts": "2026-11-23T09:00"},
        {"starts": "T", "ends": "T", "resource": "ก"},
        {},
    ],
)
def test_nonsense_is_422_and_changes_nothing(as_, anong, meeting, sent):
    before = when(meeting)
    answer = as_(anong).post(f"/booking/{meeting.pk}/move", sent, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["words"]
    assert when(meeting) == before


def test_what_is_of_another_kind_cannot_be_chosen(as_, anong, meeting, truck, days):
    sent = moved(truck, days(3, 13), days(3, 15))
    answer = as_(anong).post(f"/booking/{meeting.pk}/move", sent, headers=JSON)
    assert answer.status_code == 422
    assert "เลือกสิ่งที่จะใช้" in answer.json()["words"]


def test_to_look_at_it_leads_to_the_panel_of_the_booking(as_, anong, meeting):
    answer = as_(anong).get(f"/booking/{meeting.pk}/move")
    assert (answer.status_code, answer["location"]) == (302, f"/booking/{meeting.pk}?do=move")
    assert 'value="09.00"' in as_(anong).get(answer["location"]).text


def test_the_panel_keeps_what_was_typed(as_, anong, meeting, parlour):
    typed = {"resource": parlour.pk, "day": "31/2/2569", "starts": "9.30", "ends": "สิบโมง"}
    answer = as_(anong).post(f"/booking/{meeting.pk}/do/move", typed)
    assert answer.status_code == 422
    assert 'value="31/2/2569"' in answer.text
    assert 'value="สิบโมง"' in answer.text


def test_what_was_approved_says_that_it_must_be_approved_again(
    as_, anong, meeting, decided, parlour, days
):
    decided(meeting)
    assert "อาจต้องขออนุมัติเวลาใหม่" in as_(anong).get(f"/booking/{meeting.pk}?do=move").text
    asks = {**moved(parlour, days(3, 10), days(3, 12)), "booking": meeting.pk}
    answer = as_(anong).get("/booking/range", asks).json()
    assert (answer["free"], answer["again"]) == (True, True)
    shorter = {**moved(parlour, days(3, 9), days(3, 10)), "booking": meeting.pk}
    assert as_(anong).get("/booking/range", shorter).json()["again"] is False
    answer = as_(anong).post(
        f"/booking/{meeting.pk}/move", moved(parlour, days(3, 10), days(3, 12))
    )
    assert answer.json()["undo"] is False  # moving it back would not bring the approval back
    meeting.refresh_from_db()
    assert meeting.state != State.APPROVED


def test_who_may_not_move_it_is_refused(as_, somchai, wanchai, meeting, parlour, days):
    sent = moved(parlour, days(3, 13), days(3, 15))
    for person in (wanchai, somchai):
        client = as_(person)
        assert client.get(f"/booking/{meeting.pk}/move").status_code == 403
        assert client.post(f"/booking/{meeting.pk}/move", sent).status_code == 403
    assert as_(somchai).get("/booking/999999/move").status_code == 404
