"""The pages of the calendar, looked at: both widths, light and dark, and what they weigh."""

from datetime import timedelta

import pytest
from django.utils import timezone

from database.place import standing_in
from database.work import atomic
from modules.booking.models import ResourceKind
from tests.bookings import make_resource
from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import HEAVIEST, look
from tests.journeys.test_the_calendar import book
from thai.dates import BANGKOK


@pytest.fixture(scope="module")
def rooms(site):
    """Two rooms of สำนักปลัด with a day of bookings, some of which overlap."""
    with standing_in(site.place), atomic():
        office = site.people["malee"].appointments.get().position.office
        found = [
            make_resource(ResourceKind.ROOM, name, office, capacity=12, on_holidays=True)
            for name in ("ห้องแสดงงาน", "ห้องปั๊มน้ำชั้นล่าง ญี่ปุ่นบริจาค หมู่ที่ 12")
        ]
    return found


@pytest.fixture(scope="module")
def day(rooms, site):
    """A busy day to come."""
    then = timezone.now().astimezone(BANGKOK).date() + timedelta(days=7)
    for starts in (8, 8.5, 9, 14):
        book(site, rooms[1], then, starts, starts + 1.5, title="ประชุมคณะกรรมการพัฒนาแผนท้องถิ่น")
    return then


@pytest.mark.parametrize("size", [None, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_in_order(desk_of, rooms, day, size, scheme):
    more = {"size": size} if size else {}
    desk = desk_of("anong", color_scheme=scheme, **more)
    views = (
        "",
        "&view=week",
        "&view=month",
        "&view=timeline",
        f"&view=week&resource={rooms[0].pk}",
    )
    for view in views:
        path = f"/booking/?day={day}{view}"
        assert look(desk.go(path), path) == []
    for path in ("/booking/find?kind=room&people=5&minutes=60&day=1%2F2%2F2599", "/booking/find"):
        answer = desk.page.goto(desk.site.url + path)
        assert answer.status in (200, 422)
        assert look(desk.page, path) == []


def test_the_calendar_is_light(desk_of, day):
    desk = desk_of("anong")
    page = desk.page
    devtools = desk.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sent: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    desk.go(f"/booking/?day={day}")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sent) < HEAVIEST
