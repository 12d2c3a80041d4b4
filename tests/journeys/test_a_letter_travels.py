"""A real letter: registered by drag and drop, up to the mayor's phone, down to กองช่าง, closed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, press, until
from tests.journeys.papers import SUBJECT, district_letter, drop, fetched, text_of
from tests.people import PASSWORD

REFERENCE = "อย 0023.3/ว567"
THE_CLERK = re.compile(r"^\s*ปลัดเทศบาล")


def fill_envelope(page: Page, subject: str, reference: str) -> None:
    """Type what the clerk reads off the paper."""
    page.get_by_label("ที่", exact=True).fill(reference)
    page.get_by_label("ลงวันที่", exact=True).fill("26 ส.ค. 2569")
    page.get_by_label("จาก", exact=True).fill("ที่ว่าการอำเภอเสนา")
    page.get_by_label("เรื่อง", exact=True).fill(subject)
    page.get_by_label("ถึง", exact=True).fill("นายกเทศมนตรีตำบลท่าพร้าว")


def act(page: Page) -> None:
    """Press the one thing to do next, and wait until it is said anew that it was done."""
    page.locator("#side").evaluate("side => side.setAttribute('data-before', '')")
    page.locator(".act-form .btn-primary").click()
    page.locator("#side:not([data-before]) .done-now").wait_for()


def choose(page: Page, name: str, words: str | re.Pattern[str]) -> None:
    """Choose a chip of the form by its words."""
    chips = page.locator(f".act-form label:has(input[name={name}])")
    chips.filter(has_text=words).first.click()


def test_a_letter_is_registered_directed_worked_on_and_closed(desk_of, tmp_path):
    malee = desk_of("malee").go("/saraban/incoming/register")
    drop(malee, district_letter(tmp_path))
    malee.locator(".sheet img").first.wait_for()
    fill_envelope(malee, SUBJECT, REFERENCE)
    malee.get_by_role("button", name="ลงทะเบียนรับ").click()
    expect(malee.locator("h1")).to_have_text("ลงทะเบียนรับแล้ว")
    expect(malee.locator("main")).to_contain_text(re.compile(r"\d+/25\d\d"))
    expect(malee.locator(".paper-stamp")).to_be_visible()
    path = malee.url.removeprefix(malee.url.split("/saraban")[0]).removesuffix("/registered")

    press(malee.get_by_role("link", name="เปิดหนังสือและเสนอ"))
    choose(malee, "to", THE_CLERK)
    act(malee)

    darunee = desk_of("darunee", PHONE).go(path)  # she stands in for the clerk today
    expect(darunee.locator(".act-form")).to_contain_text("รักษาราชการแทน")
    choose(darunee, "phrase", "เห็นควรมอบ")
    choose(darunee, "to", "นายกเทศมนตรี")
    act(darunee)

    boonmee = desk_of("boonmee", PHONE).go(path)
    choose(boonmee, "phrase", "ดำเนินการตามเสนอ")
    choose(boonmee, "offices", "กองช่าง")
    choose(boonmee, "offices", "กองคลัง")
    act(boonmee)

    wanchai = desk_of("wanchai").go(path)
    act(wanchai)
    expect(wanchai.locator("#side")).to_contain_text("เลขรับของกอง")

    prasert = desk_of("prasert").go(path)
    choose(prasert, "people", "อนงค์")
    act(prasert)

    anong = desk_of("anong").go(path)
    anong.locator(".act-form textarea[name=words]").fill("เตรียมเครื่องสูบน้ำแล้ว 3 เครื่อง")
    act(anong)

    prasert.goto(prasert.url)
    act(prasert)
    story = prasert.locator("#side")
    for words in ("มาลี", "ดรุณี", "บุญมี", "วันชัย", "อนงค์", "เห็นควรมอบ", "เครื่องสูบน้ำแล้ว 3 เครื่อง"):
        expect(story).to_contain_text(words)


@pytest.fixture
def registered(desk_of, tmp_path):
    """A letter that Malee has just registered, on her page of it."""

    def register(subject: str, reference: str) -> Page:
        page = desk_of("malee").go("/saraban/incoming/register")
        drop(page, district_letter(tmp_path))
        page.locator(".sheet img").first.wait_for()
        fill_envelope(page, subject, reference)
        press(page.locator(".form-bar .btn-primary"))
        if page.locator("#form-errors").count():  # the same paper again: she says why
            page.get_by_label("เหตุผลที่ลงรับซ้ำ").fill("ฉบับจริงตามมา")
            press(page.locator(".form-bar .btn-primary"))
        press(page.get_by_role("link", name="เปิดหนังสือและเสนอ"))
        return page

    return register


def test_a_letter_is_found_by_its_number_however_it_is_written(desk_of, registered):
    registered("แผนป้องกันไฟป่าประจำปี", "ที่ อย ๐๐๒๓.๓/ว ๕๖๘")
    page = desk_of("malee").go("/saraban/registers/incoming")
    page.locator("input[type=search]").first.fill("อย 0023.3/ว568")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("แผนป้องกันไฟป่าประจำปี")
    expect(page.locator("main")).not_to_contain_text("สำรวจความเสียหาย")


def test_the_stamped_rendition_says_the_number_in_thai_digits(registered):
    page = registered("ตรวจตรารับ", "อย 0023.3/ว569")
    found: list[str] = []

    def stamped() -> bool:
        page.reload()
        links = page.locator("a[href$='/stamped']")
        if links.count():
            address = links.first.get_attribute("href")
            found.append(text_of(fetched(page, str(address))))
        return bool(found)

    until(stamped)
    assert "เลขรับ" in found[0]


def test_it_is_sent_round_and_acknowledged(desk_of, registered):
    page = registered("แจ้งวันหยุดราชการ", "อย 0023.3/ว570")
    path = "/saraban" + page.url.split("/saraban")[1].split("?")[0]
    page.goto(page.url.split("?")[0] + "/circulation")
    page.locator("details.more summary").first.click()
    page.locator("label", has_text="อนงค์ ศรีสุข").first.click()
    press(page.get_by_role("button", name="เวียน", exact=True))
    anong = desk_of("anong").go(path)
    anong.locator(".act-form .btn-primary", has_text="รับทราบ").click()
    expect(anong.locator(".act-form .btn-primary", has_text="รับทราบ")).to_have_count(0)
    page.goto(page.url)
    expect(page.locator("main")).to_contain_text("1 จาก 1")


def test_without_script_people_sign_in_register_and_direct(desk_of, tmp_path):
    malee = desk_of("", java_script_enabled=False)
    page = malee.sign_in("malee", PASSWORD)
    malee.go("/saraban/incoming/register")
    fill_envelope(page, "ไม่มีสคริปต์ก็ลงรับได้", "อย 0023.3/ว571")
    press(page.locator(".form-bar .btn-primary"))
    expect(page.locator("h1")).to_have_text("ลงทะเบียนรับแล้ว")
    path = "/saraban" + page.url.split("/saraban")[1].removesuffix("/registered")
    press(page.get_by_role("link", name="เปิดหนังสือและเสนอ"))
    choose(page, "to", "นายกเทศมนตรี")
    press(page.locator(".act-form .btn-primary"))
    mayor = desk_of("", PHONE, java_script_enabled=False)
    mayor.sign_in("boonmee", PASSWORD)
    directing = mayor.go(path)
    choose(directing, "offices", "กองช่าง")
    press(directing.locator(".act-form .btn-primary"))
    expect(directing.locator("#side")).to_contain_text("สั่งการ")
    expect(directing.locator(".act-form input[name=offices]")).to_have_count(0)
