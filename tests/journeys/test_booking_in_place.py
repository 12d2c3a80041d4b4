"""Booking where one points: the small dialog, what it refuses, the way to the form."""

import re

import pytest
from playwright.sync_api import Page, expect

from database.place import standing_in
from database.work import atomic
from modules.booking.models import Booking, ResourceKind, State
from tests.bookings import make_vehicle
from tests.journeys.conftest import PHONE, SCREEN
from tests.journeys.test_every_page import look
from tests.journeys.test_the_calendar import (
    OTHER,
    ROOM,
    book,
    day,
    drag,
    lane,
    point,
    rooms,
    says,
    times,
)

__all__ = ["day", "rooms"]


@pytest.fixture(scope="module")
def van(site):
    """A pool vehicle that may always be asked for."""
    with standing_in(site.place), atomic():
        office = site.people["malee"].appointments.get().position.office
        return make_vehicle("นข 4821 พิจิตร", office)


def dialog(page: Page, name: str = ROOM):
    """Return the small dialog of a room."""
    return page.get_by_role("dialog", name=name)


def newest(site, title: str) -> Booking:
    """Return the last booking of a title."""
    with standing_in(site.place), atomic():
        return Booking.objects.select_related("resource").filter(title=title).order_by("-pk")[0]


def test_what_is_dragged_over_is_booked_in_place(site, desk_of, rooms, day):
    page = desk_of("anong").go(f"/booking/?day={day}")
    page.evaluate("window.stillHere = true")
    drag(page, point(page, rooms[0], 13.5), point(page, rooms[0], 15.75))
    box = dialog(page)
    expect(box.get_by_label("ตั้งแต่เวลา")).to_have_value("13.30")
    expect(box.get_by_label("ถึงเวลา")).to_have_value("16.00")
    expect(box.locator("#here-state")).to_contain_text("ว่าง · 12 ที่นั่ง")
    expect(box.get_by_label("หัวข้อ")).to_be_focused()
    page.keyboard.type("ประชุมในที่")
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    expect(says(page)).to_contain_text(f"จองแล้ว {ROOM}")
    expect(lane(page, rooms[0])).to_contain_text("ประชุมในที่")
    expect(lane(page, rooms[0]).locator(".lane-book")).to_be_focused()
    expect(page.locator("[data-bar]").get_by_role("link", name="ดูรายการ")).to_be_visible()
    made = newest(site, "ประชุมในที่")
    assert (made.state, times(site, made.pk)) == (State.APPROVED, (ROOM, 13.5, 16))
    assert page.evaluate("window.stillHere") is True


def test_a_clash_is_told_in_place_with_ways_out(site, desk_of, rooms, day):
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[0], 9), point(page, rooms[0], 9.75))
    box = dialog(page)
    box.get_by_label("หัวข้อ").fill("มาช้าไปนิด")
    book(site, rooms[0], day, 9, 10, by="prasert", title="ตรวจการจ้าง")
    page.keyboard.press("Enter")
    expect(box.get_by_role("alert")).to_contain_text("ไม่ว่าง")
    expect(box.get_by_role("alert")).to_contain_text("ตรวจการจ้าง")
    expect(box.get_by_label("หัวข้อ")).to_have_value("มาช้าไปนิด")
    assert look(page, "the dialog with a clash") == []
    box.get_by_role("button", name="10.00–11.00 น.").first.click()
    expect(box.get_by_label("ตั้งแต่เวลา")).to_have_value("10.00")
    box.get_by_role("button", name="จอง", exact=True).click()
    expect(says(page)).to_contain_text("จองแล้ว")
    assert times(site, newest(site, "มาช้าไปนิด").pk) == (ROOM, 10, 11)


def test_what_is_wrong_stands_beside_its_field(site, desk_of, rooms, day):
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[0], 9), point(page, rooms[0], 9.75))
    box = dialog(page)
    box.get_by_label("ถึงเวลา").fill("สิบโมง")
    page.keyboard.press("Enter")
    for words in ("ใส่หัวข้อ", "09.30"):
        expect(box.locator(".field.is-wrong .error").filter(has_text=words)).to_be_visible()
    expect(box.get_by_label("หัวข้อ")).to_be_focused()
    box.get_by_label("หัวข้อ").fill("แก้แล้ว")
    box.get_by_label("ถึงเวลา").fill("8.30")
    page.keyboard.press("Enter")
    expect(box.locator(".is-wrong .error", has_text="เวลาสิ้นสุดต้องหลังเวลาเริ่ม")).to_be_visible()
    expect(box.get_by_label("ถึงเวลา")).to_be_focused()


def test_the_whole_form_keeps_what_was_typed(site, desk_of, rooms, day):
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[1], 9), point(page, rooms[1], 10.75))
    dialog(page, OTHER).get_by_label("หัวข้อ").fill("เรื่องยาว")
    page.get_by_role("button", name="รายละเอียดเพิ่ม").click()
    page.wait_for_url(re.compile("/booking/new$"))
    expect(page.get_by_label("หัวข้อ", exact=True)).to_have_value("เรื่องยาว")
    expect(page.get_by_label("ถึงเวลา")).to_have_value("11.00")
    expect(page.get_by_role("radio", name=OTHER)).to_be_checked()


def test_what_was_typed_is_there_again_after_escape(site, desk_of, rooms, day):
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[0], 9), point(page, rooms[0], 9.75))
    dialog(page).get_by_label("หัวข้อ").fill("ยังไม่แน่")
    page.keyboard.press("Escape")
    expect(lane(page, rooms[0]).locator(".lane-book")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_label("หัวข้อ")).to_have_value("ยังไม่แน่")


def test_a_car_asks_where_to_and_says_who_decides(site, desk_of, van, day):
    page = desk_of("anong").go(f"/booking/?day={day}")
    lane(page, van).locator(".lane-book").click()
    box = dialog(page, van.name)
    expect(box.get_by_label("ขออนุญาตใช้รถไปที่")).to_be_focused()
    page.keyboard.type("ศาลากลางจังหวัด")
    box.locator("label", has_text="นอกเขตจังหวัด").click()
    expect(box.locator("#here-state b")).not_to_be_empty()
    box.get_by_label("เพื่อ (ภารกิจ)").fill("ส่งแผนพัฒนา")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("ส่งคำขอแล้ว")
    asked = newest(site, "ส่งแผนพัฒนา")
    assert (asked.resource.kind, asked.destination, asked.reach) == (
        ResourceKind.VEHICLE, "ศาลากลางจังหวัด", "outside",
    )  # fmt: skip


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_is_in_order(desk_of, rooms, van, day, size, scheme):
    page = desk_of("anong", size, color_scheme=scheme).go(f"/booking/?day={day}")
    for thing in (rooms[1], van):
        lane(page, thing).locator(".lane-book").click()
        expect(dialog(page, thing.name)).to_be_visible()
        assert look(page, f"the dialog of {thing.name}") == []
        assert page.evaluate("""() => {
            const box = document.querySelector("dialog.quick").getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
        }""")
        page.keyboard.press("Escape")
        expect(dialog(page, thing.name)).to_be_hidden()
