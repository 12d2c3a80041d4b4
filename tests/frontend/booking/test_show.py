"""The page of a booking: what each sees on it, and what they can do from it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.models import Booking, Driver, ResourceKind, State, StepKind
from tests.bookings import make_resource


@pytest.fixture
def meeting(asked, anong, preecha, parlour, days):
    """กองช่าง asks for the parlour; it waits for the clerk."""
    return asked(
        anong, parlour, days(3), days(3, 11), title="ประชุมแผนชุมชน", chair="ปลัดเทศบาล", wishes="น้ำดื่ม"
    )


@pytest.fixture
def trip(asked, anong, prasert, boonmee, truck, days):
    """กองช่าง asks for the truck; the director has found it in order."""
    booking = asked(anong, truck, days(3), days(3, 16), title="สำรวจถนน", purpose="สำรวจถนน")
    endorse_booking(by=prasert, booking=booking.pk, note="งานเร่งด่วน", at=timezone.now())
    return booking


@pytest.fixture
def chauffeur(clerk_office):
    """นายบรรจบ มั่นคง, a driver who does not sign in."""
    found = make_resource(
        ResourceKind.DRIVER, "นายบรรจบ มั่นคง", clerk_office, bookable_by="nobody", on_holidays=True
    )
    Driver.objects.create(resource=found, licence_no="61000123")
    return found


def url(booking, verb=""):
    return f"/booking/{booking.pk}" + (f"/do/{verb}" if verb else "")


def now(booking):
    return Booking.objects.get(pk=booking.pk)


def test_who_asked_sees_facts_path_and_for_whom_it_waits(as_, anong, meeting):
    page = as_(anong).get(url(meeting)).text
    for words in ("ประชุมแผนชุมชน", "ห้องรับรอง", "ปลัดเทศบาล", "น้ำดื่ม", "รอ นายปรีชา รอบคอบ อนุมัติ"):
        assert words in page
    assert "รอท่าน" not in page


def test_whose_turn_it_is_approves(as_, preecha, meeting):
    assert "รอท่านอนุมัติ" in as_(preecha).get(url(meeting)).text
    answer = as_(preecha).post(url(meeting, "approve"), {"note": "จัดโต๊ะตัวยู"})
    assert answer.status_code == 303
    assert now(meeting).state == State.APPROVED
    page = as_(preecha).get(answer["location"]).text
    assert "อนุมัติแล้ว" in page
    assert "จัดโต๊ะตัวยู" in page


def test_refusing_needs_a_reason(as_, preecha, meeting):
    answer = as_(preecha).post(url(meeting, "reject"), {"reason": " "})
    assert answer.status_code == 422
    assert "เขียนเหตุผลก่อน" in answer.text
    assert as_(preecha).post(url(meeting, "reject"), {"reason": "ห้องปิดปรับปรุง"}).status_code == 303
    assert now(meeting).state == State.REJECTED


def test_a_trip_is_given_with_vehicle_and_driver(as_, boonmee, trip, chauffeur, van, truck):
    page = as_(boonmee).get(url(trip)).text
    assert "48,210 กม." in page
    assert "งานเร่งด่วน" in page
    answer = as_(boonmee).post(
        url(trip, "approve"), {"vehicle": van.pk, "driver": chauffeur.pk, "note": ""}
    )
    assert answer.status_code == 303
    booking = now(trip)
    assert (booking.state, booking.resource) == (State.APPROVED, van)
    assert [extra.resource for extra in booking.extras.all()] == [chauffeur]


def test_what_is_not_free_is_not_offered_and_says_why(
    as_, asked, decided, anong, boonmee, wanchai, trip, truck, van, chauffeur, days
):
    other = asked(wanchai, van, days(3, 13), days(3, 15), title="ส่งเอกสาร")
    endorse_booking(by=_director(), booking=other.pk, at=timezone.now())
    decided(now(other), boonmee)
    page = as_(boonmee).get(url(trip)).text
    assert "ไม่ว่าง 13.00–15.00 น. กองช่าง" in page
    assert f'name="vehicle" value="{van.pk}"' not in page
    answer = as_(boonmee).post(url(trip, "approve"), {"vehicle": van.pk, "driver": ""})
    assert answer.status_code == 409
    assert "ส่งเอกสาร" in answer.text
    assert now(trip).state == State.ENDORSED


def test_others_who_ask_for_the_same_time_are_shown_to_who_decides(
    as_, asked, anong, preecha, wanchai, meeting, parlour, days
):
    asked(wanchai, parlour, days(3, 10), days(3, 12), title="ประชุมซ้อน")
    assert "ประชุมซ้อน" in as_(preecha).get(url(meeting)).text
    assert "ประชุมซ้อน" not in as_(anong).get(url(meeting)).text


def test_a_booking_is_moved_by_a_form(as_, anong, meeting, days):
    day = days(4)
    form = {"day": f"{day.day}/{day.month}/{day.year + 543}", "starts": "13.00", "ends": "15.00"}
    answer = as_(anong).post(url(meeting, "move"), {**form, "resource": meeting.resource_id})
    assert answer.status_code == 303
    assert now(meeting).starts == days(4, 13)


def test_moving_onto_what_is_taken_says_who_has_it(
    as_, asked, decided, anong, preecha, wanchai, meeting, parlour, days
):
    decided(asked(wanchai, parlour, days(4, 13), days(4, 15), title="ตรวจงาน"))
    day = days(4)
    form = {"day": f"{day.day}/{day.month}/{day.year + 543}", "starts": "14.00", "ends": "16.00"}
    answer = as_(anong).post(url(meeting, "move"), {**form, "resource": parlour.pk})
    assert answer.status_code == 409
    assert "ตรวจงาน" in answer.text
    assert 'value="14.00"' in answer.text


def test_details_are_changed(as_, anong, meeting):
    page = as_(anong).get(url(meeting) + "?do=change").text
    assert 'value="ปลัดเทศบาล"' in page
    form = {"title": "ประชุมแผนพัฒนา", "people": "9", "layout": "u_shape", "wishes": "กาแฟ"}
    assert as_(anong).post(url(meeting, "change"), form).status_code == 303
    booking = now(meeting)
    assert (booking.title, booking.people, booking.chair) == ("ประชุมแผนพัฒนา", 9, "")


def test_a_car_that_breaks_is_replaced(as_, decided, boonmee, malee, trip, truck, van):
    decided(now(trip), boonmee)
    form = {"chosen": van.pk, "reason": "ยางแตก"}
    answer = as_(malee).post(url(trip, "substitute"), form)
    assert answer.status_code == 303
    assert now(trip).resource == van
    step = trip.steps.latest("pk")
    assert step.kind == StepKind.SUBSTITUTED
    assert "ยางแตก" in step.note


def test_a_driver_is_given_afterwards(as_, decided, boonmee, malee, trip, chauffeur):
    decided(now(trip), boonmee)
    assert as_(malee).post(url(trip, "driver"), {}).status_code == 422
    assert as_(malee).post(url(trip, "driver"), {"chosen": chauffeur.pk}).status_code == 303
    assert [extra.resource for extra in now(trip).extras.all()] == [chauffeur]


def test_own_request_is_called_off_without_a_word_but_not_what_was_given(
    as_, decided, anong, preecha, meeting
):
    decided(meeting)
    answer = as_(anong).post(url(meeting, "cancel"), {"reason": ""})
    assert answer.status_code == 422
    assert as_(anong).post(url(meeting, "cancel"), {"reason": "เลื่อนประชุม"}).status_code == 303
    assert now(meeting).state == State.CANCELLED


def test_a_private_booking_says_only_when_to_others(
    as_, asked, anong, somchai, preecha, parlour, days
):
    secret = asked(
        anong,
        parlour,
        days(3),
        days(3, 11),
        title="สอบสวนวินัย",
        private=True,
        chair="ประธานสอบ",
        wishes="น้ำ 3",
    )
    page = as_(somchai).get(url(secret)).text
    for words in ("สอบสวนวินัย", "ประธานสอบ", "น้ำ 3"):
        assert words not in page
    assert "ไม่เปิดเผยหัวข้อ" in page
    assert "สอบสวนวินัย" in as_(preecha).get(url(secret)).text


def test_the_second_of_two_reads_that_it_was_decided(as_, preecha, decided, meeting):
    decided(meeting)
    answer = as_(preecha).post(url(meeting, "approve"), {"note": ""})
    assert answer.status_code == 409
    assert "อนุมัติแล้ว" in answer.text


@pytest.mark.parametrize("verb", ["endorse", "approve", "reject", "cancel", "move", "substitute"])
def test_nobody_does_what_is_not_theirs(as_, somchai, meeting, verb):
    assert as_(somchai).post(url(meeting, verb), {"reason": "x"}).status_code in (403, 409)
    assert now(meeting).state == State.ENDORSED


def test_what_is_not_there_is_not_found(as_, somchai, meeting):
    assert as_(somchai).get("/booking/999999999").status_code == 404
    assert as_(somchai).post(url(meeting, "steal")).status_code == 404


def test_a_fee_is_noted_once_it_is_paid(as_, decided, malee, preecha, meeting):
    decided(meeting)
    Booking.objects.filter(pk=meeting.pk).update(fee_satang=150_000)
    assert "1,500 บาท" in as_(malee).get(url(meeting)).text
    assert as_(malee).post(url(meeting, "pay"), {"receipt": "12/345"}).status_code == 303
    assert "12/345" in as_(malee).get(url(meeting)).text


def test_a_room_is_given_back_early(as_, asked, decided, anong, preecha, parlour):
    soon = timezone.now() + timedelta(minutes=10)
    booking = decided(asked(anong, parlour, soon, soon + timedelta(hours=2)))
    assert "ถึงเวลาใช้แล้ว" in as_(anong).get(url(booking)).text
    as_(anong).post(url(booking, "check-in"))
    assert "กำลังใช้อยู่" in as_(anong).get(url(booking)).text
    assert as_(anong).post(url(booking, "check-out")).status_code == 303
    assert now(booking).state == State.DONE


def _director():
    from accounts.models import Person

    return Person.objects.get(username="prasert")
