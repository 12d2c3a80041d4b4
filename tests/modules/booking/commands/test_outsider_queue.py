"""Who asks from outside for a time that is taken may wait for it, and hears when it is theirs."""

import re

import pytest
from django.core import mail

from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.ask_from_outside import OutsideWish, TimeTaken, ask_from_outside
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.cancel_from_outside import cancel_from_outside
from modules.booking.commands.confirm_outsider import confirm_outsider
from modules.booking.later import come_due
from modules.booking.models import ApprovalRule, Booking, Hold, ResourceKind, State
from notifications.models import Notice
from tests.bookings import clock, make_resource
from tests.conftest import NOON


@pytest.fixture
def pavilion(clerk_office, preecha):
    """หอประชุมอเนกประสงค์, given by the clerk."""
    return make_resource(
        ResourceKind.ROOM, "หอประชุมอเนกประสงค์", clerk_office, capacity=300, outsiders=True,
        on_holidays=True, fee_hour_satang=20_000,
    )  # fmt: skip


@pytest.fixture
def given(pavilion, book, malee, preecha) -> Booking:
    """The hall is given to the office from nine to eleven."""
    row = book(malee, pavilion, people=100)
    approve_booking(by=preecha, booking=row.pk, at=NOON)
    return Booking.objects.get(pk=row.pk)


@pytest.fixture
def ask(pavilion):
    """Ask for it from ten to noon: `ask(join_queue=True)`."""

    def send(at=NOON, **more):
        told = {
            "resource": pavilion, "starts": clock(10), "ends": clock(12), "title": "งานแต่งงาน",
            "name": "นายสมหมาย ใจงาม", "phone": "08 1234 5678", "email": "sommai@example.com",
            "people": 120, "consent": True, **more,
        }  # fmt: skip
        return ask_from_outside(wish=OutsideWish(**told), site="https://bangrak.example", at=at)

    return send


@pytest.fixture
def waits(ask, given, run_jobs):
    """A citizen who confirmed, and waits in the queue."""
    return confirmed(ask(join_queue=True), run_jobs)


def confirmed(asked, run_jobs):
    run_jobs()
    code = re.search(r"คือ (\d{6})", mail.outbox[-1].body)[1]
    booking = confirm_outsider(token=asked.token, code=code, at=NOON).booking
    run_jobs()
    booking.refresh_from_db()
    return booking, asked.token


def test_a_time_that_is_taken_is_refused_unless_one_would_wait(ask, given):
    with pytest.raises(TimeTaken, match="เข้าคิวรอ"):
        ask()
    assert ask(join_queue=True).booking.state == State.UNCONFIRMED


def test_the_same_code_puts_it_in_the_queue_and_holds_nothing(waits, preecha):
    booking, _token = waits
    assert (booking.state, booking.waits_role) == (State.WAITING, "")
    assert Hold.objects.filter(booking=booking).count() == 0
    assert "อยู่ในคิวรอ" in mail.outbox[-1].body
    assert not Notice.objects.filter(person=preecha, url=f"/booking/{booking.pk}").exists()


def test_when_it_is_freed_the_clerk_is_asked_and_the_citizen_hears(
    waits, given, malee, preecha, run_jobs
):
    booking, token = waits
    cancel_booking(by=malee, booking=given.pk, reason="เลื่อน", at=NOON)
    run_jobs()
    booking.refresh_from_db()
    assert (booking.state, booking.waits_role) == (State.ENDORSED, "clerk")
    assert Notice.objects.filter(person=preecha, url=f"/booking/{booking.pk}").exists()
    letter = mail.outbox[-1]
    assert "ถึงคิวของท่านแล้ว" in letter.subject
    assert "กำลังพิจารณา" in letter.body
    assert token in letter.body
    approve_booking(by=preecha, booking=booking.pk, at=NOON)
    assert Hold.objects.filter(booking=booking).exists()


def test_where_nobody_approves_it_is_given_at_once(waits, given, malee, run_jobs, pavilion):
    booking, _token = waits
    ApprovalRule.objects.create(sort=1, resource=pavilion)
    cancel_booking(by=malee, booking=given.pk, reason="เลื่อน", at=NOON)
    run_jobs()
    booking.refresh_from_db()
    assert booking.state == State.APPROVED
    assert Hold.objects.filter(booking=booking).exists()
    assert "อนุมัติให้ใช้แล้ว" in mail.outbox[-1].body
    assert "400 บาท" in mail.outbox[-1].body


def test_the_queue_is_in_the_order_of_asking(waits, given, malee, run_jobs, book, pavilion):
    booking, _token = waits
    other = book(malee, pavilion, clock(10), people=10, join_queue=True, at=NOON.replace(hour=9))
    assert other.state == State.WAITING
    Booking.objects.filter(pk=other.pk).update(asked_at=NOON.replace(hour=9))
    cancel_booking(by=malee, booking=given.pk, reason="เลื่อน", at=NOON)
    run_jobs()
    states = [Booking.objects.get(pk=each.pk).state for each in (booking, other)]
    assert states.count(State.WAITING) == 1


def test_who_waits_no_more_leaves_the_queue(waits, given, malee, run_jobs):
    booking, token = waits
    cancel_from_outside(token=token, at=NOON)
    cancel_booking(by=malee, booking=given.pk, reason="เลื่อน", at=NOON)
    run_jobs()
    booking.refresh_from_db()
    assert booking.state == State.CANCELLED


def test_whose_turn_never_came_hears_it_when_it_begins(waits, run_jobs):
    booking, _token = waits
    come_due(booking=booking.pk, due=booking.starts.isoformat())
    run_jobs(now=booking.starts)
    booking.refresh_from_db()
    assert booking.state == State.CANCELLED
    assert "ไม่ถึงคิวก่อนเวลาเริ่ม" in mail.outbox[-1].body


def test_who_would_wait_need_not_when_it_is_free_by_then(ask, given, malee, run_jobs):
    asked = ask(join_queue=True)
    cancel_booking(by=malee, booking=given.pk, reason="เลื่อน", at=NOON)
    booking, _token = confirmed(asked, run_jobs)
    assert booking.state == State.ENDORSED
