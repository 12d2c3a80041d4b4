"""The register of bookings: chips, search, pages, spreadsheet, several at once."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from audit.models import Entry
from modules.booking.models import Booking, State

URL = "/booking/list"


@pytest.fixture
def several(asked, decided, anong, prasert, preecha, boonmee, parlour, lounge, truck, days):
    """Three rows: given to กองช่าง, waiting for the clerk, a trip waiting for its director."""
    given = decided(asked(anong, parlour, days(2), days(2, 11), title="รับคณะตรวจเยี่ยม"))
    waiting = asked(anong, lounge, days(3), days(3, 11), title="ซักซ้อมแผนที่ภาษี")
    trip = asked(anong, truck, days(4), days(4, 16), title="สำรวจถนน")
    return given, waiting, trip


def titles(page):
    return [t for t in ("รับคณะตรวจเยี่ยม", "ซักซ้อมแผนที่ภาษี", "สำรวจถนน") if f">{t}<" in page.text]


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ("", 3),
        ("?scope=mine", 0),
        ("?scope=turn", 1),
        ("?kind=vehicle", 1),
        ("?state=pending", 2),
        ("?when=past", 0),
        ("?q=แผนที่", 1),
        ("?q=ห้องรับรอง", 1),
        ("?when=never&kind=ship&state=lost&after=x&scope=all", 3),
    ],
)
def test_it_shows_what_the_address_asks_for(as_, preecha, several, asked_for, found):
    assert len(titles(as_(preecha).get(URL + asked_for))) == found


def test_a_private_title_is_kept_from_who_may_not_know(
    as_, asked, anong, somchai, parlour, days, preecha
):
    asked(anong, parlour, days(2), days(2, 11), title="สอบสวนวินัย", private=True)
    assert "สอบสวนวินัย" in as_(anong).get(URL).text
    page = as_(somchai).get(URL)
    assert "สอบสวนวินัย" not in page.text
    assert "ไม่เปิดเผยหัวข้อ" in page.text
    cells = str(list(_rows(as_(somchai).get(URL + ".xlsx"))))
    assert "สอบสวนวินัย" not in cells


def test_pages_go_on_where_the_last_one_ended(
    as_, monkeypatch, asked, anong, preecha, parlour, days
):
    from modules.booking.queries import register

    rows = [asked(anong, parlour, days(2 + n), days(2 + n, 11)) for n in range(5)]
    found = register.register(_viewer(preecha), register.Asked(), today=days(0).date())
    first = register.page_of(found, register.Asked(), size=3)
    second = register.page_of(found, register.Asked(), after=first.after, size=3)
    assert [row.pk for row in (*first.rows, *second.rows)] == [row.pk for row in rows]
    assert second.after is None


def test_more_rows_cost_no_more_questions(
    as_, asked, anong, preecha, parlour, days, django_assert_num_queries
):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    from database.place import here

    asked(anong, parlour, days(2), days(2, 11), private=True)
    client = as_(preecha)
    client.get(URL)

    def count():
        with CaptureQueriesContext(connections[here().cell]) as asked_now:
            client.get(URL)
        return len(asked_now)

    before = count()
    for n in range(3, 9):
        asked(anong, parlour, days(n), days(n, 11), private=bool(n % 2))
    assert count() == before


def test_the_spreadsheet_holds_what_is_shown_and_leaves_a_line(as_, preecha, several):
    answer = as_(preecha).get(URL + ".xlsx", {"kind": "room", "q": "แผนที่"})
    head, *rows = _rows(answer)
    assert head[3] == "รายการ"
    assert [row[4] for row in rows] == ["ซักซ้อมแผนที่ภาษี"]
    line = Entry.objects.get(action="booking.register.exported")
    assert line.detail["asked"] == {"kind": "room", "searched": "yes"}


def test_several_are_approved_at_once(as_, preecha, several, asked, anong, lounge, days):
    other = asked(anong, lounge, days(5), days(5, 11))
    answer = as_(preecha).post(f"{URL}/approve", {"pick": [several[1].pk, other.pk, several[2].pk]})
    assert answer.status_code == 303
    states = Booking.objects.filter(pk__in=[several[1].pk, other.pk]).values_list(
        "state", flat=True
    )
    assert list(states) == [State.APPROVED, State.APPROVED]
    assert Booking.objects.get(pk=several[2].pk).state == State.ASKED  # it is not the clerk's turn


def test_of_two_that_meet_one_is_given_and_the_other_is_said_why(
    as_, preecha, several, asked, anong, lounge, days
):
    other = asked(anong, lounge, days(3, 10), days(3, 12), title="ประชุมซ้อน")
    answer = as_(preecha).post(f"{URL}/approve?scope=turn", {"pick": [several[1].pk, other.pk]})
    assert answer.status_code == 409
    assert "กองช่างจองไว้ (ซักซ้อมแผนที่ภาษี)" in answer.text
    assert Booking.objects.get(pk=several[1].pk).state == State.APPROVED
    assert Booking.objects.get(pk=other.pk).state == State.ENDORSED


def test_nothing_picked_is_said(as_, preecha, several):
    answer = as_(preecha).post(f"{URL}/approve", {"pick": ["x", "²"]})
    assert answer.status_code == 422
    assert "เลือกรายการก่อน" in answer.text


def _viewer(person):
    from django.utils import timezone

    from accounts.duties import viewer_of
    from thai.dates import bangkok_date

    return viewer_of(person, on=bangkok_date(timezone.now()))


def _rows(answer):
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
