"""Days that hold more than there is room for."""

import re
from datetime import date, datetime, timedelta

from frontend.booking.calendar.dense import by_day, foremost
from frontend.booking.calendar.geometry import moment
from modules.booking.queries.calendar import Slot, SlotKind
from tests.frontend.booking.calendar.test_calendar import lane, on

MONDAY = date(2026, 11, 23)


def at(hour: float, day: int = 0) -> datetime:
    return moment(MONDAY + timedelta(days=day), round(hour * 60))


def slot(starts: datetime, ends: datetime, **more) -> Slot:
    return Slot(
        kind=SlotKind.HELD, booking=1, resource=1, resource_name="", leaves=frozenset(),
        starts=starts, ends=ends, held_from=starts, held_until=ends, title="", state="",
        state_name="", **more,
    )  # fmt: skip


def test_a_slot_stands_on_each_day_that_it_touches_and_on_none_that_is_not_shown():
    through = slot(at(20, day=-1), at(9, day=1))
    until_midnight = slot(at(20), at(24))
    set_up_before = slot(at(0, day=2), at(1, day=2))
    found = by_day([through, until_midnight, set_up_before], MONDAY, MONDAY + timedelta(days=1))
    assert found == {
        MONDAY: [through, until_midnight],
        MONDAY + timedelta(days=1): [through],
    }


def test_the_first_are_shown_and_ones_own_whenever_they_are():
    slots = [slot(at(8 + n), at(9 + n)) for n in range(4)]
    mine = slot(at(16), at(17), mine=True)
    my_turn = slot(at(17), at(18), my_turn=True)
    assert foremost(slots, 3) == slots[:2]
    assert foremost([*slots, mine], 3) == [slots[0], mine]
    assert foremost([*slots, mine, my_turn, mine], 3) == [mine, my_turn, mine]


def five(asked, anong, lounge, days):
    """Ask for five uses of a room in three days, from 8 to 13."""
    return [
        asked(anong, lounge, days(3, hour), days(3, hour, 45), title=f"เรื่องที่ {hour}")
        for hour in range(8, 13)
    ]


def test_a_full_day_of_a_week_shows_two_and_leads_to_all(as_, somchai, anong, asked, lounge, days):
    five(asked, anong, lounge, days)
    html = as_(somchai).get("/booking/", on(days(3), view="week")).text
    assert re.findall(r"เรื่องที่ \d+</a>", html) == ["เรื่องที่ 8</a>", "เรื่องที่ 9</a>"]
    cell = re.search(r'<td class="[^"]*is-full.*?</td>', html, re.S).group()
    link = re.search(r'slot-count"><a href="([^"]+)"', cell).group(1)
    assert "ทั้งหมด 5 รายการ" in cell
    address, _hash, anchor = link.replace("&amp;", "&").partition("#")
    day = as_(somchai).get(address).text
    assert anchor == f"lane-{lounge.pk}"
    assert lane(day, lounge).count("เรื่องที่") >= 5


def test_whoever_asked_sees_all_of_theirs_in_a_week(as_, anong, asked, lounge, days):
    five(asked, anong, lounge, days)
    html = as_(anong).get("/booking/", on(days(3), view="week")).text
    assert len(re.findall(r"เรื่องที่ \d+</a>", html)) == 5
    assert "slot-count" not in html


def test_a_full_day_of_two_weeks_is_counted_and_its_hours_are_said(
    as_, somchai, anong, asked, lounge, days
):
    five(asked, anong, lounge, days)
    html = as_(somchai).get("/booking/", on(days(2), view="timeline")).text
    part = lane(html, lounge)
    assert "เรื่องที่" not in part
    bar = re.search(r'<li class="slot on-8 for-8 row-1 slot-count" title="([^"]+)">.*?</li>', part)
    assert "08.00–08.45, 09.00–09.45" in bar.group(1)
    assert ">5 รายการ</a>" in bar.group()
    assert f"#lane-{lounge.pk}" in bar.group()


def test_two_short_uses_of_a_day_are_bars_of_their_own_and_say_their_day(
    as_, somchai, anong, asked, lounge, days
):
    for hour in (8, 13):
        asked(anong, lounge, days(3, hour), days(3, hour, 45), title=f"เรื่องที่ {hour}")
    html = as_(somchai).get("/booking/", on(days(2), view="timeline")).text
    part = lane(html, lounge)
    assert "slot-count" not in part
    assert "เรื่องที่ 8" in part
    assert re.search(r"<span>\d+ \S+ 08\.00–08\.45</span>", part)
