"""The register books on screen."""

import re
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from database.place import here
from modules.saraban.commands.cancel_incoming import cancel_incoming
from modules.saraban.models import IncomingLetter, OfficeReceipt
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered

URL = "/saraban/registers/incoming"
YEAR = {"year": 2569}
COPIED = [f for f in IncomingLetter._meta.concrete_fields if f.name not in ("id", "words")]


def subjects(page):
    return re.findall(r'class="subject line"[^>]*>([^<]+)<', page.content.decode())


def many(malee, organisation, n, **words):
    """Fill a register with n letters, quickly: copies of one that was registered."""
    first = registered(malee, organisation, subject="เรื่องที่ 1", at=NOON - timedelta(minutes=n))
    IncomingLetter.objects.bulk_create(
        IncomingLetter(
            **{field.attname: getattr(first, field.attname) for field in COPIED}
            | {
                "number": first.number + i - 1,
                "subject": f"เรื่องที่ {i}",
                "reference_key": f"{i}",
                "received_at": NOON - timedelta(minutes=n - i),
            }
            | {name: make(i) for name, make in words.items()}
        )
        for i in range(2, n + 1)
    )
    return first


def test_shows_the_newest_first_by_day(as_, malee, organisation):
    registered(malee, organisation, subject="เรื่องที่ 1")
    registered(malee, organisation, subject="เรื่องที่ 2", reference="1/2")
    registered(
        malee, organisation, subject="เรื่องวันต่อมา", reference="1/3", at=NOON + timedelta(days=1)
    )

    page = as_(malee).get(URL, YEAR)

    assert subjects(page) == ["เรื่องวันต่อมา", "เรื่องที่ 2", "เรื่องที่ 1"]
    assert "วันจันทร์ที่ 2 มีนาคม 2569" in page.content.decode()
    assert "รับแล้ว 3 เรื่อง" in page.content.decode()


def test_turns_pages_without_losing_or_doubling_a_row(as_, malee, organisation):
    many(malee, organisation, 120)
    browser, seen, url = as_(malee), [], f"{URL}?year=2569"
    for _ in range(3):
        page = browser.get(url)
        seen.append(subjects(page))
        older = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
        url = URL + older[1].replace("&amp;", "&") if older else ""

    assert [len(rows) for rows in seen] == [50, 50, 20]
    assert [row for rows in seen for row in rows] == [f"เรื่องที่ {i}" for i in range(120, 0, -1)]
    newer = re.search(r'rel="prev" href="([^"]+)"', page.content.decode())
    assert subjects(browser.get(URL + newer[1].replace("&amp;", "&"))) == seen[1]


@pytest.mark.parametrize("sort", ["dated", "party", "subject"])
def test_pages_of_every_order_hold_every_row_once(as_, malee, organisation, sort):
    many(
        malee,
        organisation,
        110,
        subject_sort=lambda i: f"เรื่อง {i % 7}",
        sender_sort=lambda i: f"ผู้ส่ง {i % 3}",
        dated=lambda i: None if i % 5 == 0 else NOON.date() - timedelta(days=i % 4),
    )
    browser, seen, url = as_(malee), [], f"{URL}?year=2569&sort={sort}"
    while url:
        page = browser.get(url).content.decode()
        seen += re.findall(r'name="pick" value="(\d+)"', page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        url = URL + older[1].replace("&amp;", "&") if older else ""

    assert len(seen) == len(set(seen)) == 110


def test_sorts_words_in_thai_order(as_, malee, organisation):
    for i, sender in enumerate(("ขอนแก่น", "แกลง", "กองคลัง", "เก่า")):
        registered(malee, organisation, sender=sender, reference=f"ก 1/{i}", subject=sender)

    page = as_(malee).get(URL, {**YEAR, "sort": "party"})

    assert subjects(page) == ["กองคลัง", "เก่า", "แกลง", "ขอนแก่น"]


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ("พจ 0023.3/ว2087", True),
        ("ที่ พจ ๐๐๒๓.๓/ว ๒๐๘๗", True),
        ("ว 2087", True),
        ("ตรวจสอบพัสดุ", True),
        ("ท้องถิ่นจังหวัด", True),
        ("1", True),
        ("1/2569", True),
        ("27 ก.พ. 69", True),
        ("๒/๓/๒๕๖๙", True),
        ("พจ 0023.3/ว2088", False),
        ("งบประมาณ", False),
        ("2/2569", False),
        ("' OR 1=1 --", False),
        ("\x00", True),
        ("!&|()<->:*", False),
    ],
)
def test_finds_by_words_numbers_parties_and_days(as_, malee, organisation, asked, finds):
    registered(malee, organisation)

    page = as_(malee).get(URL, {**YEAR, "q": asked})

    assert page.status_code == 200
    assert bool(subjects(page)) is finds


