"""The calendar shows what takes up time, and hides what a booking is about when it is private."""

from datetime import time, timedelta

import pytest

from database.work import connection_here
from modules.booking.models import ResourceKind, State
from modules.booking.queries.calendar import MINE, SHOWN_A_DAY, WAITING, lanes, month
from tests.modules.booking.conftest import MONDAY, at

DAY = MONDAY.date()


@pytest.fixture
def small(make_resource):
    return make_resource("ห้องประชุมเล็ก", setup_minutes=15, cleanup_minutes=30)


def titles(lane):
    return [slot.title for slot in lane.slots]


def test_a_booking_stands_in_its_lane_with_set_up_and_clean_up(small, make_booking, see, malee):
    booking = make_booking(small, at("9.00"), at("10.00"), title="ประชุมงบ")
    (lane,) = lanes(see(malee), DAY, DAY)
    (slot,) = lane.slots
    assert (slot.booking, slot.kind, slot.title, slot.mine) == (booking.pk, "held", "ประชุมงบ", True)
    assert (slot.starts, slot.ends) == (at("9.00"), at("10.00"))
    assert (slot.held_from, slot.held_until) == (at("8.45"), at("10.30"))


def test_a_day_begins_and_ends_at_midnight_in_bangkok(small, make_booking, see, malee):
    make_booking(small, at("22.00", day=-1), at("23.00", day=-1), title="เมื่อวาน")
    make_booking(small, at("0.30"), at("1.00"), title="ตีหนึ่ง")
    make_booking(small, at("0.30", day=1), at("1.00", day=1), title="พรุ่งนี้")
    (lane,) = lanes(see(malee), DAY, DAY)
    assert titles(lane) == ["ตีหนึ่ง"]


def test_a_private_title_is_read_only_by_its_asker(small, make_booking, see, malee, anong):
    make_booking(small, at("9.00"), at("10.00"), title="สอบสวนวินัย", private=True)
    (hers,) = lanes(see(malee), DAY, DAY)
    (others,) = lanes(see(anong), DAY, DAY)
    assert titles(hers) == ["สอบสวนวินัย"]
    assert titles(others) == ["ไม่เปิดเผย"]
    assert others.slots[0].hidden
    assert others.slots[0].office == "สำนักปลัด"


def test_what_is_asked_for_may_overlap_and_what_is_refused_is_gone(small, make_booking, see, malee):
    make_booking(small, at("9.00"), at("11.00"), state=State.ASKED, title="หนึ่ง")
    make_booking(small, at("10.00"), at("12.00"), state=State.ENDORSED, title="สอง")
    make_booking(small, at("9.00"), at("12.00"), state=State.REJECTED, title="สาม")
    make_booking(small, at("9.00"), at("12.00"), state=State.UNCONFIRMED, title="สี่")
    (lane,) = lanes(see(malee), DAY, DAY)
    assert [(slot.title, slot.kind) for slot in lane.slots] == [
        ("หนึ่ง", "pending"),
        ("สอง", "pending"),
    ]


def test_the_whole_and_its_halves_show_each_others_time(make_resource, make_booking, see, malee):
    left, right = make_resource("ซ้าย", sort=1), make_resource("ขวา", sort=2)
    hall = make_resource("หอประชุม", sort=3, parts=[left, right])
    make_booking(hall, at("9.00"), at("10.00"), title="ทั้งหอ", held=[left, right])
    make_booking(left, at("13.00"), at("14.00"), title="ครึ่งซ้าย")
    make_booking(hall, at("15.00"), at("16.00"), title="ขอทั้งหอ", state=State.ASKED)
    by_name = {lane.resource.name: lane for lane in lanes(see(malee), DAY, DAY)}
    assert titles(by_name["หอประชุม"]) == ["ทั้งหอ", "ครึ่งซ้าย", "ขอทั้งหอ"]
    assert [slot.of for slot in by_name["หอประชุม"].slots] == ["", "ซ้าย", ""]
    assert titles(by_name["ซ้าย"]) == ["ทั้งหอ", "ครึ่งซ้าย", "ขอทั้งหอ"]
    assert titles(by_name["ขวา"]) == ["ทั้งหอ", "ขอทั้งหอ"]
    assert by_name["ขวา"].slots[0].of == "หอประชุม"


def test_a_trip_stands_in_the_lanes_of_its_car_and_of_its_driver(
    make_resource, make_booking, see, malee
):
    car = make_resource("กข 2418", kind=ResourceKind.VEHICLE)
    driver = make_resource("บรรจบ", kind=ResourceKind.DRIVER)
    make_booking(car, at("9.00"), at("10.00"), title="ไปอำเภอ", extras=[driver])
    make_booking(car, at("13.00"), at("14.00"), title="ไปจังหวัด", extras=[driver], state=State.ASKED)
    both = lanes(see(malee), DAY, DAY)
    assert [lane.resource for lane in both] == [car, driver]
    assert [titles(lane) for lane in both] == [["ไปอำเภอ", "ไปจังหวัด"]] * 2
    assert [lane.resource for lane in lanes(see(malee), DAY, DAY, [ResourceKind.DRIVER])] == [
        driver
    ]


