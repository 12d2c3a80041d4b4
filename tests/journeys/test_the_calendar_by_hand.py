"""Weeks and 14 days dragged in, a finger that rests on a phone, and what is taken back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from database.place import standing_in
from database.work import atomic
from modules.booking.models import Booking
from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import look
from tests.journeys.test_the_calendar import (
    OTHER,
    ROOM,
    approve,
    book,
    drag,
    lane,
    point,
    rooms,
    says,
    times,
)
from thai.dates import BANGKOK

__all__ = ["rooms"]


@pytest.fixture
def day(rooms, site):
    """A day to come; no other test of this run uses it, nor the days around it."""
    with standing_in(site.place), atomic():
        count = Booking.objects.count()
    return timezone.now().astimezone(BANGKOK).date() + timedelta(days=400 + 14 * count)


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of something on the screen."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def cell(page: Page, resource, on) -> Locator:
    """Return a day of a room in the week."""
    return lane(page, resource).locator("td").nth(on.weekday())


def column(page: Page, resource, n: int) -> tuple[float, float]:
    """Return where the n-th of fourteen days of a room stands on the screen."""
    row = lane(page, resource).locator(".lane-time")
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * (n + 0.5) / 14, box["y"] + box["height"] - 6


def day_of(site, booking: int):
    """Return the day on which a booking begins."""
    with standing_in(site.place), atomic():
        return Booking.objects.get(pk=booking).starts.astimezone(BANGKOK).date()


def slot(page: Page, booking: int) -> Locator:
    """Return a booking on the board."""
    return page.locator(f"[data-booking='{booking}']").first


def other_day(on):
    """Return another day of the same week."""
    return on.fromordinal(on.toordinal() + (1 if on.weekday() < 6 else -1))


def test_a_day_of_a_week_is_booked_at_its_next_free_hour(site, desk_of, rooms, day):
    book(site, rooms[0], day, 9, 10, by="prasert")
    page = desk_of("anong").go(f"/booking/?view=week&day={day}")
    x, y = middle(cell(page, rooms[0], day))
    page.mouse.click(x, y + 12)
    box = page.get_by_role("dialog", name=ROOM)
    expect(box.get_by_label("ตั้งแต่เวลา")).to_have_value("10.00")
    expect(box.get_by_label("หัวข้อ")).to_be_focused()
    page.keyboard.type("จองจากสัปดาห์")
    page.keyboard.press("Enter")
    expect(cell(page, rooms[0], day)).to_contain_text("จองจากสัปดาห์")
    expect(says(page)).to_contain_text("จองแล้ว")


def test_a_week_is_moved_in_and_moved_back(site, desk_of, rooms, day):
    mine, then = book(site, rooms[0], day, 9, 10.5), other_day(day)
    page = desk_of("anong").go(f"/booking/?view=week&day={day}")
    drag(page, middle(slot(page, mine)), middle(cell(page, rooms[0], then)))
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    expect(cell(page, rooms[0], then).locator(f"[data-booking='{mine}']")).to_be_visible()
    assert (day_of(site, mine), times(site, mine)) == (then, (ROOM, 9, 10.5))
    page.get_by_role("button", name="เลิกทำ").click()
    expect(says(page)).to_contain_text("ย้ายกลับที่เดิมแล้ว")
    expect(cell(page, rooms[0], day).locator(f"[data-booking='{mine}']")).to_be_visible()
    assert (day_of(site, mine), times(site, mine)) == (day, (ROOM, 9, 10.5))
    assert look(page, "the week after a move") == []


def test_what_a_week_refuses_goes_back_and_says_why(site, desk_of, rooms, day):
    then = other_day(day)
    book(site, rooms[0], then, 9, 10, by="prasert", title="ตรวจการจ้าง")
    mine = book(site, rooms[0], day, 9, 10)
    page = desk_of("anong").go(f"/booking/?view=week&day={day}")
    drag(page, middle(slot(page, mine)), middle(cell(page, rooms[0], then)))
    expect(cell(page, rooms[0], day).locator(".lane-word")).to_contain_text("ตรวจการจ้าง")
    expect(says(page)).to_contain_text("ไม่ว่าง")
    expect(slot(page, mine)).not_to_have_class(re.compile("is-moving"))
    expect(page.locator(".is-target")).to_have_count(0)
    assert (day_of(site, mine), times(site, mine)) == (day, (ROOM, 9, 10))


def test_the_keys_choose_and_move_days(site, desk_of, rooms, day):
    mine = book(site, rooms[0], day, 9, 10)
    page = desk_of("anong").go(f"/booking/?view=timeline&day={day}")
    slot(page, mine).locator("a").focus()
    for key in ("m", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    assert day_of(site, mine).toordinal() == day.toordinal() + 2
    lane(page, rooms[0]).locator(".lane-book").focus()
    for key in ("ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".slot-new")).to_have_class(re.compile(r"on-0 for-16"))
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name=ROOM)
    expect(box.get_by_label("ถึงเวลา")).to_have_value("16.30")
    expect(box.locator("[name=last_day]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".slot-new")).to_have_count(0)


def test_fourteen_days_are_moved_in_to_another_room(site, desk_of, rooms, day):
    mine = book(site, rooms[1], day, 9, 12)
    page = desk_of("anong").go(f"/booking/?view=timeline&day={day}")
    x, y = middle(slot(page, mine))
    away = column(page, rooms[0], 3)[0] - column(page, rooms[0], 0)[0]
    drag(page, (x, y), (x + away, column(page, rooms[0], 0)[1]))
    expect(lane(page, rooms[0]).locator(f"[data-booking='{mine}']")).to_be_visible()
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    assert times(site, mine) == (ROOM, 9, 12)
    assert day_of(site, mine).toordinal() == day.toordinal() + 3


def test_what_loses_its_approval_is_not_offered_back(site, desk_of, rooms, day):
    mine = book(site, rooms[1], day, 9, 10)
    with standing_in(site.place), atomic():
        approve(site, mine)
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[1], 9.5), point(page, rooms[1], 13.5))
    page.get_by_role("button", name="ย้ายและขออนุมัติใหม่").click()
    expect(page.locator("[data-sentence]")).to_contain_text("ย้ายแล้ว")
    expect(page.get_by_role("button", name="เลิกทำ")).to_be_hidden()
    assert times(site, mine) == (OTHER, 13, 14)


@contextmanager
def finger(page: Page, x: float, y: float) -> Iterator[object]:
    """Put a finger on the screen; it is lifted at the end."""
    wire = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (x, y))
    yield lambda *place: touch("touchMove", place)
    touch("touchEnd")


@pytest.fixture
def phone(desk_of):
    """A phone in the hand of somebody of กองช่าง."""
    return desk_of("anong", PHONE, has_touch=True, is_mobile=True)


def resting_place(page: Page, place: Locator) -> tuple[float, float]:
    """Return a place in the upper half of the screen, at the foot of something."""
    place.evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 200)")
    box = place.bounding_box()
    assert box is not None
    return 120, box["y"] + box["height"] - 10


def test_a_finger_that_rests_books_hours(site, phone, rooms, day):
    page = phone.go(f"/booking/?day={day}")
    x, y = resting_place(page, lane(page, rooms[0]))
    with finger(page, x, y) as go:
        expect(page.locator(".ruler")).to_be_visible()
        for step in range(1, 6):
            go(x + 12 * step, y)
        expect(page.locator(".ruler-words")).to_contain_text(ROOM)
    box = page.get_by_role("dialog", name=ROOM)
    expect(box).to_be_visible()
    expect(page.locator(".ruler")).to_have_count(0)
    starts, ends = (box.get_by_label(name).input_value() for name in ("ตั้งแต่เวลา", "ถึงเวลา"))
    assert 1.5 < hours(ends) - hours(starts) < 4
    box.get_by_label("หัวข้อ").fill("จองด้วยนิ้ว")
    box.get_by_role("button", name="จอง", exact=True).tap()
    expect(lane(page, rooms[0])).to_contain_text("จองด้วยนิ้ว")


def hours(clock: str) -> float:
    """Return 9.5 of 09.30."""
    hour, minute = clock.split(".")
    return int(hour) + int(minute) / 60


def test_a_finger_that_rests_picks_up_a_booking(site, phone, rooms, day):
    mine = book(site, rooms[0], day, 9, 10, title="ย้ายด้วยนิ้ว")
    page = phone.go(f"/booking/?day={day}")
    x, y = resting_place(page, slot(page, mine))
    with finger(page, x, y) as go:
        expect(slot(page, mine)).to_have_class(re.compile("is-moving"))
        for step in range(1, 6):
            go(x + 20 * step, y)
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    assert times(site, mine)[1] > 11
    page.get_by_role("button", name="เลิกทำ").tap()
    expect(says(page)).to_contain_text("ย้ายกลับที่เดิมแล้ว")
    assert times(site, mine) == (ROOM, 9, 10)


def test_a_finger_that_scrolls_takes_hold_of_nothing(site, phone, rooms, day):
    mine = book(site, rooms[0], day, 9, 10)
    page = phone.go(f"/booking/?day={day}")
    x, y = resting_place(page, slot(page, mine))
    page.evaluate("scrollTo(0, 0)")
    box = slot(page, mine).bounding_box()
    y = min(box["y"] + 10, 700)
    with finger(page, x, y) as go:
        for step in range(1, 12):
            go(x, y - 20 * step)
        page.wait_for_function("scrollY > 60")
        expect(page.locator(".ruler, .is-moving")).to_have_count(0)
    page.wait_for_function("!document.querySelector('booking-calendar').busy")
    assert times(site, mine) == (ROOM, 9, 10)
    assert page.url.endswith(f"day={day}")