def test_a_cancelled_row_stays_struck_with_its_reason(as_, malee, organisation):
    letter = registered(malee, organisation)
    cancel_incoming(by=malee, letter=letter.pk, reason="ลงซ้ำกับเลข 9", at=NOON)

    page = as_(malee).get(URL, YEAR).content.decode()

    assert 'class="is-void"' in page
    assert "ลงซ้ำกับเลข 9" in page


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": "นกฮูก"},
        {"q": "พจ 0017/ล 9"},
        {"q": "1"},
        {"secrecy": "secret"},
        {"sort": "subject"},
    ],
)
def test_who_is_not_named_meets_nothing_of_a_secret_letter(
    as_, malee, preecha, boonmee, organisation, asked
):
    registered(malee, organisation, SECRET, readers=[preecha])

    theirs = as_(boonmee).get(URL, {**YEAR, **asked}).content.decode()
    own = as_(preecha).get(URL, {**YEAR, **asked}).content.decode()

    for word in ("นกฮูก", "ผู้กำกับ", "เรื่องลับ", "mark-secret", "รับแล้ว 1 "):
        assert word not in theirs.replace('value="นกฮูก"', "")
    assert "การสืบสวนนกฮูกสีทอง" in own


def test_a_division_reads_its_own_book_with_both_kinds_of_rows(
    as_, malee, wanchai, organisation, engineering
):
    central = registered(malee, organisation, subject="จากสารบรรณกลาง")
    own = registered(wanchai, engineering, reference="", subject="ยื่นที่กอง")
    task = central.tasks.first()
    task.pk, task.office = None, engineering
    task.save()
    OfficeReceipt.objects.create(
        letter=central, office=engineering, year=2569, number=2, received_at=NOON,
        received_by=wanchai,
    )  # fmt: skip

    page = as_(wanchai).get(URL, YEAR)

    assert subjects(page) == ["จากสารบรรณกลาง", "ยื่นที่กอง"]
    assert f"รับกลาง {central}" in page.content.decode()
    assert own.number == 1
    assert as_(wanchai).get(URL, {"office": organisation.pk}).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        {"year": "x"}, {"year": "99999"}, {"year": "-1"}, {"month": "13"}, {"month": "ม.ค."},
        {"state": "burnt"}, {"sort": "random"}, {"older": "999999999999999"}, {"newer": "x"},
        {"urgency": "panic"}, {"q": "ก" * 5000}, {"older": "9" * 400}, {"book": "zzz"},
    ],
)  # fmt: skip
def test_an_odd_address_shows_a_register_all_the_same(as_, malee, asked):
    assert as_(malee).get(URL, asked).status_code == 200


@pytest.mark.parametrize("year", ["", "0", "all", "-1", "9999"])
def test_a_register_is_always_of_one_year(as_, malee, organisation, year):
    registered(malee, organisation)
    IncomingLetter.objects.update(year=2560)

    page = as_(malee).get(URL, {"year": year})

    assert page.context["asked"].year > 2560
    assert subjects(page) == []


@pytest.mark.parametrize("office", ["999999", "x", "1 OR 1=1"])
def test_an_office_that_is_not_there_is_not_found(as_, malee, office):
    assert as_(malee).get(URL, {"office": office}).status_code == 404


def test_costs_the_same_few_queries_however_many_rows(as_, malee, organisation):
    browser = as_(malee)
    many(malee, organisation, 3)

    def cost():
        with CaptureQueriesContext(connections[here().cell]) as queries:
            browser.get(URL, YEAR)
        return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    few = cost()
    IncomingLetter.objects.all().update(year=2568, reference_key="")
    many(malee, organisation, 45)
    assert cost() == few <= 16
