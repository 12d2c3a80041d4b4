"""The register of letters sent, on screen and on paper; numbers kept for a letter stand in it."""

import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from database.place import here
from modules.saraban.commands.cancel_outgoing import cancel_outgoing
from modules.saraban.commands.end_reservation import end_reservation
from modules.saraban.commands.register_outgoing import Written, register_outgoing
from modules.saraban.commands.reserve_number import reserve_number
from modules.saraban.entry import name_readers_of
from modules.saraban.models import OutgoingLetter
from tests.conftest import NOON

URL = "/saraban/registers/outgoing"
YEAR = {"year": 2569}


def rows(page):
    """Return the rows of the page as number and subject, top to bottom."""
    found = re.findall(
        r'scope="row"><span class="line">(\d+)<.*?class="subject line"[^>]*>([^<]+)<',
        page.content.decode(),
        re.DOTALL,
    )
    return [(int(number), subject) for number, subject in found]


@pytest.fixture
def sent(malee, engineering):
    """Send a letter of กองช่าง: `sent("เรื่อง")`."""

    def send(subject, *, at=NOON, reservation=None, by=malee, office=engineering, **more):
        written = Written(subject=subject, **{"addressee": "ผู้ว่าราชการจังหวัดพิจิตร", **more})
        return register_outgoing(
            by=by, office=office, written=written, at=at, reservation=reservation
        )

    return send


@pytest.fixture
def kept(malee, engineering):
    """Keep the next number of the letters: `kept("เหตุผล")`."""

    def keep(reason="รอผู้ว่าลงนาม", **more):
        given = {"by": malee, "office": engineering, "book": "letters", "at": NOON, **more}
        return reserve_number(reason=reason, **given)

    return keep


def test_shows_the_newest_first_by_day(as_, malee, sent):
    sent("เรื่องที่ 1")
    sent("เรื่องที่ 2")
    sent("เรื่องวันต่อมา", at=NOON + timedelta(days=1))

    page = as_(malee).get(URL, YEAR)

    assert rows(page) == [(3, "เรื่องวันต่อมา"), (2, "เรื่องที่ 2"), (1, "เรื่องที่ 1")]
    assert "วันจันทร์ที่ 2 มีนาคม 2569" in page.content.decode()
    assert "ส่งแล้ว 3 เรื่อง" in page.content.decode()


def test_each_book_runs_on_its_own(as_, malee, wanchai, sent, engineering):
    sent("ฉบับเดียว")
    sent("เวียนทุกกอง", circular=True)
    sent("บันทึกของกอง", by=wanchai, kind="internal_memo")

    assert rows(as_(malee).get(URL, YEAR)) == [(1, "ฉบับเดียว")]
    assert rows(as_(malee).get(URL, {**YEAR, "book": "circulars"})) == [(1, "เวียนทุกกอง")]
    assert rows(as_(wanchai).get(URL, YEAR)) == [(1, "บันทึกของกอง")]


def test_a_kept_number_stands_in_its_place(as_, malee, sent, kept):
    sent("ก่อน")
    kept("รอผู้ว่าลงนาม")
    sent("หลัง")

    page = as_(malee).get(URL, YEAR)

    assert rows(page) == [(3, "หลัง"), (2, "รอผู้ว่าลงนาม"), (1, "ก่อน")]
    for words in (malee.full_name, "ใช้ได้ถึง 9 มี.ค. 2569", "จองเลขไว้"):
        assert words in page.content.decode()


def test_a_kept_number_alone_is_shown(as_, malee, kept):
    kept("รอผู้ว่าลงนาม")
    assert rows(as_(malee).get(URL, YEAR)) == [(1, "รอผู้ว่าลงนาม")]


@pytest.mark.parametrize("sort", ["number", "dated", "party", "subject"])
def test_pages_of_every_order_hold_every_row_and_kept_number_once(as_, malee, sent, kept, sort):
    first = kept("ต่ำสุด")
    letter = sent("ต้นแบบ")
    fields = [f for f in OutgoingLetter._meta.concrete_fields if f.name not in ("id", "words")]
    copy = {field.attname: getattr(letter, field.attname) for field in fields}
    gaps = {40, 52, 53, 103, 121}
    OutgoingLetter.objects.bulk_create(
        OutgoingLetter(**{**copy, "number": n, "reference_key": f"{n}"})
        for n in range(3, 121)
        if n not in gaps
    )
    for number in gaps:
        each = kept(f"จอง {number}", book="circulars")
        each.book, each.number = "letters", number
        each.save()
    browser, seen, url = as_(malee), [], f"{URL}?year=2569&sort={sort}"
    while url:
        page = browser.get(url)
        seen.append([number for number, _subject in rows(page)])
        older = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
        url = URL + older[1].replace("&amp;", "&") if older else ""

    flat = [number for numbers in seen for number in numbers]
    assert sorted(flat) == list(range(first.number, 122))
    if sort == "number":
        assert flat == list(range(121, 0, -1))
        newer = re.search(r'rel="prev" href="([^"]+)"', page.content.decode())[1]
        assert [n for n, _s in rows(browser.get(URL + newer.replace("&amp;", "&")))] == seen[-2]


