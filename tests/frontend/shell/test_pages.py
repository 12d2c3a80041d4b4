"""The frame of every page, and the pages that must stand when all else has fallen."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, Page, expect

from frontend.shell.templatetags.thai_text import thai_date, thai_digits, thai_moment, thai_time

FRONTEND = Path(settings.BASE_DIR) / "frontend"
WORDS = re.compile(r"""\{% translate (?:"([^"]+)"|'([^']+)')""")


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_an_error_page_needs_nothing_but_its_number(status: int) -> None:
    html = render_to_string(f"shell/errors/{status}.html", {"error_id": "7F3A-91C2"})
    assert 'lang="th"' in html
    assert "7F3A-91C2" in html
    assert "<h1>" in html


def test_a_stale_form_is_not_called_forbidden() -> None:
    assert "หมดอายุ" in render_to_string("shell/errors/403.html", {"stale_form": True})


def test_a_page_stands_without_a_shell() -> None:
    html = render_to_string("shell/page.html")
    assert 'href="#main"' in html
    assert "<main" in html


def test_the_navigation_marks_where_one_stands() -> None:
    here = {"label": "หนังสือรับ", "url": "/in", "icon": "in", "current": True, "count": 3}
    there = {"label": "หนังสือส่ง", "url": "/out", "icon": "out"}
    nav = [{"title": "สารบรรณ", "items": [here, there]}]
    html = render_to_string("shell/page.html", {"shell": {"nav": nav}})
    assert html.count('aria-current="page"') == 1
    assert re.search(r'href="/in" aria-current="page".*หนังสือรับ.*>3<', html)


def test_a_person_of_two_capacities_may_switch() -> None:
    two = [{"key": "a", "label": "ปลัด", "current": True}, {"key": "b", "label": "รองปลัด"}]
    one = two[:1]
    assert 'value="b"' in render_to_string("shell/page.html", {"shell": {"capacities": two}})
    assert "act-as" not in render_to_string("shell/page.html", {"shell": {"capacities": one}})


@pytest.mark.parametrize(
    "path",
    [*(FRONTEND / "shell").glob("*.html"), *(FRONTEND / "components").glob("*.html")],
    ids=lambda path: path.stem,
)
def test_every_word_of_the_shell_has_an_english_one(path: Path) -> None:
    for words in (first or second for first, second in WORDS.findall(path.read_text())):
        with translation.override("en"):
            assert translation.gettext(words) != words or path.stem == "act", words


def test_nothing_is_written_where_there_is_no_day() -> None:
    assert thai_date(None) == thai_moment(None) == thai_time(None) == thai_digits(None) == ""


def test_a_moment_is_written_by_the_clock_in_bangkok() -> None:
    from datetime import UTC, datetime

    moment = datetime(2025, 12, 31, 18, 5, tzinfo=UTC)
    assert thai_moment(moment) == "1 ม.ค. 2569 01.05 น."
    assert thai_date(moment, "paper") == "๑ มกราคม ๒๕๖๙"


ASK = {
    "id": "a",
    "open": "ยกเลิกเลขรับ",
    "title": "ยกเลิกเลขรับ 9",
    "text": "เลขนี้จะไม่ถูกใช้อีก",
    "action": "/cancel",
    "label": "ยืนยันยกเลิก",
    "kind": "danger",
}


def test_asking_is_a_modal_dialog_that_gives_the_focus_back(window: Any) -> None:
    window.show("/", render_to_string("components/ask.html", ASK))
    page: Page = window.open("/")
    page.get_by_text("ยกเลิกเลขรับ", exact=True).click()
    expect(page.get_by_role("dialog", name="ยกเลิกเลขรับ 9")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="ยืนยันยกเลิก")).to_be_hidden()
    expect(page.locator("summary", has_text="ยกเลิกเลขรับ")).to_be_focused()


def test_asking_works_without_script(chromium: Browser) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.set_content(render_to_string("components/ask.html", ASK))
    page.get_by_text("ยกเลิกเลขรับ", exact=True).click()
    expect(page.get_by_role("button", name="ยืนยันยกเลิก")).to_be_visible()
    page.close()
