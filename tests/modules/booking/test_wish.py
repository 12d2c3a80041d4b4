"""What is wrong with a wish: each mistake has its own sentence on its own field."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from accounts.models import Person
from modules.booking.commands.request_booking import BadWish
from modules.booking.models import (
    Booking,
    Closure,
    OpenHours,
    Resource,
    ValidityKind,
    Vehicle,
)
from tests.bookings import clock, make_validity
from tests.conftest import NOON

FAR = {"destination": "พิษณุโลก", "reach": "outside"}
WRONG = {
    "end before start": (
        {"starts": clock(11), "ends": clock(9)},
        {"ends": "เวลาสิ้นสุดต้องหลังเวลาเริ่ม"},
    ),
    "no time at all": ({"ends": clock(9)}, {"ends": "เวลาสิ้นสุดต้องหลังเวลาเริ่ม"}),
    "past": (
        {"starts": NOON - timedelta(hours=1), "ends": NOON + timedelta(hours=1)},
        {"starts": "เวลานี้ผ่านไปแล้ว เลือกเวลาที่ยังมาไม่ถึง"},
    ),
    "no zone": (
        {"starts": datetime.combine(date(2026, 3, 4), time(9))},
        {"starts": "ใส่วันเวลาพร้อมเขตเวลา เช่น 2026-11-23T09:30:00+07:00"},
    ),
    "a year mistyped": (
        {"starts": clock(9, day=date(9999, 12, 31)), "ends": clock(11, day=date(9999, 12, 31))},
        {"starts": "ปีไม่ถูกต้อง ตรวจวันที่อีกครั้ง", "ends": "ปีไม่ถูกต้อง ตรวจวันที่อีกครั้ง"},
    ),
    "before it opens": (
        {"starts": clock(7), "ends": clock(9)},
        {"starts": "ห้องประชุมเล็ก เปิดให้ใช้วันพุธ 08.00 น. ถึง 17.00 น."},
    ),
    "after it closes": (
        {"starts": clock(16), "ends": clock(17, 30)},
        {"ends": "ห้องประชุมเล็ก เปิดให้ใช้วันพุธ 08.00 น. ถึง 17.00 น."},
    ),
    "a day it is shut": (
        {"starts": clock(9, day=date(2026, 3, 7)), "ends": clock(10, day=date(2026, 3, 7))},
        {"starts": "ห้องประชุมเล็ก ไม่เปิดให้ใช้วันเสาร์"},
    ),
    "a holiday": (
        {"starts": clock(9, day=date(2026, 3, 3)), "ends": clock(10, day=date(2026, 3, 3))},
        {"starts": "3 มี.ค. 2569 เป็นวันหยุด (วันมาฆบูชา) ห้องประชุมเล็ก ไม่เปิดให้ใช้"},
    ),
    "beyond the horizon": (
        {"starts": clock(9, day=date(2026, 9, 1)), "ends": clock(10, day=date(2026, 9, 1))},
        {"starts": "ห้องประชุมเล็ก จองล่วงหน้าได้ถึงวันที่ 29 ส.ค. 2569"},
    ),
    "too many": (
        {"people": 13},
        {"people": "ห้องประชุมเล็ก รับได้ 12 คน ขอมา 13 คน เลือกที่ใหญ่กว่าหรือลดจำนวน"},
    ),
    "nobody": ({"people": 0}, {"people": "ใส่จำนวนคนตั้งแต่ 1 คนขึ้นไป"}),
    "no title": ({"title": " "}, {"title": "ใส่หัวข้อ เช่น ประชุมคณะกรรมการแผนพัฒนา"}),
    "a long title": ({"title": "ก" * 201}, {"title": "ยาวเกินไป ย่อให้ไม่เกิน 200 ตัวอักษร"}),
    "an unknown layout": ({"layout": "round"}, {"layout": "เลือกจากรายการที่มีให้"}),
    "several at once": (
        {"starts": clock(7), "title": "", "people": 13},
        {
            "title": "ใส่หัวข้อ เช่น ประชุมคณะกรรมการแผนพัฒนา",
            "people": "ห้องประชุมเล็ก รับได้ 12 คน ขอมา 13 คน เลือกที่ใหญ่กว่าหรือลดจำนวน",
            "starts": "ห้องประชุมเล็ก เปิดให้ใช้วันพุธ 08.00 น. ถึง 17.00 น.",
        },
    ),
}


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=WRONG)
def test_a_wish_for_a_room_is_told_what_is_wrong(
    book: Callable[..., Booking],
    anong: Person,
    room: Resource,
    given: dict[str, object],
    told: dict[str, str],
) -> None:
    times = {"starts": clock(9), "ends": clock(11), **given}
    with pytest.raises(BadWish) as bad:
        book(anong, room, **times)

    assert bad.value.problems == told
    assert not Booking.objects.exists()


def test_it_says_how_long_before_and_how_long_at_most(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    room.notice_minutes, room.longest_minutes = 3 * 1440, 90

    with pytest.raises(BadWish) as bad:
        book(anong, room)

    assert bad.value.problems == {
        "starts": "ห้องประชุมเล็ก ต้องจองล่วงหน้าอย่างน้อย 3 วัน เริ่มได้ตั้งแต่ 5 มี.ค. 2569 12.00 น.",
        "ends": "ห้องประชุมเล็ก จองได้ครั้งละไม่เกิน 1 ชั่วโมง 30 นาที",
    }


def test_it_says_why_and_until_when_something_is_closed_and_a_half_shuts_the_hall(
    book: Callable[..., Booking], preecha: Person, hall: Resource, halves: list[Resource]
) -> None:
    Closure.objects.create(
        resource=halves[0],
        during=DateTimeTZRange(clock(0), clock(10)),
        reason="ทาสี",
        closed_by=preecha,
        closed_at=NOON,
    )
    with pytest.raises(BadWish) as bad:
        book(preecha, hall)
    assert bad.value.problems == {
        "starts": "ห้องประชุมสภา ซีกซ้าย งดใช้ถึง 4 มี.ค. 2569 10.00 น. (ทาสี) เลือกอย่างอื่นหรือเวลาอื่น"
    }
    assert book(preecha, halves[1]).pk


def test_extras_come_once_and_are_not_the_thing_itself(
    book: Callable[..., Booking], anong: Person, room: Resource, projector: Resource
) -> None:
    with pytest.raises(BadWish, match="ซ้ำ") as bad:
        book(anong, room, extras=(projector, projector))
    assert set(bad.value.problems) == {"extras"}
    with pytest.raises(BadWish, match="จองอยู่แล้ว"):
        book(anong, room, extras=(room,))


def test_a_driver_is_assigned_not_asked_for(
    book: Callable[..., Booking], anong: Person, pickup: Resource, driver: Resource
) -> None:
    with pytest.raises(BadWish, match="ไม่เปิดให้หน่วยงานของท่านขอใช้"):
        book(anong, pickup, extras=(driver,))


def test_a_trip_goes_somewhere(
    book: Callable[..., Booking], anong: Person, pickup: Resource
) -> None:
    with pytest.raises(BadWish) as bad:
        book(anong, pickup, destination="", reach="", distance_km=-5)
    assert bad.value.problems == {
        "destination": "ใส่สถานที่ที่จะไป",
        "reach": "เลือกว่าไปไกลแค่ไหน ในเขตอำเภอ ในจังหวัด หรือนอกจังหวัด",
        "distance_km": "ใส่ระยะทางตั้งแต่ 0 ถึง 5000 กม.",
    }


def test_a_car_whose_tax_lapses_before_the_trip_ends_is_refused(
    book: Callable[..., Booking], anong: Person, van: Resource, boonmee: Person
) -> None:
    make_validity(van, ValidityKind.TAX, date(2026, 3, 3), boonmee)
    with pytest.raises(BadWish) as bad:
        book(anong, van)
    assert bad.value.problems == {
        "resource": "ภาษีรถของ นข 1031 พิจิตร หมดอายุวันที่ 3 มี.ค. 2569 ก่อนใช้เสร็จ ต่ออายุก่อนหรือเลือกรายการอื่น"
    }
    make_validity(van, ValidityKind.TAX, date(2026, 3, 4), boonmee)  # the latest day counts
    assert book(anong, van).pk


def test_a_position_car_and_what_is_retired_are_not_lent(
    book: Callable[..., Booking], anong: Person, pickup: Resource, projector: Resource
) -> None:
    Vehicle.objects.filter(pk=pickup.pk).update(vehicle_class="position_car")
    pickup = Resource.objects.get(pk=pickup.pk)
    with pytest.raises(BadWish, match="รถประจำตำแหน่ง"):
        book(anong, pickup)
    projector.retired_at = NOON
    with pytest.raises(BadWish, match="เลิกใช้แล้ว"):
        book(anong, projector)


def test_a_room_that_closes_a_minute_before_midnight_is_open_until_midnight(
    book: Callable[..., Booking], anong: Person, room: Resource
) -> None:
    OpenHours.objects.filter(resource=room).update(closes=time(23, 59))
    assert book(anong, room, clock(22), clock(0, day=date(2026, 3, 5))).pk
