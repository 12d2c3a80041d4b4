"""People from outside see what is free, ask, confirm, follow and cancel; never who else asked."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.utils import timezone
from PIL import Image

from modules.booking.commands.add_photo import add_photo
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.models import Booking, Outsider, State

URL = "/public/booking/"


def soon():
    return timezone.now() + timedelta(minutes=5)


def test_anybody_sees_what_is_lent_and_nothing_else(browser, pavilion, parlour):
    page = browser.get(URL)
    assert page.status_code == 200
    assert "หอประชุมอเนกประสงค์" in page.content.decode()
    assert "ห้องรับรอง" not in page.content.decode()
    assert browser.get(f"{URL}{parlour.pk}").status_code == 404
    assert browser.get(f"{URL}{parlour.pk}/ask").status_code == 404
    assert browser.get(f"{URL}999999").status_code == 404


def test_no_search_engine_and_no_cache_keeps_a_page(browser, pavilion):
    for way in ("", f"{pavilion.pk}", f"{pavilion.pk}/ask", "privacy"):
        answer = browser.get(f"{URL}{way}")
        assert answer.status_code == 200
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]


def test_a_day_shows_when_it_is_free_and_never_what_for(
    browser, pavilion, asked, decided, anong, prasert, days
):
    decided(asked(anong, pavilion, days(3), days(3, 12), title="ความลับของเรา"))
    page = browser.get(f"{URL}{pavilion.pk}?day={days(3):%Y-%m-%d}")
    words = page.content.decode()
    assert "ความลับ" not in words
    assert "อนงค์" not in words
    assert "12.00–24.00 น." in words
    first = page.context["month"]["chosen"]["free"][0]
    assert first["when"].startswith("00.00–")


@pytest.mark.parametrize(
    "query", ["?month=x", "?month=9999-12", "?day=0001-01-01", "?day=2026-13-40"]
)
def test_any_month_in_the_address_is_answered(browser, pavilion, query):
    assert browser.get(f"{URL}{pavilion.pk}{query}").status_code == 200


def test_times_of_an_address_stand_in_the_form_with_their_fee(browser, pavilion, days):
    start, end = f"{days(3):%Y-%m-%dT%H:%M}", f"{days(3, 12):%Y-%m-%dT%H:%M}"
    page = browser.get(f"{URL}{pavilion.pk}/ask?starts={start}&ends={end}")
    assert page.context["cost"]["total"] == "600"
    assert page.context["free"]
    for query in ("starts=x&ends=y", "starts=0001-01-01T00:00%2B14:00&ends=9999-12-31T23:59"):
        assert browser.get(f"{URL}{pavilion.pk}/ask?{query}").status_code == 200


def test_looking_says_the_fee_and_keeps_nothing(browser, pavilion, told):
    answer = browser.post(f"{URL}{pavilion.pk}/ask", {**told, "name": "", "look": "1"})
    assert (answer.status_code, answer.context["cost"]["total"]) == (200, "600")
    assert "จัดงานแต่งงาน" in answer.content.decode()
    assert not answer.context["form"].errors
    assert not Booking.objects.exists()
    for more in ({"day": ""}, {"last_day": "1/1/9000"}, {"ends": "8.00"}):
        typed = {**told, **more, "look": "1"}
        answer = browser.post(f"{URL}{pavilion.pk}/ask", typed)
        assert (answer.status_code, answer.context["cost"]) == (200, None)


def test_asking_confirming_and_the_answer(browser, ask, run_jobs, preecha):
    answer = ask()
    assert answer.status_code == 302
    assert Booking.objects.get().people == 120
    run_jobs(now=soon())
    code = re.search(r"คือ (\d{6})", mail.outbox[0].body)[1]
    follow = answer.url.partition("?")[0]
    assert follow in mail.outbox[0].body
    page = browser.get(answer.url).content.decode()
    assert "sommai@example.com" in page
    wrong = "111111" if code != "111111" else "222222"
    assert browser.post(f"{follow}/code", {"code": wrong}).status_code == 422
    assert Outsider.objects.get().wrong_codes == 1
    assert browser.post(f"{follow}/code", {"code": ""}).status_code == 422
    assert browser.post(f"{follow}/code", {"code": code}).url == f"{follow}?done=confirmed"
    booking = Booking.objects.get()
    approve_booking(by=preecha, booking=booking.pk, note="รับกุญแจที่งานธุรการ", at=timezone.now())
    page = browser.get(follow).content.decode()
    assert "อนุมัติแล้ว" in page
    assert "รับกุญแจที่งานธุรการ" in page
    assert "600 บาท" in page


def test_a_code_is_sent_again_but_not_at_once(browser, ask, run_jobs):
    follow = ask().url.partition("?")[0]
    run_jobs(now=soon())
    assert browser.post(f"{follow}/code/again").status_code == 422
    Outsider.objects.update(code_sent_at=timezone.now() - timedelta(minutes=2))
    assert browser.post(f"{follow}/code/again").status_code == 302


def test_without_mail_the_page_says_that_somebody_calls(browser, ask):
    page = browser.get(ask(email="").url).content.decode()
    assert "เจ้าหน้าที่จะโทรหาท่านที่ 08 1234 5678" in page
    assert "ไม่ส่ง SMS" in page
    assert mail.outbox == []


def test_who_asked_cancels_once(browser, ask):
    follow = ask().url.partition("?")[0]
    assert browser.post(f"{follow}/cancel").url == f"{follow}?done=cancelled"
    assert Booking.objects.get().state == State.CANCELLED
    assert browser.post(f"{follow}/cancel").status_code == 409


@pytest.mark.parametrize("token", ["x", "%00", "a" * 43, "ก" * 500])
def test_an_address_that_is_nobodys_is_not_found(browser, pavilion, token):
    assert browser.get(f"{URL}follow/{token}").status_code == 404
    for way in ("code", "code/again", "cancel"):
        assert browser.post(f"{URL}follow/{token}/{way}", {"code": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("day", "31/2/2569"), ("day", "1/1/2569"), ("starts", "25.00"), ("ends", "8.00"),
        ("people", "301"), ("people", "สิบ"), ("name", ""), ("phone", "12"), ("email", "x"),
        ("title", "ก" * 201), ("consent", ""), ("name", "a\x00b"),
    ],
)  # fmt: skip
def test_what_cannot_be_stays_typed_beside_its_reason(ask, field, typed):
    answer = ask(**{field: typed})
    assert answer.status_code == 422
    wrong = {"1/1/2569": "starts"}.get(typed, field)
    assert wrong in answer.context["form"].errors
    assert "จัดงานแต่งงาน" in answer.content.decode() or field == "title"
    assert not Booking.objects.exists()


def test_a_time_that_is_taken_is_said_without_a_name(
    ask, pavilion, asked, decided, anong, prasert, days
):
    decided(asked(anong, pavilion, days(3), days(3, 12), title="ความลับของเรา"))
    answer = ask()
    assert answer.status_code == 422
    assert answer.context["form"].errors["starts"]
    assert not re.search("ความลับ|อนงค์|กองช่าง", answer.content.decode())


def test_a_program_that_fills_every_box_is_refused(ask):
    assert ask(website="http://spam.example").status_code == 422
    assert not Booking.objects.exists()


def test_a_network_asks_six_times_an_hour(ask):
    for _n in range(6):
        assert ask().status_code == 302
    answer = ask()
    assert answer.status_code == 429
    assert "จัดงานแต่งงาน" in answer.content.decode()


def test_a_network_tries_forty_codes(browser, ask):
    follow = ask(email="").url.partition("?")[0]
    statuses = [browser.post(f"{follow}/code", {"code": "1"}).status_code for _n in range(41)]
    assert statuses[-1] == 429


def test_what_is_erased_is_not_found(browser, ask):
    follow = ask().url.partition("?")[0]
    Outsider.objects.update(erased_at=timezone.now())
    assert browser.get(follow).status_code == 404


def test_a_picture_is_shown_of_what_is_lent_only(browser, pavilion, parlour, malee):
    data = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(data, "JPEG")
    shown, hidden = (
        add_photo(by=malee, resource=each.pk, data=data.getvalue(), name="a", at=timezone.now())
        for each in (pavilion, parlour)
    )
    assert browser.get(f"{URL}{pavilion.pk}/photos/{shown.pk}")["Content-Type"] == "image/webp"
    assert browser.get(f"{URL}{parlour.pk}/photos/{hidden.pk}").status_code == 404
    assert browser.get(f"{URL}{pavilion.pk}/photos/{hidden.pk}").status_code == 404


def test_only_who_deals_with_a_request_reads_who_asked(ask, as_, malee, preecha, anong, parlour):
    ask(email="")
    page = f"/booking/{Booking.objects.get().pk}"
    for person, reads in ((malee, True), (preecha, False), (anong, False)):
        words = as_(person).get(page).content.decode()
        assert ("สมหมาย" in words, "08 1234 5678" in words) == (reads, reads), person
    as_(malee).post(f"{page}/do/confirm")
    assert "08 1234 5678" in as_(preecha).get(page).content.decode()  # whose turn it is now
    shown = as_(anong).get(page)
    assert shown.status_code == 200
    assert not re.search("สมหมาย|08 1234 5678", shown.content.decode())
