"""A division's book: what it took in itself and what it was sent, under one running number."""

import re
from datetime import timedelta
from itertools import chain

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from accounts.duties import viewer_of
from database.place import here
from modules.saraban.models import IncomingLetter, NamedReader, OfficeReceipt, Task
from modules.saraban.queries import paging
from modules.saraban.queries.books import Asked, incoming_book
from modules.saraban.queries.counting import counted_incoming
from modules.saraban.queries.incoming import letters_visible_to
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered
from thai.dates import bangkok_date

URL = "/saraban/registers/incoming"
TODAY = bangkok_date(NOON)


def sent_to(letter, office, number, by, at=NOON):
    """Let an office have received a letter, as it does: a task first, then a number."""
    task = Task.objects.filter(letter=letter).first()
    task.pk, task.office = None, office
    task.save()
    OfficeReceipt.objects.create(
        letter=letter, office=office, year=2569, number=number, received_at=at, received_by=by
    )


@pytest.fixture
def book(malee, wanchai, organisation, engineering):
    """Fill the book of กองช่าง: odd numbers of its own, even ones from the central registry."""
    rows = []
    for n in range(1, 61):
        office, by = (engineering, wanchai) if n % 2 else (organisation, malee)
        at = NOON - timedelta(minutes=100 - n)
        letter = registered(by, office, reference=f"ก 1/{n}", subject=f"เรื่อง {n}", at=at)
        letter.dated = None if n % 7 == 0 else at.date() - timedelta(days=n % 4)
        letter.sender_sort, letter.subject_sort = f"ผู้ส่ง {n % 3}", f"เรื่อง {n % 5}"
        letter.number = n if n % 2 else letter.number
        rows.append(letter)
    for letter in rows[::2]:  # from above, so that no two have one number on the way
        letter.number += 1000
    IncomingLetter.objects.bulk_update(rows, ["dated", "sender_sort", "subject_sort", "number"])
    for letter in rows[::2]:
        letter.number -= 1000
    IncomingLetter.objects.bulk_update(rows[::2], ["number"])
    for n in range(2, 61, 2):
        sent_to(rows[n - 1], engineering, n, wanchai, rows[n - 1].received_at)
    return rows


def pages(browser, **asked):
    """Return the rows of each page, one page after another, as keys."""
    url = URL + "?" + "&".join(f"{k}={v}" for k, v in {"year": 2569, **asked}.items())
    seen = []
    while url:
        page = browser.get(url).content.decode()
        seen.append([int(key) for key in re.findall(r'name="pick" value="(\d+)"', page)])
        older = re.search(r'rel="next" href="([^"]+)"', page)
        url = URL + older[1].replace("&amp;", "&") if older else ""
    return seen, page


def test_both_kinds_of_rows_run_under_one_number(as_, wanchai, book):
    seen, last = pages(as_(wanchai))

    assert [len(rows) for rows in seen] == [50, 10]
    assert list(chain(*seen)) == [letter.pk for letter in reversed(book)]
    newer = re.search(r'rel="prev" href="([^"]+)"', last)[1].replace("&amp;", "&")
    back = as_(wanchai).get(URL + newer).content.decode()
    assert [int(key) for key in re.findall(r'name="pick" value="(\d+)"', back)] == seen[0]


ORDERS = {
    "dated": lambda row: (row.dated is None, -(row.dated or TODAY).toordinal()),
    "party": lambda row: row.sender_sort,
    "subject": lambda row: row.subject_sort,
}


@pytest.mark.parametrize("large", [25_000, 0])
@pytest.mark.parametrize("sort", ORDERS)
def test_other_orders_run_through_both_kinds_of_rows(as_, wanchai, book, sort, large, monkeypatch):
    monkeypatch.setattr(paging, "LARGE", large)
    seen, last = pages(as_(wanchai), sort=sort)

    newest_first = list(reversed(book))
    assert list(chain(*seen)) == [row.pk for row in sorted(newest_first, key=ORDERS[sort])]
    newer = re.search(r'rel="prev" href="([^"]+)"', last)[1].replace("&amp;", "&")
    back = as_(wanchai).get(URL + newer).content.decode()
    assert [int(key) for key in re.findall(r'name="pick" value="(\d+)"', back)] == seen[0]


def test_its_own_letter_that_was_sent_back_to_it_stands_there_once(
    as_, wanchai, engineering, organisation
):
    own = registered(wanchai, engineering)
    sent_to(own, engineering, 2, wanchai)

    [seen], page = pages(as_(wanchai))

    assert seen == [own.pk]
    assert re.search(r'class="line">2<', page)
    assert "รับแล้ว 1 เรื่อง" in page


def test_the_chips_count_what_the_book_shows(malee, preecha, wanchai, book, engineering):
    secret = registered(malee, book[1].office, SECRET, readers=[preecha])
    sent_to(secret, engineering, 61, wanchai)
    IncomingLetter.objects.filter(pk=book[0].pk).update(closed_at=NOON)
    IncomingLetter.objects.filter(pk=book[1].pk).update(urgency="urgent", due_on="2026-02-01")

    def counts(person):
        viewer, asked = viewer_of(person, on=TODAY), Asked(office=engineering, year=2569)
        rows = incoming_book(viewer, asked, today=TODAY)
        counts = counted_incoming(viewer, asked, rows, today=TODAY)
        assert counts["all"] == rows.count()
        return counts

    plain = {"all": 60, "open": 59, "overdue": 1, "rushed": 1, "cancelled": 0, "secret": 0}
    assert counts(wanchai) == plain
    assert counts(preecha) == plain | {"all": 61, "open": 60, "secret": 1}


def test_nobody_sees_more_in_a_book_than_of_the_letters_themselves(
    everyone, malee, preecha, wanchai, book, organisation, engineering, clerk_office
):
    secret = registered(malee, organisation, SECRET, readers=[preecha])
    sent_to(secret, engineering, 61, wanchai)
    sent_to(book[1], clerk_office, 1, malee)

    for person in everyone.values():
        viewer = viewer_of(person, on=TODAY)
        known = set(letters_visible_to(viewer).values_list("pk", flat=True))
        for office in (organisation, engineering, clerk_office):
            rows = incoming_book(viewer, Asked(office=office, year=2569), today=TODAY)
            seen = {row.pk for part in rows.parts for row in part}
            entered = {row.pk for row in book if row.office_id == office.pk} | {
                receipt.letter_id for receipt in OfficeReceipt.objects.filter(office=office)
            }
            if office == organisation:
                entered.add(secret.pk)
            assert seen == known & entered
    assert NamedReader.objects.filter(incoming=secret).exists()


def test_costs_the_same_few_queries_however_many_rows(as_, wanchai, book):
    browser = as_(wanchai)

    def cost():
        with CaptureQueriesContext(connections[here().cell]) as queries:
            browser.get(URL, {"year": 2569})
        return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    many = cost()
    IncomingLetter.objects.filter(pk__in=[row.pk for row in book[4:]]).update(year=2568)
    OfficeReceipt.objects.exclude(letter__in=book[:4]).update(year=2568)
    assert cost() == many <= 22
