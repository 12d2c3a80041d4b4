"""A meeting of every week is booked in the form, and read in somebody's own calendar."""

import http.client
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from database.place import standing_in
from database.work import atomic
from modules.booking.commands.request_booking import request_booking
from modules.booking.models import ApprovalRule, ResourceKind
from modules.booking.wish import Wish
from tests.bookings import make_resource
from tests.journeys.conftest import PHONE, SCREEN
from tests.journeys.test_every_page import look
from thai.dates import BANGKOK, screen_date


@pytest.fixture(scope="module")
def room(site):
    """A room that is always open and lent without approval; taken by Anong in three weeks."""
    with standing_in(site.place), atomic():
        anong = site.people["anong"]
        office = site.people["malee"].appointments.get().position.office
        made = make_resource(
            ResourceKind.ROOM, "ห้องสัปดาห์", office, capacity=12, on_holidays=True, sort=2
        )
        ApprovalRule.objects.create(sort=9002, resource=made, role="")
        wish = Wish(resource=made, starts=in_weeks(3), ends=in_weeks(3, 12), title="ประชุมช่าง")
        hers = anong.appointments.get().position.office
        request_booking(by=anong, office=hers, wish=wish, at=timezone.now())
        return made


def in_weeks(weeks, hour=10):
    """An hour of the day after tomorrow, so many weeks later."""
    day = timezone.now().astimezone(BANGKOK).date() + timedelta(days=2, weeks=weeks)
    return datetime.combine(day, time(hour), tzinfo=BANGKOK)


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_every_week_is_shown_asked_for_and_has_a_page(site, desk_of, room, size):
    hour = 9 if size is SCREEN else 14
    first, taken = in_weeks(0, hour), size is SCREEN
    desk = desk_of("malee", size)
    times = f"starts={first:%Y-%m-%dT%H:%M}&ends={first + timedelta(hours=2):%Y-%m-%dT%H:%M}"
    page = desk.go(f"/booking/new?resource={room.pk}&{times}&title=ประชุมประจำสัปดาห์")
    page.get_by_text("จองซ้ำหลายครั้ง").click()
    page.get_by_role("radio", name="ทุกสัปดาห์").check()
    page.get_by_label("จนถึงวันที่").fill(screen_date(in_weeks(5).date()))
    page.get_by_label("จนถึงวันที่").press("Tab")
    expect(page.locator("#planned")).to_contain_text("รวม 6 ครั้ง")
    if taken:
        expect(page.locator("#planned")).to_contain_text("จองไม่ได้ 1 ครั้ง")
        expect(page.locator("#planned")).to_contain_text("ประชุมช่าง")
        page.get_by_label("ข้ามครั้งที่จองไม่ได้").check()
    assert look(page, page.url) == []
    page.get_by_role("button", name="ส่งคำขอ").click()
    expect(page.locator(".notice-done")).to_contain_text(f"จองแล้ว {5 if taken else 6} ครั้ง")
    assert look(page, page.url) == []


def test_an_address_for_a_calendar_is_made_and_read(site, desk_of, room):
    desk = desk_of("malee", PHONE)
    page = desk.go("/booking/feeds")
    assert look(page, page.url) == []
    page.get_by_label("ปฏิทินของ").select_option(label="ห้องสัปดาห์")
    page.get_by_role("button", name="สร้างที่อยู่ปฏิทิน").click()
    address = page.get_by_label("ที่อยู่ปฏิทิน").input_value()
    assert fetched(site, address)[0] == 200
    assert b"BEGIN:VEVENT" in fetched(site, address)[1]
    page.get_by_role("button", name="คัดลอก").click()
    expect(page.get_by_role("button", name="คัดลอกแล้ว")).to_be_visible()
    assert look(page, page.url) == []
    made = page.locator(".member", has_text="ห้องสัปดาห์")
    made.get_by_text("ยกเลิกที่อยู่", exact=True).first.click()
    page.get_by_role("button", name="ยกเลิกที่อยู่").click()
    expect(page.locator(".notice-done")).to_contain_text("ยกเลิกที่อยู่แล้ว")
    assert fetched(site, address)[0] == 404


def fetched(site, address):
    """Ask for an address as a calendar program does: no browser, no session."""
    asking = http.client.HTTPConnection("127.0.0.1", site.port)
    asking.request("GET", urlsplit(address).path, headers={"Host": urlsplit(address).netloc})
    answer = asking.getresponse()
    return answer.status, answer.read()