def test_a_used_number_is_the_letter_and_one_given_up_is_struck(as_, malee, sent, kept):
    used, given_up = kept("ใช้แล้ว"), kept("เลิกใช้")
    sent("ลงนามแล้ว", reservation=used.pk, at=NOON + timedelta(hours=1))
    end_reservation(by=malee, reservation=given_up.pk, reason="งดส่ง", at=NOON)

    page = as_(malee).get(URL, YEAR)

    assert rows(page) == [(2, "(จองเลข) เลิกใช้"), (1, "ลงนามแล้ว")]
    assert "งดส่ง" in page.content.decode()
    assert "is-kept" not in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ({"q": "ผู้ว่าลงนาม"}, [2]), ({"q": "2"}, [2]), ({"q": "๒/๒๕๖๙"}, [2]), ({"q": "มาลี"}, [2]),
        ({"q": "2 มี.ค. 69"}, [3, 2, 1]), ({"q": "ไม่มีคำนี้"}, []), ({"q": "ถนน"}, [1]),
        ({"q": "พจ 52103/3"}, [3]), ({"q": "ผู้ว่าราชการจังหวัด"}, [3, 1]), ({"q": "!&|()<->:*"}, []),
        ({"state": "reserved"}, [2]), ({"state": "cancelled"}, [3]), ({"urgency": "urgent"}, [1]),
        ({"month": "3"}, [3, 2, 1]), ({"month": "4"}, []), ({"year": "2568"}, []),
        ({"secrecy": "secret"}, []), ({"state": "open"}, [3, 2, 1]), ({"month": "13"}, [3, 2, 1]),
        ({"older": "x", "book": "zzz"}, [3, 2, 1]), ({"q": "\x00"}, [3, 2, 1]),
    ],
)  # fmt: skip
def test_filters_and_search_tell_kept_numbers_from_letters(as_, malee, sent, kept, asked, finds):
    sent("ซ่อมถนน", urgency="urgent")
    kept("รอผู้ว่าลงนาม")
    wrong = sent("ลงผิด")
    cancel_outgoing(by=malee, letter=wrong.pk, reason="ลงซ้ำ", at=NOON)

    page = as_(malee).get(URL, {**YEAR, **asked})

    assert page.status_code == 200
    assert [number for number, _subject in rows(page)] == finds


def test_a_cancelled_row_stays_struck_with_its_reason(as_, malee, sent):
    cancel_outgoing(by=malee, letter=sent("ลงผิด").pk, reason="ลงซ้ำกับเลข 9", at=NOON)

    page = as_(malee).get(URL, YEAR).content.decode()

    assert 'class="is-void"' in page
    assert "ลงซ้ำกับเลข 9" in page


@pytest.mark.parametrize("asked", [{}, {"q": "นกฮูก"}, {"q": "1"}, {"secrecy": "secret"}])
def test_who_is_not_named_meets_nothing_of_a_secret_letter(
    as_, malee, preecha, boonmee, sent, asked
):
    secret = sent("การสืบสวนนกฮูก", secrecy="confidential")
    name_readers_of(secret, [preecha.pk], by=malee, at=NOON)

    theirs = as_(boonmee).get(URL, {**YEAR, **asked}).content.decode()

    for word in ("นกฮูก", "เรื่องลับ", "mark-secret", "ส่งแล้ว 1 "):
        assert word not in theirs.replace('value="นกฮูก"', "")
    assert rows(as_(preecha).get(URL, {**YEAR, **asked})) == [(1, "การสืบสวนนกฮูก")]


def test_the_central_book_is_not_found_by_who_may_not_read_it(as_, wanchai, kept, organisation):
    kept("รอผู้ว่าลงนาม")
    for kind in ("", ".pdf", ".xlsx"):
        answer = as_(wanchai).get(f"{URL}{kind}", {**YEAR, "office": organisation.pk})
        assert answer.status_code == 404
    assert rows(as_(wanchai).get(URL, {**YEAR, "book": "letters"})) == []


def test_only_who_keeps_the_book_is_offered_to_give_a_number(as_, malee, boonmee, sent):
    sent("เรื่องที่ 1")
    assert "ลงทะเบียนส่ง" in as_(malee).get(URL, YEAR).content.decode()
    assert (
        "/outgoing/register"
        not in as_(boonmee)
        .get(URL, YEAR)
        .content.decode()
        .partition("<main")[2]
        .partition("</main")[0]
    )


def test_paper_and_sheet_hold_the_kept_number_in_its_place(as_, malee, sent, kept):
    sent("Road")
    kept("Waiting for Bangkok")
    sent("Bridge")
    browser = as_(malee)

    sheet = openpyxl.load_workbook(BytesIO(browser.get(f"{URL}.xlsx", YEAR).content)).active
    pdf = pypdfium2.PdfDocument(browser.get(f"{URL}.pdf", YEAR).content)
    paper = " ".join(pdf[0].get_textpage().get_text_range().split())

    table = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[5]) for row in table] == [
        (1, "Road"), (2, "(จองเลข) Waiting for Bangkok"), (3, "Bridge"),
    ]  # fmt: skip
    assert "มาลี แก้วใส จองไว้ ใช้ได้ถึง 9 มี.ค. 2569" in table[1][7]
    assert paper.index("Road") < paper.index("Waiting") < paper.index("Bridge")


def test_costs_the_same_few_queries_however_many_rows(as_, malee, sent, kept):
    browser = as_(malee)

    def cost():
        with CaptureQueriesContext(connections[here().cell]) as queries:
            browser.get(URL, YEAR)
        return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    sent("เรื่องแรก")
    kept("จองแรก")
    few = cost()
    for i in range(12):
        sent(f"เรื่อง {i}")
        kept(f"จอง {i}")
    assert cost() == few <= 16
