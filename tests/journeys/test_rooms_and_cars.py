"""A room, a car and a hall are asked for, given, used and paid, each by those whose part it is."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from database.place import standing_in
from database.work import atomic
from modules.booking.models import Booking, Resource, Trip
from tests.journeys.conftest import PHONE, press
from tests.journeys.papers import fetched
from thai.dates import BANGKOK

QUARTER = timedelta(minutes=15)


def thing(site: Any, name: str) -> int:
    """Return the key of what is called so."""
    with standing_in(site.place), atomic():
        return Resource.objects.get(name=f"{name} หมู่ที่ 4").pk


def newest(site: Any, title: str) -> Booking:
    """Return the last booking of a title."""
    with standing_in(site.place), atomic():
        return Booking.objects.select_related("resource").filter(title=title).order_by("-pk")[0]


def state(site: Any, booking: Booking) -> str:
    """Return how far a booking has come."""
    with standing_in(site.place), atomic():
        return str(Booking.objects.get(pk=booking.pk).state)


def ahead(days: int, hour: int) -> datetime:
    """Return a moment some days ahead by the clock in Bangkok."""
    now = timezone.now().astimezone(BANGKOK)
    return now.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)


def shortly() -> datetime:
    """Return a moment at least a quarter of an hour ahead; the quarter after it is of the same day.

    A driver may leave for it at once: that is allowed an hour before.
    """
    now = timezone.now().astimezone(BANGKOK) + 2 * QUARTER
    starts = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    return starts if (starts + QUARTER).date() == starts.date() else starts + QUARTER


def form_for(resource: int, starts: datetime, ends: datetime) -> str:
    """Return the address of the form with its times filled in."""
    clock = "%Y-%m-%dT%H:%M"
    return f"/booking/new?resource={resource}&starts={starts:{clock}}&ends={ends:{clock}}"


def send(page: Page) -> None:
    """Send the request that is on the screen."""
    press(page.get_by_role("button", name="ส่งคำขอ").first)


def decide(page: Page, label: str) -> None:
    """Press the first thing that one may do now, wherever the screen has it."""
    form = page.locator("details.act")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    press(form.get_by_role("button", name=label, exact=True))


def test_a_room_is_asked_for_and_given_on_a_phone_and_the_next_meets_a_clash(site, desk_of):
    room, title = thing(site, "ห้องย่อย"), "ประชุมคณะทำงานบ้านมั่นคง"
    starts, ends = ahead(40, 9), ahead(40, 11)
    page = desk_of("anong").go(form_for(room, starts, ends))
    page.get_by_label("หัวข้อ", exact=True).fill(title)
    send(page)
    asked = newest(site, title)
    assert state(site, asked) == "endorsed"
    phone = desk_of("preecha", PHONE).go("/")
    press(phone.locator(f"main a[href^='/booking/{asked.pk}']").first)
    decide(phone, "อนุมัติ")
    expect(phone.locator("main")).to_contain_text("อนุมัติแล้ว")
    assert state(site, asked) == "approved"
    late = desk_of("kanya").go(form_for(room, starts + timedelta(hours=1), ends))
    late.get_by_label("หัวข้อ", exact=True).fill("ประชุมที่มาช้า")
    send(late)
    expect(late.get_by_role("alert").first).to_contain_text("ไม่ว่าง")
    expect(late.get_by_label("หัวข้อ", exact=True)).to_have_value("ประชุมที่มาช้า")
    press(late.get_by_role("button", name="เข้าคิวรอ"))
    assert state(site, newest(site, "ประชุมที่มาช้า")) == "waiting"


def test_on_a_phone_others_who_ask_for_the_same_hour_stand_below_each_other(site, desk_of):
    room, starts = thing(site, "ห้องย่อย"), ahead(41, 9)
    titles = ["ประชุมคณะกรรมการกองทุนหลักประกันสุขภาพท้องถิ่น", "ประชุมเตรียมงานประเพณีลอยกระทงประจำปี"]
    for who, title in zip(("kanya", "anong"), titles, strict=True):
        page = desk_of(who).go(form_for(room, starts, starts + timedelta(hours=2)))
        page.get_by_label("หัวข้อ", exact=True).fill(title)
        send(page)
    phone = desk_of("preecha", PHONE).go(f"/booking/{newest(site, titles[1]).pk}")
    beside = phone.locator(".files li")
    expect(beside).to_contain_text(titles[0])
    expect(beside).to_contain_text("กองคลัง")
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_car_goes_its_way_from_the_request_to_the_log(site, desk_of):
    car = thing(site, "กระบะ")
    with standing_in(site.place), atomic():  # nothing else has it for the rest of the day
        last = Resource.objects.select_related("vehicle").get(pk=car).vehicle.odometer
    starts = shortly()
    page = desk_of("anong").go(form_for(car, starts, starts + QUARTER))
    page.get_by_label("ขออนุญาตใช้รถไปที่").fill("ฝายน้ำล้นบ้านดอน")
    page.locator("label", has_text="ในเขตอำเภอ").first.click()
    page.get_by_label("เพื่อ (ภารกิจ)").fill("ตรวจฝายน้ำล้นก่อนหน้าฝน")
    send(page)
    with standing_in(site.place), atomic():
        asked = Booking.objects.filter(destination="ฝายน้ำล้นบ้านดอน").order_by("-pk")[0]
    assert asked.state == "asked", page.locator("main").inner_text()
    head = desk_of("prasert").go(f"/booking/{asked.pk}")
    decide(head, "เห็นควรอนุญาต")
    chief = desk_of("boonmee", PHONE).go(f"/booking/{asked.pk}")
    chief.locator("label", has_text="ลุงขับ").first.click()
    decide(chief, "อนุมัติ")
    assert state(site, asked) == "approved"
    driver = desk_of("banjob", PHONE).go("/booking/driver")
    out_and_back(driver, last)
    with standing_in(site.place), atomic():
        trip = Trip.objects.get(booking=asked)
        assert (trip.out_km, trip.in_km, trip.gap_km) == (last + 3, last + 27, 3)
    log = desk_of("malee").go(f"/booking/vehicles/{car}?tab=trips")
    expect(log.locator("main")).to_contain_text("ฝายน้ำล้นบ้านดอน")
    assert fetched(log, f"/booking/vehicles/{car}/form4.pdf").startswith(b"%PDF")


def out_and_back(page: Page, last: int) -> None:
    """Type the odometer on leaving and on return."""
    card = page.locator("article", has_text="ฝายน้ำล้นบ้านดอน")
    for reading, button in ((last + 3, "บันทึกออกรถ"), (last + 27, "บันทึกกลับถึง")):
        more = card.locator("details.trip-more > summary")
        if more.count():
            more.click()
        card.get_by_label("เลขไมล์ตอนนี้").fill(str(reading))
        press(card.get_by_role("button", name=button))
        expect(card).to_contain_text("ออก " if button == "บันทึกออกรถ" else "กลับ ")


def test_a_citizen_asks_for_the_hall_is_called_and_sees_the_fee(site, desk_of):
    hall, title = thing(site, "หอประชุม"), "งานเลี้ยงรุ่นโรงเรียนวัดดอน"
    day = ahead(45, 13)
    citizen = desk_of("", PHONE).go(f"/public/booking/{hall}/ask")
    citizen.get_by_label("วันที่ใช้").fill(f"{day.day}/{day.month}/{day.year + 543}")
    citizen.get_by_label("ตั้งแต่เวลา").fill("13.00")
    citizen.get_by_label("ถึงเวลา").fill("15.00")
    citizen.locator("#id_title").fill(title)
    citizen.locator("#id_people").fill("50")
    citizen.get_by_label("ชื่อและนามสกุล").fill("นางสมปอง ทองมา")
    citizen.locator("#id_phone").fill("08 1234 5678")
    citizen.locator("#id_consent").check()
    send(citizen)
    expect(citizen.locator("h1")).to_contain_text("คำขอที่")
    expect(citizen.locator("main")).to_contain_text("เจ้าหน้าที่จะโทรหาท่านที่")
    asked = newest(site, title)
    registry = desk_of("malee").go(f"/booking/{asked.pk}")
    expect(registry.locator("main")).to_contain_text("นางสมปอง ทองมา")
    decide(registry, "โทรยืนยันแล้ว")
    clerk = desk_of("preecha", PHONE).go(f"/booking/{asked.pk}")
    decide(clerk, "อนุมัติ")
    assert state(site, asked) == "approved"
    citizen.reload()
    expect(citizen.locator("main")).to_contain_text(re.compile("ชำระค่าธรรมเนียม"))
    expect(citizen.locator("main")).to_contain_text("200")
    assert "/sign-in" not in citizen.url
