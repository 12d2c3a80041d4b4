"""งานของฉัน as a page."""

from django.utils import timezone

from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.propose import propose
from tests.letters import SECRET, SUBJECT, task_of

INBOX = "/"


def test_it_says_what_is_expected_and_by_whom(letter, as_, malee, boonmee, post):
    propose(
        by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=timezone.now()
    )
    mine = as_(boonmee).get(INBOX).text
    assert SUBJECT in mine
    assert "มาลี แก้วใส เสนอ" in mine
    assert mine.count("btn-primary") == 1
    waiting = as_(malee).get(f"{INBOX}?show=waiting").text
    assert "รอสั่งการ" in waiting
    assert "ยังไม่เปิดอ่าน" in waiting


def test_an_empty_one_teaches(as_, somchai):
    assert "ไม่มีงานรอท่าน" in as_(somchai).get(INBOX).text


def test_a_circulated_letter_is_in_it(letter, as_, malee, somchai):
    circulate(by=malee, letter=letter.pk, people=[somchai], at=timezone.now())
    assert SUBJECT in as_(somchai).get(f"{INBOX}?show=know").text


def test_a_secret_subject_is_not_read_over_a_shoulder(secret_letter, as_, malee, boonmee):
    mine = as_(malee).get(INBOX).text
    assert SECRET not in mine
    assert "เรื่องลับ" in mine
    assert "เรื่องลับ" not in as_(boonmee).get(INBOX).text


def test_its_address_of_old_leads_to_it(as_, malee):
    answer = as_(malee).get("/saraban/inbox?show=know")
    assert answer["Location"] == "/?show=know"


def test_a_cursor_that_somebody_made_up_is_the_first_page(letter, as_, malee):
    for cursor in ("x", "9.9.9", "1.2026-01-01.x", "99999999999999.2026-01-01.1"):
        assert as_(malee).get(f"{INBOX}?after={cursor}").status_code == 200


def test_it_asks_the_database_no_more_however_much_waits(
    letter, secret_letter, as_, malee, django_assert_max_num_queries
):
    browser = as_(malee)
    browser.get(INBOX)
    with django_assert_max_num_queries(24, using="cell_01") as asked:
        browser.get(INBOX)
    tables = [each["sql"] for each in asked.captured_queries if "saraban_" in each["sql"]]
    assert len(tables) <= 10  # two of them are the numbers of the menu