def test_a_closed_half_closes_the_hall_until_it_is_opened_again(
    make_resource, make_closure, see, malee
):
    left = make_resource("ซ้าย")
    make_resource("หอประชุม", parts=[left, make_resource("ขวา")])
    closure = make_closure(left, at("8.00"), at("17.00", day=3))
    kinds = {
        lane.resource.name: [s.kind for s in lane.slots] for lane in lanes(see(malee), DAY, DAY)
    }
    assert kinds == {"ซ้าย": ["closed"], "หอประชุม": ["closed"], "ขวา": []}
    closure.ended_at, closure.ended_by = at("9.00"), malee
    closure.save()
    assert not any(lane.slots for lane in lanes(see(malee), DAY, DAY))


def test_what_is_given_back_early_ends_early(small, make_booking, see, malee):
    booking = make_booking(small, at("9.00"), at("12.00"), state=State.DONE)
    booking.holds.update(during=(at("8.45"), at("10.00")))
    (lane,) = lanes(see(malee), DAY, DAY)
    assert lane.slots[0].ends == at("10.00")


def test_only_lanes_with_mine_or_with_what_waits_are_shown_when_asked(
    make_resource, make_booking, see, malee, anong
):
    first, second, third = (make_resource(name) for name in ("หนึ่ง", "สอง", "สาม"))
    make_booking(first, at("9.00"), at("10.00"))
    make_booking(second, at("9.00"), at("10.00"), by=anong, state=State.ASKED)
    assert [lane.resource for lane in lanes(see(malee), DAY, DAY, show=MINE)] == [first]
    assert [lane.resource for lane in lanes(see(malee), DAY, DAY, show=WAITING)] == [second]
    assert third in [lane.resource for lane in lanes(see(malee), DAY, DAY)]


@pytest.mark.parametrize("count", [2, 12])
def test_as_many_questions_for_many_resources_as_for_few(
    make_resource, make_booking, see, malee, anong, django_assert_num_queries, count
):
    rooms = [make_resource(f"ห้อง {n}", hours={1: (time(8), time(17))}) for n in range(count)]
    for room in rooms:
        make_booking(room, at("9.00"), at("10.00"), private=True)
        make_booking(room, at("10.00"), at("11.00"), state=State.ASKED, private=True)
    viewer = see(anong)
    with django_assert_num_queries(8, connection=connection_here()):
        assert len(lanes(viewer, DAY, DAY)) == count
    with django_assert_num_queries(6, connection=connection_here()):
        month(viewer, DAY, DAY + timedelta(days=34))


def test_a_month_counts_each_day_and_names_its_first_bookings(
    small, make_booking, see, malee, anong
):
    for hour in range(8, 15):
        make_booking(small, at(f"{hour}.00"), at(f"{hour}.15"), title=f"{hour}", by=anong)
        small.setup_minutes = small.cleanup_minutes = 0
    make_booking(small, at("20.00"), at("10.00", day=2), title="ข้ามคืน", private=True)
    make_booking(small, at("9.00", day=2), at("10.00", day=2), title="ขอ", state=State.ASKED)
    days = month(see(anong), DAY, DAY + timedelta(days=3))
    assert [day.count for day in days] == [8, 1, 2, 0]
    assert [slot.title for slot in days[0].slots] == ["8", "9", "10", "11"][:SHOWN_A_DAY]
    assert [slot.title for slot in days[2].slots] == ["ไม่เปิดเผย", "ขอ"]
    assert [day.count for day in month(see(malee), DAY, DAY, show=MINE)] == [1]
    assert [day.count for day in month(see(malee), DAY, DAY + timedelta(days=2), show=WAITING)] == [
        0,
        0,
        1,
    ]
    assert [day.count for day in month(see(malee), DAY, DAY, [ResourceKind.VEHICLE])] == [0]


def test_who_holds_no_post_here_reads_no_title_but_their_own(
    small, make_booking, see, malee, anong
):
    make_booking(small, at("9.00"), at("10.00"), title="ประชุมงบ")
    make_booking(small, at("13.00"), at("14.00"), title="ของอนงค์", by=anong)
    anong.appointments.update(until=DAY - timedelta(days=1))
    (lane,) = lanes(see(anong), DAY, DAY)
    assert titles(lane) == ["ไม่เปิดเผย", "ของอนงค์"]
