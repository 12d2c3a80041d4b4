"""Picking every row of a form where it stands: what was typed in it before is not lost."""

from typing import Any

from playwright.sync_api import expect

BOX = '<span class="tick"><input type="checkbox" name="pick" value="{0}" aria-label="{0}"></span>'
BODY = (
    '<form method="post"><pick-all><a class="btn" href="/?pick=all">เลือกทั้งหมด</a></pick-all>'
    + BOX.format(1)
    + BOX.format(2)
    + '<select name="driver-1" aria-label="คนขับ"><option>ก</option><option>ข</option></select>'
    '<input type="checkbox" name="other" aria-label="อื่น"></form>'
)


def test_all_and_none_are_picked_here_and_what_was_chosen_stays(window: Any) -> None:
    window.show("/", BODY)
    page = window.open("/")
    page.get_by_label("คนขับ").select_option("ข")
    page.get_by_role("button", name="เลือกทั้งหมด").press("Enter")
    expect(page.locator(".tick input:checked")).to_have_count(2)
    expect(page.get_by_label("คนขับ")).to_have_value("ข")
    expect(page.get_by_label("อื่น")).not_to_be_checked()
    page.get_by_role("button", name="ไม่เลือกเลย").click()
    expect(page.locator(".tick input:checked")).to_have_count(0)
    expect(page.get_by_role("button", name="เลือกทั้งหมด")).to_be_visible()
    assert page.url.endswith("/")


def test_its_words_follow_what_is_picked_by_hand(window: Any) -> None:
    window.show("/", BODY)
    page = window.open("/")
    page.get_by_label("1").check()
    expect(page.get_by_role("button", name="เลือกทั้งหมด")).to_be_visible()
    page.get_by_label("2").check()
    expect(page.get_by_role("button", name="ไม่เลือกเลย")).to_be_visible()
