"""What the islands add to a page, in Chromium, under the product's own policy."""

import json
from typing import Any

from playwright.sync_api import Request, expect

PDF = {"mimeType": "application/pdf", "buffer": b"%PDF-1.7 a letter"}
DATE = '<date-field class="with-icon"><input class="input input-date" id="d" name="d"></date-field>'


WIDTH = "one => document.querySelector('.sheet-frame').getBoundingClientRect().width === one"
# What became of each submission, once every island has heard of it.
LISTEN = """
    window.stopped = [];
    addEventListener("submit", event => setTimeout(() => stopped.push(event.defaultPrevented), 50));
"""


def form(fields: str) -> str:
    """Return a form that goes to /sent."""
    return (
        '<form method="post" action="/sent" enctype="multipart/form-data" novalidate>'
        f'{fields}<button class="btn btn-primary">ส่ง</button></form>'
    )


def json_answer(found: Any) -> Any:
    """Return an answer that is always `found`."""
    return lambda request: (200, "application/json", json.dumps(found))


def test_the_calendar_opens_in_the_buddhist_era_at_the_day_typed(window: Any) -> None:
    window.show("/", DATE)
    page = window.open("/")
    page.fill("#d", "๒๖/๘/๖๗")
    page.get_by_role("button", name="เปิดปฏิทิน").click()
    expect(page.locator(".calendar-month")).to_have_text("สิงหาคม 2567")
    expect(page.locator(".calendar [aria-pressed=true]")).to_have_text("26")


def test_the_calendar_is_walked_by_keys_and_gives_back_thai_words(window: Any) -> None:
    window.show("/", DATE)
    page = window.open("/")
    page.fill("#d", "31 ธ.ค. 2568")
    page.press("#d", "Alt+ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#d")).to_have_value("1 ม.ค. 2569")
    expect(page.locator("#d")).to_be_focused()
    expect(page.locator(".calendar")).to_have_count(0)


def test_suggestions_are_taken_with_the_arrow_and_enter(window: Any) -> None:
    field = '<suggest-field url="/names" into="key"><input class="input" id="s"></suggest-field>'
    window.show("/", field + '<input type="hidden" id="key">')
    window.answers["/names"] = json_answer(
        [{"value": "ท้องถิ่นจังหวัดพิจิตร", "hint": "64 ฉบับ", "key": "9"}]
    )
    page = window.open("/")
    page.locator("#s").press_sequentially("ท")  # one letter: what is asked for comes once
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#s")).to_have_attribute("aria-activedescendant", "suggest-1-0")
    page.keyboard.press("Enter")
    expect(page.locator("#s")).to_have_value("ท้องถิ่นจังหวัดพิจิตร")
    expect(page.locator("#key")).to_have_value("9")
    page.locator("#s").press_sequentially("!")
    expect(page.locator("#key")).to_have_value("")


def test_ctrl_k_finds_a_letter_and_opens_it(window: Any) -> None:
    window.show("/", "<h1>หน้าแรก</h1>")
    window.show("/letter", "<h1>หนังสือ</h1>")
    found = [{"group": "หนังสือ", "label": "<b>ถนน</b>", "hint": "รับที่ 14", "url": "/letter"}]
    window.answers["/-/palette"] = json_answer(found)
    page = window.open("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("ถนน")
    expect(page.get_by_role("option")).to_contain_text("<b>ถนน</b>")  # words, never HTML
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("หนังสือ")


def test_escape_shuts_the_palette_also_when_something_is_typed(window: Any) -> None:
    window.answers["/-/palette"] = json_answer([])
    window.show("/", "<h1>หน้าแรก</h1>")
    page = window.open("/")
    page.keyboard.press("Control+k")
    page.locator(".palette input").fill("ห้อง")
    page.keyboard.press("Escape")
    expect(page.locator(".palette")).to_be_hidden()


def test_the_palette_refuses_an_address_of_another_site(window: Any) -> None:
    window.show("/", "<h1>หน้าแรก</h1>")
    found = [{"group": "หน้า", "label": "ล่อ", "url": "https://elsewhere.test/"}]
    window.answers["/-/palette"] = json_answer(found)
    page = window.open("/")
    page.keyboard.press("Control+k")
    page.get_by_role("option").click()
    expect(page).to_have_url("http://town.test/")


def test_rows_are_walked_picked_and_counted_by_keys(window: Any) -> None:
    pick = '<label class="tick"><input type="checkbox" aria-label="{0}"><span></span></label>'
    subject = '<a class="subject" href="/l/{0}">เรื่อง {0}</a>'
    row = f"<tr><td>{pick}</td><td>{subject}</td></tr>"
    rows = "".join(row.format(number) for number in (1, 2, 3))
    bulk = '<div class="bulk"><b>เลือก <span data-picked></span></b></div>'
    lines = f'<table class="register"><tbody>{rows}</tbody></table>'
    table = f'<register-keys><form class="has-bulk">{lines}{bulk}</form></register-keys>'
    window.show("/", table)
    page = window.open("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="เรื่อง 2")).to_be_focused()
    page.keyboard.press("x")
    expect(page.get_by_role("checkbox", name="2")).to_be_checked()
    expect(page.locator(".bulk")).to_be_visible()
    expect(page.locator("[data-picked]")).to_have_text("1")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="เรื่อง 1")).to_be_focused()


