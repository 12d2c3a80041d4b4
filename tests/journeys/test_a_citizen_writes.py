"""A citizen asks for the hall by e-mail: a code comes, an officer answers, the fee is told."""

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, until
from tests.journeys.test_rooms_and_cars import ahead, decide, newest, send, state, thing

ADDRESS = "sompong@example.org"
TITLE = "ประชุมกลุ่มทอผ้าบ้านดอน"


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Give a busy machine time to answer."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


def letters() -> list[EmailMessage]:
    """Return what was mailed to the citizen, the oldest first."""
    folder = Path(settings.DATA_DIR) / "mail"  # where mail lies while no server sends it
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_ctime)
    kept = [part for file in files for part in file.read_bytes().split(b"-" * 79 + b"\n")]
    told = [email.message_from_bytes(part, policy=policy.default) for part in kept]
    return [each for each in told if each["To"] == ADDRESS]


def answer(words: str) -> EmailMessage | None:
    """Return the letter whose subject says so, once it has come."""
    return next((each for each in letters() if words in each["Subject"]), None)


def ask(page: Page, hall: int) -> None:
    """Fill in the public form, from the list of places on, and send it."""
    page.locator(f"main a[href^='/public/booking/{hall}']").first.click()
    page.wait_for_url(f"**/public/booking/{hall}**")
    page.locator(f"main a[href^='/public/booking/{hall}/ask']").first.click()
    page.wait_for_url("**/ask**")
    day = ahead(46, 13)
    page.get_by_label("วันที่ใช้").fill(f"{day.day}/{day.month}/{day.year + 543}")
    page.get_by_label("ตั้งแต่เวลา").fill("13.00")
    page.get_by_label("ถึงเวลา").fill("15.00")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_people").fill("40")
    page.get_by_label("ชื่อและนามสกุล").fill("นางสมปอง ทองมา")
    page.locator("#id_phone").fill("08 1234 5678")
    page.locator("#id_email").fill(ADDRESS)
    page.locator("#id_consent").check()
    send(page)
    expect(page.locator("h1")).to_contain_text("คำขอที่")


def test_a_citizen_confirms_by_a_code_and_reads_the_answer_and_the_fee(site, desk_of):
    hall = thing(site, "หอประชุม")
    citizen = desk_of("", PHONE).go("/public/booking/")
    ask(citizen, hall)
    asked = newest(site, TITLE)
    assert state(site, asked) == "unconfirmed"
    until(lambda: answer("รหัสยืนยัน") is not None)
    code = re.search("[0-9]{6}", letters()[0]["Subject"])
    assert code is not None

    wrong = f"{(int(code[0]) + 1) % 1_000_000:06}"
    citizen.locator("#id_code").fill(wrong)
    citizen.get_by_role("button", name="ยืนยัน", exact=True).click()
    expect(citizen.get_by_role("alert").first).to_be_visible()
    assert state(site, asked) == "unconfirmed"
    citizen.locator("#id_code").fill(code[0])
    citizen.get_by_role("button", name="ยืนยัน", exact=True).click()
    expect(citizen.locator("main")).to_contain_text("กำลังพิจารณา")
    assert state(site, asked) == "endorsed"

    clerk = desk_of("preecha", PHONE).go(f"/booking/{asked.pk}")
    clerk.get_by_label("ความเห็น").fill("ขอให้เก็บเก้าอี้หลังใช้")
    decide(clerk, "อนุมัติ")
    expect(clerk.locator("main")).to_contain_text("อนุมัติแล้ว")
    until(lambda: answer("อนุมัติให้ใช้แล้ว") is not None)
    told = answer("อนุมัติให้ใช้แล้ว")
    assert told is not None
    assert "ค่าธรรมเนียม 200" in told.get_content()
    link = re.search(r"https?://\S+/public/booking/\S+", told.get_content())
    assert link is not None
    citizen.goto(link[0])
    expect(citizen.locator("main")).to_contain_text("ชำระค่าธรรมเนียม")
    expect(citizen.locator("main")).to_contain_text("200")
    expect(citizen.locator("main")).to_contain_text("ขอให้เก็บเก้าอี้หลังใช้")
