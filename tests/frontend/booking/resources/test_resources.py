"""Pages of what can be booked: read by all, changed by whoever looks after it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from modules.booking.models import Closure, OpenHours, Part, Photo, Resource, ResourceKind
from tests.bookings import make_resource

URL = "/booking/resources"


@pytest.fixture
def told(clerk_office):
    """What is typed of a new room."""
    return {
        "kind": "room", "name": "ห้องประชุมเล็ก", "office": clerk_office.pk, "capacity": "๑๒",
        "features": "จอ, ไมโครโฟน", "bookable_by": "staff", "horizon_days": "90",
        "notice_minutes": "1.5", "fee_hour_satang": "", "keeper": "", "sort": "100",
    }  # fmt: skip


@pytest.fixture
def booked(asked, decided, anong, prasert, preecha):
    """Something that is given: `booked(parlour, days(3), days(3, 11))`."""
    return lambda resource, starts, ends: decided(asked(anong, resource, starts, ends))


def test_an_empty_list_teaches_the_first_step_to_who_may_take_it(as_, malee, somchai):
    assert f"{URL}/new" in as_(malee).get(URL).content.decode()
    page = as_(somchai).get(URL).content.decode()
    assert f"{URL}/new" not in page
    assert "แจ้งธุรการ" in page


def test_a_room_is_added_with_hours_as_minutes_and_thai_digits(as_, malee, told):
    answer = as_(malee).post(f"{URL}/new", told)
    room = Resource.objects.get()
    assert answer.url == f"{URL}/{room.pk}"
    assert (room.capacity, room.notice_minutes, room.features) == (12, 90, ["จอ", "ไมโครโฟน"])
    assert room.horizon_days == 90


def test_baht_are_kept_as_satang_and_need_their_ordinance(as_, malee, told):
    fees = {**told, "outsiders": "on", "fee_hour_satang": "1,250.50"}
    answer = as_(malee).post(f"{URL}/new", fees)
    assert answer.status_code == 422
    assert "1,250.50" in answer.content.decode()
    assert set(answer.context["form"].errors) == {"fee_basis"}
    as_(malee).post(f"{URL}/new", {**fees, "fee_basis": "ข้อบัญญัติ พ.ศ. 2567"})
    assert Resource.objects.get().fee_hour_satang == 125_050


@pytest.mark.parametrize("typed", ["สิบ", "-1", "99999999999"])
def test_a_number_that_is_none_keeps_what_was_typed(as_, malee, told, typed):
    answer = as_(malee).post(f"{URL}/new", {**told, "capacity": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()
    assert not Resource.objects.exists()


def test_an_office_that_is_not_theirs_is_not_offered(as_, wanchai, told, engineering):
    answer = as_(wanchai).post(f"{URL}/new", told)
    assert answer.status_code == 422
    assert list(answer.context["form"].offices) == [str(engineering.pk)]


def test_officers_read_and_change_nothing(as_, somchai, parlour):
    browser = as_(somchai)
    page = browser.get(f"{URL}/{parlour.pk}")
    assert page.status_code == 200
    assert "แก้ไข" not in page.content.decode()
    for way in ("edit", "hours", "parts", "closures/new"):
        assert browser.get(f"{URL}/{parlour.pk}/{way}").status_code == 403
    for way in ("retire", "photos"):
        assert browser.post(f"{URL}/{parlour.pk}/{way}").status_code == 403
    assert browser.get(f"{URL}/new").status_code == 403


def test_what_is_not_there_is_not_found(as_, malee):
    for way in ("", "/edit", "/hours", "/photos/1", "/closures/1"):
        assert as_(malee).get(f"{URL}/999999{way}").status_code == 404


def test_an_edit_shows_what_stands_and_writes_what_is_typed(as_, malee, parlour, told):
    parlour.notice_minutes, parlour.fee_day_satang = 90, 150_050
    parlour.save()
    form = as_(malee).get(f"{URL}/{parlour.pk}/edit").context["form"]
    assert (form["notice_minutes"].value(), form["fee_day_satang"].value()) == ("1.50", "1500.50")
    answer = as_(malee).post(f"{URL}/{parlour.pk}/edit", {**told, "name": "ห้องใหม่"})
    assert answer.status_code == 302
    parlour.refresh_from_db()
    assert parlour.name == "ห้องใหม่"


def test_hours_until_midnight_are_typed_24(as_, malee, parlour):
    week = {"on_1": "on", "opens_1": "8.30", "closes_1": "24.00"}
    as_(malee).post(f"{URL}/{parlour.pk}/hours", week)
    assert str(OpenHours.objects.get()) == "1 08.30-23.59"
    assert "08.30–24.00 น." in as_(malee).get(f"{URL}/{parlour.pk}").content.decode()
    as_(malee).post(f"{URL}/{parlour.pk}/hours", {"always": "on"})
    assert not OpenHours.objects.exists()


def test_hours_that_cannot_be_stay_typed(as_, malee, parlour):
    week = {"on_1": "on", "opens_1": "16.00", "closes_1": "9.00", "on_2": "on", "opens_2": "25.99"}
    answer = as_(malee).post(f"{URL}/{parlour.pk}/hours", week)
    assert answer.status_code == 422
    assert "25.99" in answer.content.decode()
    assert as_(malee).post(f"{URL}/{parlour.pk}/hours", {}).status_code == 422
    backwards = {"on_1": "on", "opens_1": "16.00", "closes_1": "9.00"}
    assert as_(malee).post(f"{URL}/{parlour.pk}/hours", backwards).status_code == 422


def test_parts_are_ticked(as_, malee, clerk_office, parlour):
    half = make_resource(ResourceKind.ROOM, "ครึ่งห้อง", clerk_office)
    as_(malee).post(f"{URL}/{parlour.pk}/parts", {"parts": [half.pk]})
    assert Part.objects.filter(whole=parlour, part=half).exists()
    page = as_(malee).get(f"{URL}/{half.pk}/parts").context["choices"]
    assert parlour.pk not in [choice["key"] for choice in page]
    assert as_(malee).post(f"{URL}/{half.pk}/parts", {"parts": [parlour.pk]}).status_code == 422


def test_closing_leads_to_what_stands(as_, malee, somchai, parlour, days, booked):
    booking = booked(parlour, days(3), days(3, 11))
    day = days(3).date()
    typed = {
        "kind": "repair", "reason": "ซ่อมหลังคา",
        "first": f"{day.day}/{day.month}/{day.year + 543}",
        "last": f"{day.day}/{day.month}/{day.year + 543}",
    }  # fmt: skip
    answer = as_(malee).post(f"{URL}/{parlour.pk}/closures/new", typed)
    closure = Closure.objects.get()
    assert answer.url == f"{URL}/{parlour.pk}/closures/{closure.pk}"
    assert f"/booking/{booking.pk}" in as_(malee).get(answer.url).content.decode()
    assert f"/booking/{booking.pk}" not in as_(somchai).get(answer.url).content.decode()
    assert as_(somchai).post(f"{answer.url}/end").status_code == 403
    as_(malee).post(f"{answer.url}/end")
    closure.refresh_from_db()
    assert closure.ended_by == malee


def test_what_is_booked_is_not_retired_and_says_why(as_, malee, parlour, days, booked):
    booking = booked(parlour, days(3), days(3, 11))
    answer = as_(malee).post(f"{URL}/{parlour.pk}/retire")
    assert answer.status_code == 409
    assert f"/booking/{booking.pk}" in answer.content.decode()
    booking.holds.all().delete()
    type(booking).objects.update(state="cancelled")
    assert as_(malee).post(f"{URL}/{parlour.pk}/retire").url == URL
    assert "ห้องรับรอง" in as_(malee).get(f"{URL}?kind=retired").content.decode()
    assert as_(malee).get(f"{URL}/{parlour.pk}/edit").status_code == 404


def test_pictures_are_shown_small_and_large(as_, malee, somchai, parlour):
    data = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(data, "JPEG")
    picture = SimpleUploadedFile("ห้อง.jpg", data.getvalue(), "image/jpeg")
    as_(malee).post(f"{URL}/{parlour.pk}/photos", {"photos": picture})
    photo = Photo.objects.get()
    shown = as_(somchai).get(f"{URL}/{parlour.pk}/photos/{photo.pk}?small=1")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    away = f"{URL}/{parlour.pk}/photos/{photo.pk}/remove"
    assert as_(somchai).post(away).status_code == 403
    as_(malee).post(away)
    assert not Photo.objects.exists()


def test_a_file_that_is_no_picture_is_refused_on_the_page(as_, malee, parlour):
    upload = SimpleUploadedFile("a.jpg", b"not a picture at all", "image/jpeg")
    answer = as_(malee).post(f"{URL}/{parlour.pk}/photos", {"photos": upload})
    assert answer.status_code == 422
    assert answer.context["photo_form"].errors