def test_counts_change_without_a_reload_and_are_said_aloud(window: Any) -> None:
    window.show("/", '<p id="n"><span data-count="inbox" data-words="งานของฉัน">1</span></p>')
    window.answers["/-/counts"] = json_answer({"inbox": 2, "notices": 0})
    page = window.open("/")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#n")).to_have_text("2")
    expect(page.locator("live-counts [role=status]")).to_have_text("งานของฉัน 2")
    expect(page.locator("[data-count=notices]")).to_have_text("")


def test_the_paper_grows_and_fits_again(window: Any) -> None:
    sheet = '<a class="sheet" href="#main"><img src="/static/sample-paper.svg" alt="หน้า 1"></a>'
    frame = f'<div class="sheet-frame">{sheet}</div>'
    buttons = '<button data-zoom="in">ขยาย</button><button data-zoom="fit">พอดี</button>'
    tools = f'<span class="paper-tools" hidden>{buttons}</span>'
    window.show("/", f'<paper-view>{tools}<div class="sheets">{frame}</div></paper-view>')
    page = window.open("/")
    fit = page.locator(".sheet-frame").bounding_box()["width"]
    page.get_by_role("button", name="ขยาย").click()
    page.wait_for_function(WIDTH, arg=fit * 1.25)
    page.get_by_role("button", name="พอดี").click()
    page.wait_for_function(WIDTH, arg=fit)


def test_the_theme_chosen_holds_on_the_next_page(window: Any) -> None:
    window.show("/", "<h1>หน้าแรก</h1>")
    page = window.open("/")
    page.locator(".topbar summary").click()
    page.get_by_role("button", name="มืด").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 23, 31)")


def test_a_second_press_sends_nothing(window: Any) -> None:
    sent: list[str] = []

    def slow(request: Request) -> tuple[int, str, str]:
        sent.append(request.method)
        return 204, "text/html", ""

    window.show("/", f"<submit-once>{form('<input class=input name=a>')}</submit-once>")
    window.answers["/sent"] = slow
    page = window.open("/")
    page.evaluate(LISTEN)
    page.focus("[name=a]")
    with page.expect_response("**/sent"):
        page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="ส่ง").click(force=True)
    page.wait_for_function("() => stopped.length === 3")
    assert page.evaluate("stopped") == [False, True, True]
    assert sent == ["POST"]


def test_of_two_presses_that_a_busy_page_takes_in_one_breath_one_is_sent(window: Any) -> None:
    window.show("/", f"<submit-once>{form('<input class=input name=a>')}</submit-once>")
    window.answers["/sent"] = lambda request: (204, "text/html", "")
    page = window.open("/")
    page.evaluate(LISTEN)
    page.evaluate("for (const _ of 'ab') document.querySelector('main form').requestSubmit()")
    page.wait_for_function("() => stopped.length === 2")
    assert page.evaluate("stopped") == [False, True]


def test_a_form_that_another_island_stopped_can_be_sent_again(window: Any) -> None:
    window.show("/", f"<submit-once>{form('<input class=input name=a>')}</submit-once>")
    window.answers["/sent"] = lambda request: (204, "text/html", "")
    page = window.open("/")
    stop = "document.addEventListener('submit', event => event.preventDefault(), {once: true})"
    page.evaluate(LISTEN + stop)
    for times in (1, 2):
        page.evaluate("document.querySelector('main form').requestSubmit()")
        page.wait_for_function("times => stopped.length === times", arg=times)
    assert page.evaluate("stopped") == [True, False]
