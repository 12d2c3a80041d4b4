"""Free time is what nobody has, when it is open: as a clock that looks at each minute would say."""

from datetime import date, time, timedelta

import pytest

from database.work import connection_here
from modules.booking.models import ResourceKind, State, Validity, ValidityKind
from modules.booking.queries.free import availability, next_free
from tests.modules.booking.conftest import ASKED, MONDAY, at
from workdays.models import Holiday

TWO_DAYS = (MONDAY, MONDAY + timedelta(days=2))
LONG_BEFORE = MONDAY - timedelta(days=9)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def free(see, malee):
    """Say a resource's free times of two days as clocks: `["8.30-12.00"]`."""

    def say(room, during=TWO_DAYS, **given):
        found = availability(see(malee), [room], during, **given)[room.pk]
        return [f"{clock(since)}-{clock(until)}" for since, until in found]

    return say


def clock(moment):
    minutes = int((moment - MONDAY) / MINUTE)
    return f"{minutes // 60}.{minutes % 60:02}"


def test_without_hours_it_is_free_day_and_night(make_resource, free):
    assert free(make_resource("ห้อง")) == ["0.00-48.00"]


def test_it_is_free_within_its_hours_and_on_no_day_without_any(make_resource, free):
    room = make_resource("ห้อง", hours={1: (time(8, 30), time(16, 30))})
    assert free(room) == ["8.30-16.30"]


def test_open_until_the_last_minute_is_open_until_midnight(make_resource, free):
    hours = {1: (time(20), time(23, 59)), 2: (time(0), time(1))}
    assert free(make_resource("ห้อง", hours=hours)) == ["20.00-25.00"]


def test_set_up_and_clean_up_keep_their_distance_on_both_sides(make_resource, make_booking, free):
    room = make_resource(
        "ห้อง", hours={1: (time(8), time(17))}, setup_minutes=15, cleanup_minutes=30
    )
    make_booking(room, at("10.00"), at("11.00"))  # holds 9.45 to 11.30
    assert free(room) == ["8.00-9.15", "11.45-17.00"]


def test_what_is_only_asked_for_leaves_it_free(make_resource, make_booking, free):
    room = make_resource("ห้อง")
    make_booking(room, at("10.00"), at("11.00"), state=State.ENDORSED)
    assert free(room) == ["0.00-48.00"]


def test_a_holiday_is_free_only_where_holidays_are(make_resource, free, malee):
    Holiday.objects.create(
        day=date(2026, 3, 9), name="งานประจำปี", off=True, noted_by=malee, noted_at=ASKED
    )
    assert free(make_resource("ห้อง")) == ["24.00-48.00"]
    assert free(make_resource("รถกู้ชีพ", on_holidays=True)) == ["0.00-48.00"]


def test_closing_a_half_closes_the_hall_and_closing_the_hall_its_halves(
    make_resource, make_closure, free
):
    left, right = make_resource("ซ้าย"), make_resource("ขวา")
    hall = make_resource("หอ", parts=[left, right])
    make_closure(left, at("8.00"), at("24.00"))
    make_closure(hall, at("30.00"), at("48.00"))
    assert free(hall) == ["0.00-8.00", "24.00-30.00"]
    assert free(left) == ["0.00-8.00", "24.00-30.00"]
    assert free(right) == ["0.00-30.00"]


def test_a_car_is_free_until_the_day_its_tax_lapses(make_resource, free, malee):
    car = make_resource("รถ", kind=ResourceKind.VEHICLE)
    for kind, day in ((ValidityKind.TAX, 1), (ValidityKind.TAX, 2), (ValidityKind.INSURANCE, 1)):
        Validity.objects.create(
            resource=car,
            kind=kind,
            expires_on=date(2026, 3, 7 + day),
            noted_by=malee,
            noted_at=ASKED,
        )
    assert free(car) == ["0.00-24.00"]


def test_notice_and_horizon_count_from_the_moment_of_asking(make_resource, free):
    room = make_resource("ห้อง", notice_minutes=120, horizon_days=0)
    assert free(room, at=at("9.00")) == ["11.00-24.00"]
    assert free(room) == ["0.00-48.00"]


def test_many_resources_cost_as_many_questions_as_one(
    make_resource, see, malee, django_assert_num_queries
):
    rooms = [make_resource(f"ห้อง {n}") for n in range(9)]
    viewer = see(malee)
    with django_assert_num_queries(2, connection=connection_here()):
        assert len(availability(viewer, rooms, TWO_DAYS)) == 9
    with django_assert_num_queries(3, connection=connection_here()):
        next_free(viewer, people=1, minutes=60, after=MONDAY, at=MONDAY, features=["จอ"])


@pytest.fixture
def first(see, malee):
    def find(people=1, minutes=60, after=at("9.00"), at=LONG_BEFORE, **wanted):  # noqa: B008
        found = next_free(see(malee), people=people, minutes=minutes, after=after, at=at, **wanted)
        return [(each.resource.name, clock(each.starts), names(each.extras)) for each in found]

    return find


def names(rows):
    return [row.name for row in rows]


def test_the_soonest_comes_first_and_of_those_the_smallest(make_resource, make_booking, first):
    make_resource("ใหญ่", capacity=200)
    make_resource("กลาง", capacity=40)
    small = make_resource("เล็ก", capacity=12)
    make_booking(small, at("9.00"), at("10.20"))
    assert first(people=10) == [("กลาง", "9.00", []), ("ใหญ่", "9.00", []), ("เล็ก", "10.30", [])]
    assert first(people=50) == [("ใหญ่", "9.00", [])]
    assert first(people=10, limit=1) == [("กลาง", "9.00", [])]


def test_a_projector_may_be_in_the_room_or_come_as_free_equipment(
    make_resource, make_booking, first
):
    make_resource("มีจอ", features=["โปรเจกเตอร์ 4K"], capacity=20, sort=1)
    make_resource("ไม่มีจอ", capacity=10, sort=2)
    projector = make_resource("โปรเจกเตอร์ Epson", kind=ResourceKind.EQUIPMENT)
    make_booking(projector, at("8.00"), at("11.10"))
    assert first(features=["โปรเจกเตอร์"]) == [
        ("มีจอ", "9.00", []),
        ("ไม่มีจอ", "11.15", ["โปรเจกเตอร์ Epson"]),
    ]
    assert first(features=["ไมโครโฟน"]) == []


def test_what_a_person_may_not_ask_for_or_not_for_so_long_is_not_offered(
    make_resource, engineering, first
):
    make_resource("ของกองช่าง", office=engineering, bookable_by="office")
    make_resource("ไม่เปิด", bookable_by="nobody")
    make_resource("ครั้งละสั้น", longest_minutes=30)
    assert first() == []
    assert first(minutes=30) == [("ครั้งละสั้น", "9.00", [])]
