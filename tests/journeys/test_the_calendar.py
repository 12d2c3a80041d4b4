"""The calendar in Chromium: drag, arrow keys, other people's changes, a phone, no script."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.posts import holders
from database.place import standing_in
from database.work import atomic
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.request_booking import request_booking
from modules.booking.models import ApprovalRule, Booking, Resource, ResourceKind
from modules.booking.wish import Wish
from tests.bookings import make_resource
from tests.journeys.conftest import PHONE, until
from thai.dates import BANGKOK

ROOM, OTHER = "ห้องท่าพร้าว", "ห้องริมคลอง"
FIRST, HOURS = 6, 14  # what a day shows of rooms that are always open


@pytest.fixture(scope="module")
def rooms(site):
    """Two rooms of สำนักปลัด, always open; the first is lent without approval."""
    with standing_in(site.place), atomic():
        found = {each.name: each for each in Resource.objects.filter(name__in=(ROOM, OTHER))}
        if found:  # another file of journeys was here before
            return found[ROOM], found[OTHER]
        office = site.people["malee"].appointments.get().position.office
        free, asked = (
            make_resource(
                ResourceKind.ROOM,
                name,
                office,
                capacity=12,
                on_holidays=True,
                sort=1,
                horizon_days=3000,
            )
            for name in (ROOM, OTHER)
        )
        ApprovalRule.objects.create(sort=9001, resource=free, role="")
        return free, asked


@pytest.fixture
def day(rooms, site):
    """A day to come that no other test of this run uses."""
    with standing_in(site.place), atomic():
        count = Booking.objects.count()
    return timezone.now().astimezone(BANGKOK).date() + timedelta(days=10 + count)


def book(site, resource, day, starts, ends, *, by="anong", title="ประชุม") -> int:
    """Ask for a room by the clock, as somebody in their first office."""
    person = site.people[by]
    with standing_in(site.place), atomic():
        office = person.appointments.select_related("position__office").first().position.office
        wish = Wish(resource=resource, starts=at(day, starts), ends=at(day, ends), title=title)
        return request_booking(by=person, office=office, wish=wish, at=timezone.now()).pk


def at(day, hour: float) -> datetime:
    """A moment of a day by the clock in Bangkok."""
    midnight = datetime.combine(day, time.min, tzinfo=BANGKOK)
    return midnight + timedelta(minutes=round(hour * 60))


def times(site, booking: int) -> tuple[str, float, float]:
    """Return what a booking is of, and its hours."""
    with standing_in(site.place), atomic():
        row = Booking.objects.select_related("resource").get(pk=booking)
    hours = (each.astimezone(BANGKOK) for each in (row.starts, row.ends))
    begin, end = (each.hour + each.minute / 60 for each in hours)
    return row.resource.name, begin, end


def lane(page: Page, resource: Resource) -> Locator:
    """Return the lane of a room."""
    return page.locator(f"#lane-{resource.pk}")


def point(page: Page, resource: Resource, hour: float) -> tuple[float, float]:
    """Return where an hour of a room stands on the screen."""
    row = lane(page, resource).locator(".lane-time")
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * (hour - FIRST) / HOURS + 3, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag from one place to another, as a hand does."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, start[1], steps=4)
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def says(page: Page) -> Locator:
    """Return what a screen reader is told."""
    return page.locator("[data-says]")


def test_a_drag_stops_where_somebody_else_begins(site, desk_of, rooms, day):
    book(site, rooms[0], day, 11, 12, by="prasert")
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[0], 9), point(page, rooms[0], 13))
    dialog = page.get_by_role("dialog", name=ROOM)
    expect(dialog.get_by_label("ตั้งแต่เวลา")).to_have_value("09.00")
    expect(dialog.get_by_label("ถึงเวลา")).to_have_value("11.00")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".slot-new")).to_have_count(0)


def test_arrow_keys_choose_and_enter_opens_the_dialog(site, desk_of, rooms, day):
    book(site, rooms[0], day, 9, 10, by="prasert")
    page = desk_of("anong").go(f"/booking/?day={day}")
    lane(page, rooms[0]).locator(".lane-book").focus()
    page.keyboard.press("ArrowRight")
    expect(says(page)).to_contain_text(f"{ROOM} 08.00–09.00 น.")
    page.keyboard.press("ArrowRight")  # over what is given
    expect(says(page)).to_contain_text("10.00–11.00 น. ว่าง")
    for _key in range(2):
        page.keyboard.press("Shift+ArrowRight")
    expect(says(page)).to_contain_text("10.00–11.30 น.")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=ROOM)
    expect(dialog.get_by_label("ถึงเวลา")).to_have_value("11.30")
    expect(dialog.get_by_label("หัวข้อ")).to_be_focused()


def test_a_slot_is_dragged_and_stretched(site, desk_of, rooms, day):
    mine = book(site, rooms[0], day, 9, 10, title="งานของฉัน")
    page = desk_of("anong").go(f"/booking/?day={day}")
    slot = page.locator(f"[data-booking='{mine}']")
    drag(page, point(page, rooms[0], 9.5), point(page, rooms[0], 13.5))
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    expect(slot).to_have_class(re.compile(r"at-1300 for-4"))
    expect(slot).not_to_have_class(re.compile("is-moving|has-moved"))
    assert times(site, mine) == (ROOM, 13, 14)
    box = slot.bounding_box()
    edge = (box["x"] + box["width"] - 3, box["y"] + 20)
    drag(page, edge, (point(page, rooms[0], 14.5)[0], edge[1]))
    expect(slot).to_have_class(re.compile(r"at-1300 for-6|at-1300 for-7"))
    until(lambda: times(site, mine)[2] > 14)


def test_a_slot_is_dragged_to_another_room(site, desk_of, rooms, day):
    mine = book(site, rooms[1], day, 9, 10)
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[1], 9.5), point(page, rooms[0], 9.5))
    expect(lane(page, rooms[0]).locator(f"[data-booking='{mine}']")).to_be_visible()
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    assert times(site, mine) == (ROOM, 9, 10)


def test_a_clash_goes_back_and_says_why_beside_the_slot(site, desk_of, rooms, day):
    book(site, rooms[0], day, 13, 15, by="prasert", title="ตรวจการจ้าง")
    mine = book(site, rooms[0], day, 9, 10)
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[0], 9.5), point(page, rooms[0], 13.5))
    expect(lane(page, rooms[0]).locator(".lane-word")).to_contain_text("ไม่ว่าง")
    expect(says(page)).to_contain_text("ตรวจการจ้าง")
    expect(page.locator(f"[data-booking='{mine}']")).to_have_class(re.compile("at-0900 for-4"))
    assert times(site, mine) == (ROOM, 9, 10)


def test_the_keyboard_moves_what_the_mouse_moves(site, desk_of, rooms, day):
    mine = book(site, rooms[0], day, 9, 10)
    page = desk_of("anong").go(f"/booking/?day={day}")
    page.locator(f"[data-booking='{mine}'] a").focus()
    page.keyboard.press("m")
    expect(says(page)).to_contain_text("Enter ยืนยัน")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(says(page)).to_contain_text("อยู่ที่เดิม")
    assert times(site, mine) == (ROOM, 9, 10)
    page.keyboard.press("m")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    assert times(site, mine) == (ROOM, 9.5, 10.75)
    expect(page.locator(f"[data-booking='{mine}'] a")).to_be_focused()


def test_what_was_approved_is_asked_about_before_it_moves(site, desk_of, rooms, day):
    mine = book(site, rooms[1], day, 9, 10, by="anong")
    with standing_in(site.place), atomic():
        approve(site, mine)
    page = desk_of("anong").go(f"/booking/?day={day}")
    drag(page, point(page, rooms[1], 9.5), point(page, rooms[1], 13.5))
    expect(page.locator("[data-facts]")).to_contain_text("ต้องขออนุมัติใหม่")
    assert times(site, mine) == (OTHER, 9, 10)
    page.get_by_role("button", name="ย้ายและขออนุมัติใหม่").click()
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    assert times(site, mine) == (OTHER, 13, 14)


def approve(site, booking: int) -> None:
    """Let whoever's turn it is approve."""
    row = Booking.objects.select_related("waits_office").get(pk=booking)
    today = timezone.now().astimezone(BANGKOK).date()
    by = holders(row.waits_role, row.waits_office, on=today)[0]
    approve_booking(by=by, booking=booking, at=timezone.now())


