"""The driver's page writes down a return that was earlier: its day, its time, and why so late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Person
from modules.booking.models import Booking, Driver, Extra, State, Trip, Vehicle
from tests.bookings import wished
from thai.dates import BANGKOK

LAST = 48_210
OPEN = '<details class="more" open>'


@pytest.fixture
def samran(driver) -> Person:
    """The driver as a person."""
    return Driver.objects.get(pk=driver.pk).person


@pytest.fixture
def out(driver, samran, boonmee, organisation, pickup) -> Booking:
    """A trip of yesterday from 9 to 11, out since; Samran forgot to say that it is back."""
    yesterday = timezone.now().astimezone(BANGKOK) - timedelta(days=1)
    starts = yesterday.replace(hour=9, minute=0, second=0, microsecond=0)
    wish = wished(pickup, starts, starts + timedelta(hours=2))
    row = Booking.objects.create(
        resource=pickup, during=wish.during, state=State.IN_USE, title=wish.title,
        asked_by=boonmee, office=organisation, asked_at=starts - timedelta(days=1),
        destination=wish.destination,
    )  # fmt: skip
    Extra.objects.create(booking=row, resource=driver)
    Trip.objects.create(
        booking=row, vehicle=Vehicle.objects.get(pk=pickup.pk), driver_name="นายสำราญ ทางดี",
        driver=Driver.objects.get(pk=driver.pk), year=2569, number=1, out_at=starts, out_km=LAST,
        out_by=samran,
    )  # fmt: skip
    return row


def url(booking):
    return f"/booking/driver/trips/{booking.pk}"


def day_of(booking):
    day = booking.starts.astimezone(BANGKOK)
    return f"{day.day}/{day.month}/{day.year + 543}"


def typed(booking, **more):
    late = {"back_day": day_of(booking), "back_time": "10.30", "why": "โทรศัพท์แบตหมด"}
    return {"back": 1, "odometer": "48,242", **late, **more}


def test_it_is_offered_closed_with_the_day_on_which_it_was_to_be_back(as_, samran, out):
    page = as_(samran).get("/booking/driver").text
    assert "กลับมาก่อนหน้านี้" in page
    assert OPEN not in page
    assert 'name="back_day"' in page
    assert as_(samran).post(url(out), typed(out, back_day="")).status_code == 302
    assert Trip.objects.get().in_at == out.starts + timedelta(minutes=90)


def test_it_is_written_as_it_was_with_why(as_, samran, out):
    assert as_(samran).post(url(out), typed(out, remark="เติมลมยาง")).status_code == 302
    line = Trip.objects.get()
    assert line.in_at == out.starts + timedelta(minutes=90)
    assert line.remark == "บันทึกกลับย้อนหลัง: โทรศัพท์แบตหมด เติมลมยาง"
    assert line.remark in as_(samran).get(f"/booking/{out.pk}").text


def test_without_a_time_it_is_back_now_whatever_day_stands_there(as_, samran, out):
    now = typed(out, back_time="", why="")
    assert as_(samran).post(url(out), now).status_code == 302
    assert timezone.now() - Trip.objects.get().in_at < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"why": ""}, "เขียนเหตุที่บันทึกย้อนหลัง"),
        ({"why": "ก" * 251}, "250"),
        ({"back_time": "8.59"}, "เวลากลับต้องอยู่หลังเวลาออก"),
        ({"back_day": "1/1/2575"}, "เวลากลับยังมาไม่ถึง"),
        ({"back_time": ""}, "ใส่เวลากลับ"),
        ({"back_time": "", "why": "", "back_day": "1/1/2569"}, "ใส่เวลากลับ"),
        ({"back_time": "เช้า"}, "อ่านเวลา"),
        ({"back_day": "วานซืนนู้น"}, "วันที่"),
    ],
)
def test_what_cannot_be_is_said_there_and_kept(as_, samran, out, more, words):
    sent = typed(out, **more)
    answer = as_(samran).post(url(out), sent)
    assert answer.status_code == 422
    assert words in answer.text
    assert OPEN in answer.text
    assert all(
        f'value="{sent[name]}"' in answer.text for name in sent if sent[name] and name != "back"
    )
    assert Trip.objects.get().in_at is None


def test_the_way_to_the_log_is_shown_to_those_who_may_keep_it(
    as_, samran, malee, boonmee, driver, out
):
    """Who asked, and their office, are not let in there: no way leads them to a closed door."""
    for person in (samran, malee):
        assert url(out) in as_(person).get(f"/booking/{out.pk}").text
        assert as_(person).get(url(out)).status_code == 200
    assert url(out) not in as_(boonmee).get(f"/booking/{out.pk}").text
    assert as_(boonmee).get(url(out)).status_code == 403
    Extra.objects.all().delete()
    Booking.objects.filter(pk=out.pk).update(self_drive=True)
    assert url(out) in as_(boonmee).get(f"/booking/{out.pk}").text


def test_before_it_goes_out_the_way_to_the_log_is_the_drivers_too(as_, samran, boonmee, anong, out):
    Trip.objects.all().delete()
    now = timezone.now()
    during = (now, now + timedelta(hours=1))
    Booking.objects.filter(pk=out.pk).update(state=State.APPROVED, during=during)
    assert url(out) in as_(samran).get(f"/booking/{out.pk}").text
    for person in (boonmee, anong):
        assert url(out) not in as_(person).get(f"/booking/{out.pk}").text
