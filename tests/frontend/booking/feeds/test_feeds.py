"""The page of feeds, and what a calendar program gets from an address."""

import logging
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.make_feed import make_feed
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.revoke_feed import revoke_feed
from modules.booking.models import Feed, Resource
from tests.bookings import wished
from thai.dates import BANGKOK

PAGE = "/booking/feeds"
LONG = "ประชุมคณะกรรมการพัฒนาท้องถิ่นเพื่อพิจารณาร่างแผนพัฒนาท้องถิ่นประจำปี"


@pytest.fixture
def tomorrow():
    """Nine o'clock on the next day but one, by the real clock: doors read it."""
    today = timezone.now().astimezone(BANGKOK).replace(hour=9, minute=0, second=0, microsecond=0)
    return today + timedelta(days=2)


@pytest.fixture
def booking(projector, matrix, somchai, clerk_office, tomorrow):
    Resource.objects.update(on_holidays=True)
    projector.refresh_from_db()
    wish = wished(projector, tomorrow, title=LONG, private=True)
    return request_booking(by=somchai, office=clerk_office, wish=wish, at=timezone.now())


@pytest.fixture
def address(somchai):
    feed, secret = make_feed(by=somchai, at=timezone.now())
    return feed, f"/booking/feed/{secret}.ics"


def read(answer):
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


def test_making_one_shows_its_address_once_and_it_opens_without_signing_in(
    as_, browser, somchai, booking
):
    answer = as_(somchai).post(PAGE, {"resource": ""})
    (found,) = re.findall(r"(/booking/feed/[\w-]+\.ics)", answer.content.decode())
    assert found not in as_(somchai).get(PAGE).content.decode()
    calendar = browser.get(found)
    assert calendar.status_code == 200
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in calendar["Cache-Control"]
    assert "Set-Cookie" not in calendar


def test_an_event_is_as_the_standard_says(browser, booking, address, somchai):
    event = read(browser.get(address[1]))
    assert event["SUMMARY"] == f"เครื่องฉายภาพ: {LONG}"
    assert (event["STATUS"], event["CLASS"]) == ("CONFIRMED", "PRIVATE")
    assert event["DTSTART"].dt == booking.starts
    assert event["DTEND"].dt == booking.ends
    assert event["URL"].endswith(f"/booking/{booking.pk}")
    assert all(name in event for name in ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"))
    cancel_booking(by=somchai, booking=booking.pk, reason="เลื่อน", at=timezone.now())
    after = read(browser.get(address[1]))
    assert (after["UID"], after["STATUS"]) == (event["UID"], "CANCELLED")
    assert after["SEQUENCE"] > event["SEQUENCE"]


def test_thai_lines_are_folded_at_75_octets_between_letters(browser, booking, address):
    content = browser.get(address[1]).content
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines if line)
    assert any(line.startswith(b" ") for line in lines)


def test_others_read_that_it_is_taken_and_not_why(browser, booking, anong, projector):
    _feed, secret = make_feed(by=anong, resource=projector.pk, at=timezone.now())
    answer = browser.get(f"/booking/feed/{secret}.ics")
    assert LONG[:10] not in re.sub(r"\r\n ", "", answer.content.decode())
    assert read(answer)["CLASS"] == "PRIVATE"


def test_a_program_that_has_it_is_told_so(browser, booking, address):
    first = browser.get(address[1])
    again = browser.get(address[1], headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Feed.objects.get().read_at is not None


def test_a_revoked_unknown_or_disabled_address_is_nowhere(browser, address, somchai):
    feed, path = address
    assert browser.get("/booking/feed/unknown.ics").status_code == 404
    assert browser.get(path).status_code == 200
    somchai.disabled_at = timezone.now()
    somchai.save()
    assert browser.get(path).status_code == 404
    somchai.disabled_at = None
    somchai.save()
    revoke_feed(by=somchai, feed=feed.pk, at=timezone.now())
    assert browser.get(path).status_code == 404


def test_one_revokes_only_ones_own_on_the_page(as_, address, somchai, malee):
    feed, path = address
    revoke = f"{PAGE}/{feed.pk}/revoke"
    assert as_(malee).post(revoke).status_code == 404
    assert as_(somchai).post(revoke).status_code == 303
    assert as_(somchai).get(path).status_code == 404


def test_a_feed_of_what_is_not_there_is_refused_with_a_word(as_, somchai):
    answer = as_(somchai).post(PAGE, {"resource": "99999"})
    assert answer.status_code == 422
    assert "เลือกจากรายการ" in answer.content.decode()
    assert not Feed.objects.exists()


def test_the_secret_stands_in_no_log(browser, address, caplog):
    caplog.set_level(logging.INFO, logger="request")
    assert browser.get(address[1]).status_code == 200
    [line] = [record for record in caplog.records if record.name == "request"]
    secret = address[1].rpartition("/")[2].removesuffix(".ics")
    assert secret not in f"{line.getMessage()} {line.__dict__}"
    assert "/booking/feed/….ics" in line.getMessage()