def test_another_screen_sees_a_booking_without_a_reload(site, desk_of, rooms, day):
    watching = desk_of("malee").go(f"/booking/?day={day}")
    watching.evaluate("window.stillHere = true")
    name = f"#name-{rooms[0].pk} a"
    watching.locator(name).focus()
    booking = desk_of("anong").go(
        f"/booking/new?resource={rooms[0].pk}&starts={day}T09:00&ends={day}T10:00"
    )
    booking.get_by_label("หัวข้อ").first.fill("เห็นทันที")
    booking.locator(".btn-primary").last.click()
    booking.wait_for_url(re.compile(r"/booking/\d+"))
    expect(lane(watching, rooms[0])).to_contain_text("เห็นทันที")
    expect(watching.locator("[data-changed]")).to_contain_text("ปฏิทินเปลี่ยนแปลง")
    assert watching.evaluate("window.stillHere") is True
    expect(watching.locator(name)).to_be_focused()


def test_a_drag_is_not_torn_away_by_somebody_elses_change(site, desk_of, rooms, day):
    mine = book(site, rooms[0], day, 9, 10)
    other = book(site, rooms[0], day, 16, 17, by="prasert")
    page = desk_of("anong").go(f"/booking/?day={day}")
    page.mouse.move(*point(page, rooms[0], 9.5))
    page.mouse.down()
    page.mouse.move(*point(page, rooms[0], 11), steps=4)
    with standing_in(site.place), atomic():
        move_booking(
            by=site.people["prasert"], booking=other, starts=at(day, 17), ends=at(day, 18),
            at=timezone.now(),
        )  # fmt: skip
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(f"[data-booking='{mine}']")).to_have_class(re.compile("is-moving"))
    page.mouse.move(*point(page, rooms[0], 12.5), steps=4)
    page.mouse.up()
    expect(says(page)).to_contain_text("ย้ายแล้ว")
    expect(page.locator(f"#lane-{rooms[0].pk} .slot.at-1700")).to_be_visible()
    assert times(site, mine) == (ROOM, 12, 13)


