"""A letter is written with its paper beside, checked, sent back, signed by a stand-in, issued."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import press
from tests.journeys.papers import fetched, text_of

SUBJECT = "ขอความอนุเคราะห์ซ่อมแซมท่อประปาหน้าโรงเรียน"
BODY = "ด้วยเทศบาลได้รับแจ้งว่าท่อประปาชำรุด\nจึงเรียนมาเพื่อโปรดพิจารณา"


def start(page: Page, kind: str) -> None:
    """Choose a paper and begin."""
    page.locator("label", has_text=kind).first.click()
    press(page.get_by_role("button", name="เริ่มร่าง"))
    page.locator("#draft-sheets").wait_for()


def write(page: Page, words: str, signer: str) -> None:
    """Type the letter; the paper beside follows."""
    before = page.locator("#draft-sheets").inner_html()
    page.get_by_label("เรื่อง", exact=True).fill(words)
    page.get_by_label("เรียน", exact=True).fill("ผู้จัดการการประปาส่วนภูมิภาค")
    page.get_by_label("ข้อความ", exact=True).fill(BODY)
    choices = page.get_by_label("ผู้ลงนาม")
    option = choices.locator("option", has_text=signer).first
    choices.select_option(value=option.get_attribute("value"))
    page.wait_for_function(
        "(before) => document.querySelector('#draft-sheets').innerHTML !== before", arg=before
    )
    page.get_by_role("button", name="บันทึกและไปเสนอ").click()
    page.locator(".act-form, .act form").first.wait_for()


def hand_to(page: Page, whom: re.Pattern[str]) -> None:
    """Send the draft to a post, by the words on its chip."""
    page.locator("label:has(input[name=to])", has_text=whom).first.click()
    press(page.locator(".act .btn-primary").last)


def path_of(page: Page) -> str:
    """Return the path of the address that a page shows."""
    return "/saraban" + page.url.split("/saraban")[1].split("?")[0].removesuffix("/edit")


def test_a_letter_is_written_checked_sent_back_signed_by_a_stand_in_and_issued(desk_of):
    anong = desk_of("anong").go("/saraban/drafts/new")
    start(anong, "หนังสือภายนอก")
    write(anong, SUBJECT, "ปลัดเทศบาล")
    draft = path_of(anong)
    hand_to(anong, re.compile(r"^\s*ผู้อำนวยการกองช่าง"))

    prasert = desk_of("prasert").go(draft)
    prasert.locator("#give-back summary").click()
    prasert.locator("textarea[name=note]:visible").last.fill("ระบุสถานที่ให้ชัดเจน")
    press(prasert.locator("button:visible", has_text="ส่งคืนแก้ไข").last)

    anong.goto(anong.url.split("/saraban")[0] + draft)
    expect(anong.locator("main")).to_contain_text("ระบุสถานที่ให้ชัดเจน")
    press(anong.get_by_role("link", name="แก้ไขร่าง"))
    write(anong, f"{SUBJECT}บ้านท่าพร้าว", "ปลัดเทศบาล")
    hand_to(anong, re.compile(r"^\s*ผู้อำนวยการกองช่าง"))

    prasert = desk_of("prasert").go(draft)
    hand_to(prasert, re.compile(r"^\s*ปลัดเทศบาล"))

    darunee = desk_of("darunee").go(draft)
    expect(darunee.locator(".act")).to_contain_text("รักษาราชการแทน")
    press(darunee.locator(".act .btn-primary").last)

    malee = desk_of("malee").go(draft)
    press(malee.locator(".act .btn-primary").last)
    if "/drafts/" in malee.url:
        press(malee.get_by_role("link", name="เปิดหนังสือที่ออกแล้ว"))
    paper = malee.locator("a[href*='/original']").first.get_attribute("href")
    text = "".join(text_of(fetched(malee, str(paper))).split())
    assert "รักษาราชการแทน" in text
    assert "ที่พจ๕๒๑" in text
    assert "บ้านท่าพร้าว" in text


def test_a_memo_is_written_and_reaches_the_director(desk_of):
    anong = desk_of("anong").go("/saraban/drafts/new")
    start(anong, "บันทึกข้อความ")
    write(anong, "ขออนุญาตไปราชการ", "ผู้อำนวยการกองช่าง")
    draft = path_of(anong)
    hand_to(anong, re.compile(r"^\s*ผู้อำนวยการกองช่าง"))
    prasert = desk_of("prasert").go("/")
    press(prasert.get_by_role("link", name="ขออนุญาตไปราชการ").first)
    assert path_of(prasert) == draft
    press(prasert.locator(".act .btn-primary").last)
    expect(prasert.locator("main")).to_contain_text("ลงนาม")
