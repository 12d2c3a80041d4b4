"""People from outside ask, are known by a code or a call, are answered, and are forgotten."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from accounts.models import Role
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.ask_from_outside import (
    BadWish,
    NotLent,
    OutsideWish,
    TimeTaken,
    ask_from_outside,
)
from modules.booking.commands.cancel_from_outside import cancel_from_outside
from modules.booking.commands.confirm_by_call import confirm_by_call
from modules.booking.commands.confirm_outsider import confirm_outsider
from modules.booking.commands.erase_outsiders import erase_outsiders
from modules.booking.commands.expire_requests import expire_requests
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.commands.send_code_again import NoMoreCodes, send_code_again
from modules.booking.models import ApprovalRule, Booking, Hold, Outsider, ResourceKind, State
from modules.booking.outsiders.outside import token_of
from modules.booking.path import WrongState
from modules.booking.queries.outsiders import followed
from notifications.models import Notice
from tests.bookings import clock, make_resource
from tests.conftest import NOON

SITE = "https://bangrak.example"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def pavilion(clerk_office, preecha):
    """หอประชุมอเนกประสงค์: 200 baht an hour, up to 1,500 a day."""
    return make_resource(
        ResourceKind.ROOM, "หอประชุมอเนกประสงค์", clerk_office, capacity=300, outsiders=True,
        on_holidays=True, fee_hour_satang=20_000, fee_day_satang=150_000,
        deposit_satang=100_000, fee_basis="ข้อบัญญัติ พ.ศ. 2567",
    )  # fmt: skip


@pytest.fixture
def ask(pavilion):
    """Ask for it on that Wednesday from nine to noon: `ask(email="")`."""

    def send(at=NOON, **more):
        told = {
            "resource": pavilion, "starts": clock(9), "ends": clock(12), "title": "งานแต่งงาน",
            "name": "นายสมหมาย ใจงาม", "phone": "08 1234 5678", "email": "sommai@example.com",
            "people": 120, "consent": True,
        }  # fmt: skip
        return ask_from_outside(wish=OutsideWish(**{**told, **more}), site=SITE, at=at)

    return send


def code_in(letter):
    return re.search(r"คือ (\d{6})", letter.body)[1]


def test_a_request_waits_for_its_code_and_holds_nothing(ask, run_jobs):
    asked = ask()
    run_jobs()
    booking = Booking.objects.get()
    assert (booking.state, booking.fee_satang, Hold.objects.count()) == ("unconfirmed", 60_000, 0)
    assert asked.outsider.phone == "+66812345678"
    (letter,) = mail.outbox
    assert letter.to == ["sommai@example.com"]
    assert f"{SITE}/public/booking/follow/{asked.token}" in letter.body
    kept = Outsider.objects.get()
    assert code_in(letter) not in f"{kept.code_hash} {kept.token_hash}"
    assert asked.token not in kept.token_hash


def test_the_right_code_asks_the_clerk_and_the_answer_comes_by_mail(ask, run_jobs, preecha):
    asked = ask()
    run_jobs()
    typed = f" {code_in(mail.outbox[0])} "
    told = confirm_outsider(token=asked.token, code=typed, at=NOON + MINUTE)
    assert (told.problem, told.booking.state, told.booking.waits_role) == (
        "", State.ENDORSED, Role.CLERK,
    )  # fmt: skip
    run_jobs(now=NOON + MINUTE)
    assert Notice.objects.filter(person=preecha).exists()
    approve_booking(by=preecha, booking=asked.booking.pk, note="รับกุญแจที่งานธุรการ", at=NOON)
    run_jobs()
    answer = mail.outbox[-1]
    assert "อนุมัติให้ใช้แล้ว" in answer.subject
    for words in ("600 บาท", "1,000 บาท", "รับกุญแจที่งานธุรการ", asked.token):
        assert words in answer.body


def test_thai_digits_are_a_code_too(ask, run_jobs):
    asked = ask()
    run_jobs()
    thai = code_in(mail.outbox[0]).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert not confirm_outsider(token=asked.token, code=thai, at=NOON).problem


def test_five_wrong_codes_end_it_and_a_new_one_helps(ask, run_jobs):
    asked = ask()
    run_jobs()
    right = code_in(mail.outbox[0])
    wrong = "000000" if right != "000000" else "000001"
    for _n in range(5):
        assert confirm_outsider(token=asked.token, code=wrong, at=NOON).problem
    assert confirm_outsider(token=asked.token, code=right, at=NOON).problem
    send_code_again(token=asked.token, at=NOON + 2 * MINUTE)
    run_jobs(now=NOON + 2 * MINUTE)
    newer = code_in(mail.outbox[-1])
    assert not confirm_outsider(token=asked.token, code=newer, at=NOON + 3 * MINUTE).problem


def test_a_code_lasts_a_quarter_of_an_hour(ask, run_jobs):
    asked = ask()
    run_jobs()
    code = code_in(mail.outbox[0])
    late = confirm_outsider(token=asked.token, code=code, at=NOON + 16 * MINUTE)
    assert "หมดอายุ" in late.problem


def test_codes_are_sent_four_times_with_a_minute_between(ask, run_jobs):
    asked = ask()
    run_jobs()
    with pytest.raises(NoMoreCodes):
        send_code_again(token=asked.token, at=NOON + MINUTE / 2)
    for n in (2, 4, 6):
        send_code_again(token=asked.token, at=NOON + n * MINUTE)
        run_jobs(now=NOON + n * MINUTE)
    with pytest.raises(NoMoreCodes):
        send_code_again(token=asked.token, at=NOON + 9 * MINUTE)


def test_an_unknown_address_leads_nowhere(ask):
    asked = ask()
    assert followed(asked.token) == asked.booking
    for token in ("", "x" * 43, "ก\x00", asked.token[:-1]):
        with pytest.raises(Booking.DoesNotExist):
            followed(token)
        with pytest.raises(Outsider.DoesNotExist):
            confirm_outsider(token=token, code="000000", at=NOON)


def test_the_address_is_made_again_while_its_key_is_known(ask, settings):
    asked = ask()
    was = settings.SECRET_KEY
    settings.SECRET_KEY = "another-key-altogether"
    assert token_of(asked.outsider) == ""
    settings.SECRET_KEY_FALLBACKS = [was]
    assert token_of(asked.outsider) == asked.token


def test_without_mail_an_officer_calls(ask, run_jobs, malee, somchai, preecha):
    asked = ask(email="")
    run_jobs()
    assert mail.outbox == []
    assert Notice.objects.get(person=malee).url == f"/booking/{asked.booking.pk}"
    with pytest.raises(PermissionDenied):
        confirm_by_call(by=somchai, booking=asked.booking.pk, at=NOON)
    found = confirm_by_call(by=malee, booking=asked.booking.pk, at=NOON)
    assert found.state == State.ENDORSED
    assert Outsider.objects.get().confirmed_how == "call"
    with pytest.raises(WrongState):
        confirm_by_call(by=malee, booking=asked.booking.pk, at=NOON)


def test_an_installation_that_sends_no_mail_calls_everybody(ask, run_jobs, malee, settings):
    settings.SENDS_MAIL = False
    asked = ask()
    run_jobs()
    assert mail.outbox == []
    with pytest.raises(NoMoreCodes):
        send_code_again(token=asked.token, at=NOON + 5 * MINUTE)


def test_what_nobody_needs_to_approve_is_given_at_once_or_refused(ask, run_jobs, malee):
    ApprovalRule.objects.create(sort=1, outsider=True)
    first, second = ask(email=""), ask(email="")
    confirm_by_call(by=malee, booking=first.booking.pk, at=NOON)
    assert confirm_by_call(by=malee, booking=second.booking.pk, at=NOON).state == State.REJECTED
    assert Hold.objects.get().booking == first.booking


def test_a_time_that_is_given_is_refused_without_a_name(ask, malee, pavilion, book, preecha):
    given = book(malee, pavilion, clock(10), clock(11), title="ความลับของเรา")
    approve_booking(by=preecha, booking=given.pk, at=NOON) if given.state != "approved" else None
    with pytest.raises(TimeTaken) as taken:
        ask()
    assert "ความลับ" not in str(taken.value)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "  "),
        ("phone", "123"),
        ("phone", ""),
        ("email", "สมหมาย"),
        ("email", "a@b.c\nBcc: x@y.z"),
        ("consent", False),
        ("people", 301),
        ("title", ""),
        ("ends", clock(8)),
        ("address", "ก" * 301),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_kept(ask, field, typed):
    with pytest.raises(BadWish) as refused:
        ask(**{field: typed})
    assert set(refused.value.problems) == {field}
    assert not Outsider.objects.exists()


def test_faults_of_both_halves_are_told_at_once(ask):
    with pytest.raises(BadWish) as refused:
        ask(name="", people=0)
    assert set(refused.value.problems) == {"name", "people"}


def test_only_what_is_lent_to_them_can_be_asked_for(ask, pavilion):
    pavilion.outsiders = False
    with pytest.raises(NotLent):
        ask()


def test_who_asked_cancels_and_what_was_held_is_free(ask, run_jobs, malee, preecha):
    asked = ask(email="")
    confirm_by_call(by=malee, booking=asked.booking.pk, at=NOON)
    approve_booking(by=preecha, booking=asked.booking.pk, at=NOON)
    assert Hold.objects.exists()
    with pytest.raises(WrongState):
        cancel_from_outside(token=asked.token, at=clock(10))
    assert cancel_from_outside(token=asked.token, at=NOON).state == State.CANCELLED
    assert not Hold.objects.exists()
    with pytest.raises(WrongState):
        cancel_from_outside(token=asked.token, at=NOON)


def test_nobody_who_is_not_known_is_written_to(ask, run_jobs, malee):
    asked = ask()
    run_jobs()
    mail.outbox.clear()
    reject_booking(by=malee, booking=asked.booking.pk, reason="ไม่ใช่คำขอจริง", at=NOON)
    run_jobs()
    assert mail.outbox == []


def test_codes_expire_after_a_day_and_calls_after_three_working_days(ask, pavilion):
    later = {"starts": clock(9) + 30 * DAY, "ends": clock(12) + 30 * DAY}
    mailed, called = ask(**later), ask(email="", **later)
    expire_requests(moment=(NOON + 2 * DAY).isoformat())
    states = dict(Booking.objects.values_list("pk", "state"))
    assert states == {mailed.booking.pk: "cancelled", called.booking.pk: "unconfirmed"}
    # 3 มีนาคม 2569 is a holiday: the third working day is Friday the sixth.
    expire_requests(moment=(NOON + 5 * DAY).isoformat())
    called.booking.refresh_from_db()
    assert called.booking.state == State.CANCELLED


def test_who_got_nothing_is_forgotten_after_a_month(ask):
    asked = ask()
    expire_requests(moment=(NOON + 2 * DAY).isoformat())
    erase_outsiders(moment=(NOON + 20 * DAY).isoformat())
    assert Outsider.objects.get().name == "นายสมหมาย ใจงาม"
    erase_outsiders(moment=(NOON + 40 * DAY).isoformat())
    person, booking = Outsider.objects.get(), Booking.objects.get()
    kept = f"{person.name}{person.phone}{person.email}{booking.title}{booking.purpose}"
    assert not re.search("สมหมาย|8123|example|แต่งงาน", kept)
    assert booking.fee_satang == 60_000
    with pytest.raises(Booking.DoesNotExist):
        followed(asked.token)


def test_of_who_used_it_the_name_stays_for_the_register(ask, malee):
    asked = ask()
    Booking.objects.update(state=State.DONE)
    erase_outsiders(moment=(NOON + 300 * DAY).isoformat())
    assert Outsider.objects.get().phone
    erase_outsiders(moment=(NOON + 400 * DAY).isoformat())
    person = Outsider.objects.get(pk=asked.outsider.pk)
    assert (person.name, person.phone, person.email) == ("นายสมหมาย ใจงาม", "", "")