def test_a_phone_reads_the_day_as_a_list(site, desk_of, rooms, day):
    book(site, rooms[0], day, 9, 10, title="ประชุมหัวหน้าส่วน")
    page = desk_of("anong", PHONE).go(f"/booking/?day={day}")
    row = lane(page, rooms[0])
    expect(row.get_by_text("ว่างถึง 09.00 น.")).to_be_visible()
    expect(row.get_by_text("ประชุมหัวหน้าส่วน")).to_be_visible()
    assert row.locator(".lane-book").bounding_box()["height"] >= 44
    row.locator(".lane-book").click()
    sheet = page.get_by_role("dialog", name=ROOM).bounding_box()
    assert sheet["y"] + sheet["height"] == pytest.approx(PHONE["height"], abs=1)


def test_without_script_a_day_is_chosen_and_booked(site, desk_of, rooms, day):
    page = desk_of("anong", java_script_enabled=False).go("/booking/")
    page.get_by_label("ไปวันที่").fill(f"{day.day}/{day.month}/{day.year + 543}")
    page.get_by_role("button", name="ไป", exact=True).click()
    page.wait_for_url(re.compile(f"day={day}"))
    lane(page, rooms[0]).locator(".lane-book").click()
    page.wait_for_url(re.compile(r"/booking/new\?"))
