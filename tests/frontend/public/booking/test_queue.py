"""On the public form somebody may wait for a time that is taken, and follow where they stand."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from modules.booking.models import Booking, State


@pytest.fixture
def given(asked, decided, malee, preecha, pavilion, days):
    """The hall is given for a part of that time."""
    return decided(asked(malee, pavilion, days(3, 10), days(3, 11)), preecha)


def test_the_queue_is_offered_only_where_a_time_is_taken(ask, given, browser, pavilion, days):
    refused = ask()
    assert refused.status_code == 422
    assert "หรือเลือกเข้าคิวรอ" in refused.text
    assert 'name="join_queue"' in refused.text
    assert 'name="join_queue"' in ask(look="1").text
    times = f"starts={days(3, 9):%Y-%m-%dT%H:%M}&ends={days(3, 12):%Y-%m-%dT%H:%M}"
    address = f"/public/booking/{pavilion.pk}/ask"
    assert 'name="join_queue"' in browser.get(f"{address}?{times}").text
    assert 'name="join_queue"' not in browser.get(address).text
    assert 'name="join_queue"' not in ask(look="1", starts="13.00", ends="15.00").text


def test_it_is_confirmed_with_the_same_code_and_stands_in_the_queue(ask, given, browser, run_jobs):
    follow = ask(join_queue="on").headers["Location"].split("?")[0]
    run_jobs(now=timezone.now() + timedelta(minutes=5))
    code = re.search(r"คือ (\d{6})", mail.outbox[-1].body)[1]
    page = browser.post(f"{follow}/code", {"code": code}, follow=True)
    assert "ยืนยันแล้ว ท่านอยู่ในคิวรอ" in page.text
    assert "อยู่ในคิวรอ" in browser.get(follow).text
    assert "ยกเลิกคำขอ" in browser.get(follow).text
    assert Booking.objects.get(outsider__isnull=False).state == State.WAITING


def test_the_page_of_the_office_says_that_they_would_wait(ask, given, as_, malee):
    ask(join_queue="on")
    booking = Booking.objects.get(outsider__isnull=False)
    assert "ขอเข้าคิวรอ" in as_(malee).get(f"/booking/{booking.pk}").text
