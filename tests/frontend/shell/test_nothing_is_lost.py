"""What was typed and chosen survives errors, reloads and a lost network."""

from typing import Any

from django.template.loader import render_to_string
from playwright.sync_api import Page, Request, expect

DROP = render_to_string("components/file-drop.html", {"name": "letter"})
FORM = (
    '<submit-once><draft-keeper key="k" open-when="secrecy=open">'
    '<form method="post" action="/sent" enctype="multipart/form-data" novalidate>'
    '<input class="input" name="subject" aria-label="เรื่อง">'
    '<input name="secrecy" value="open" aria-label="ชั้น">'
    f'{DROP}<button class="btn btn-primary">ส่ง</button></form></draft-keeper></submit-once>'
)
# A function: an expression is read anew at each look, which the product's policy forbids.
NOTHING_KEPT = "() => !Object.keys(localStorage).some(key => key.startsWith('draft:'))"
WRONG = '<div class="notice notice-error" id="form-errors" tabindex="-1" data-focus>แก้ 1 แห่ง</div>'


def file(name: str, words: bytes = b"%PDF-1.7") -> Any:
    """Return a file as a person chooses it."""
    return {"name": name, "mimeType": "application/pdf", "buffer": words}


def nothing_is_kept(page: Page) -> None:
    """Wait until no draft is on this computer: the next page shows before its script has run."""
    page.wait_for_function(NOTHING_KEPT)


def typed(window: Any, words: str = "ถนนชำรุด") -> Page:
    """Open the form and type into it, until it is kept."""
    window.show("/", FORM)
    page: Page = window.open("/")
    page.get_by_label("เรื่อง").fill(words)
    expect(page.locator("draft-keeper")).to_have_attribute("data-kept", "true")
    return page


def test_words_typed_before_a_reload_are_offered_back(window: Any) -> None:
    page = typed(window)
    page.reload()
    expect(page.get_by_label("เรื่อง")).to_have_value("")
    page.get_by_role("button", name="นำกลับมา").click()
    expect(page.get_by_label("เรื่อง")).to_have_value("ถนนชำรุด")


def test_secret_words_stay_off_the_disk(window: Any) -> None:
    page = typed(window)
    page.get_by_label("ชั้น").fill("secret")
    expect(page.locator("draft-keeper")).to_have_attribute("data-kept", "false")
    nothing_is_kept(page)


def test_a_draft_is_forgotten_once_the_letter_is_stamped(window: Any) -> None:
    page = typed(window)
    window.show("/sent", '<div class="stamped">2215/2569</div>')
    page.get_by_role("button", name="ส่ง").click()
    expect(page.locator(".stamped")).to_be_visible()
    nothing_is_kept(page)


def test_signing_out_leaves_no_draft_behind(window: Any) -> None:
    page = typed(window)
    window.show("/sign-out", "<h1>ออกแล้ว</h1>")
    page.locator(".topbar summary").click()
    page.get_by_role("button", name="ออกจากระบบ").click()
    expect(page.locator("h1")).to_have_text("ออกแล้ว")
    nothing_is_kept(page)


def test_files_are_listed_and_taken_out_one_by_one(window: Any) -> None:
    window.show("/", FORM)
    page = window.open("/")
    page.set_input_files("[type=file]", [file("a.pdf"), file("b.pdf")])
    expect(page.locator(".drop-list li")).to_have_count(2)
    page.get_by_role("button", name="เอา a.pdf ออก").click()
    expect(page.locator(".drop-list li")).to_have_count(1)
    assert page.evaluate("[...document.querySelector('[type=file]').files].map(f => f.name)") == [
        "b.pdf"
    ]


def test_an_empty_file_is_refused_at_once(window: Any) -> None:
    window.show("/", FORM)
    page = window.open("/")
    page.set_input_files("[type=file]", [file("empty.pdf", b"")])
    expect(page.locator(".drop-list .is-wrong")).to_contain_text("ไฟล์ว่างเปล่า")
    assert page.evaluate("document.querySelector('[type=file]').files.length") == 0


def test_errors_keep_the_files_and_take_the_focus(window: Any) -> None:
    window.show("/", FORM)
    window.show("/sent", WRONG + FORM, status=422)
    page = window.open("/")
    page.set_input_files("[type=file]", [file("a.pdf")])
    page.get_by_role("button", name="ส่ง").click()
    expect(page.locator("#form-errors")).to_be_focused()
    expect(page.locator(".drop-list li")).to_have_text([r"a.pdf1 KBเอาออก"])
    window.show("/sent", '<div class="stamped">2215/2569</div>')
    page.get_by_role("button", name="ส่ง").click()
    expect(page.locator(".stamped")).to_be_visible()
    window.complaints.clear()  # Chromium itself reports the 422


def test_a_lost_network_says_so_and_the_form_can_be_sent_again(window: Any) -> None:
    window.show("/", FORM)
    page = window.open("/")
    page.route("**/sent", lambda route: route.abort())
    page.set_input_files("[type=file]", [file("a.pdf")])
    page.get_by_role("button", name="ส่ง").click()
    expect(page.locator("#flash")).to_contain_text("เครือข่ายขาดหาย")
    page.unroute("**/sent")
    window.show("/sent", '<div class="stamped">2215/2569</div>')
    page.get_by_role("button", name="ส่ง").click()
    expect(page.locator(".stamped")).to_be_visible()
    window.complaints.clear()  # Chromium itself reports the lost network


def test_the_upload_carries_the_files_and_the_fields(window: Any) -> None:
    bodies: list[bytes] = []

    def take(request: Request) -> tuple[int, str, str]:
        bodies.append(request.post_data_buffer or b"")
        return 200, "text/html", "<main><p class='stamped'>1</p></main>"

    window.show("/", FORM)
    window.answers["/sent"] = take
    page = window.open("/")
    page.get_by_label("เรื่อง").fill("ขอปั๊ม")
    page.set_input_files("[type=file]", [file("a.pdf")])
    page.get_by_role("button", name="ส่ง").click()
    expect(page.locator(".stamped")).to_be_visible()
    assert "ขอปั๊ม".encode() in bodies[0]
    assert b'filename="a.pdf"' in bodies[0]


def test_the_pages_of_a_pdf_are_seen_beside_the_form(window: Any) -> None:
    asked: list[bytes] = []

    def draw(request: Request) -> tuple[int, str, str]:
        asked.append(request.post_data_buffer or b"")
        return 200, "text/html", "<p>หน้า 1</p>"

    drop = render_to_string(
        "components/file-drop.html", {"name": "letter", "preview": "see", "preview_url": "/draw"}
    )
    window.show("/", f'<form method="post">{drop}</form><div id="see" hidden></div>')
    window.answers["/draw"] = draw
    page = window.open("/")
    page.set_input_files("[type=file]", [file("a.pdf", b"%PDF-1.7 see me")])
    expect(page.locator("#see")).to_have_text("หน้า 1")
    assert b"see me" in asked[0]
