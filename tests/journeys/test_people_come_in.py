"""People sign in, are refused with a wrong password, see where they are signed in, and leave."""

from playwright.sync_api import expect

from tests.journeys.conftest import press
from tests.people import PASSWORD


def test_a_wrong_password_is_refused_in_words_and_the_name_is_kept(desk_of):
    desk = desk_of()
    page = desk.sign_in("somying", "ไม่ใช่รหัสผ่านของฉัน")
    expect(page.get_by_role("alert")).to_contain_text("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง")
    expect(page.get_by_label("ชื่อผู้ใช้")).to_have_value("somying")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    press(page.get_by_role("button", name="เข้าสู่ระบบ"))
    expect(page.locator("h1")).to_contain_text("งานของฉัน")


def test_whoever_asks_for_a_page_comes_to_it_after_signing_in(desk_of):
    desk = desk_of()
    desk.go("/saraban/registers/incoming")
    assert "/sign-in" in desk.page.url
    desk.page.get_by_label("ชื่อผู้ใช้").fill("kanya")
    desk.page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    desk.page.get_by_role("button", name="เข้าสู่ระบบ").click()
    desk.page.wait_for_url("**/saraban/registers/incoming")


def test_sessions_are_listed_and_ended_and_signing_out_closes_the_door(desk_of):
    first, second = desk_of(), desk_of()
    first.sign_in("wichai")
    second.sign_in("wichai")
    first.go("/me/sessions")
    expect(first.page.locator("main form")).not_to_have_count(0)
    press(first.page.get_by_role("button", name="ออกจากระบบทุกเครื่องยกเว้นเครื่องนี้"))
    second.go("/me")
    assert "/sign-in" in second.page.url
    first.go("/me")
    first.page.locator("form[action$='/sign-out'] button").first.dispatch_event("click")
    first.page.wait_for_url("**/sign-in*")
    first.go("/")
    assert "/sign-in" in first.page.url
