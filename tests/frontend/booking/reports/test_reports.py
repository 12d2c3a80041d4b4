"""The page of reports and its spreadsheets: what is told to whom, and what leaves the system."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from audit.models import Entry
from modules.booking.models import Booking, Hold, State

SECRET = "สอบสวนวินัยนายดำ"


@pytest.fixture
def used(room, hall, book, malee, anong, engineering):
    """A room that was used yesterday, privately, and a hall that nobody came for."""
    rows = [book(malee, room), book(anong, hall, office=engineering)]
    Hold.objects.filter(booking__in=rows).delete()
    starts = timezone.now() - timedelta(hours=30)
    during = (starts, starts + timedelta(hours=2))
    for row, state in zip(rows, (State.DONE, State.NO_SHOW), strict=True):
        Booking.objects.filter(pk=row.pk).update(
            during=during, state=state, private=True, title=SECRET
        )
    Hold.objects.create(booking=rows[0], resource=room, during=during)
    return rows


PARTS = ("use", "lost", "vehicles", "fees")
TABLES = (
    "use-resources", "use-offices", "use-months", "lost-resources", "lost-offices",
    "vehicles-totals", "vehicles-months", "fees-resources",
)  # fmt: skip


def sheet_of(answer):
    return openpyxl.load_workbook(BytesIO(answer.content)).active


@pytest.mark.parametrize("part", PARTS)
def test_who_answers_for_the_house_reads_every_part(as_, preecha, used, pickup, part):
    page = as_(preecha).get("/booking/reports", {"show": part})

    assert page.status_code == 200
    assert SECRET not in page.content.decode()


def test_names_what_was_used_and_who_used_it(as_, preecha, used):
    page = as_(preecha).get("/booking/reports").content.decode()

    assert "ห้องประชุมเล็ก" in page
    assert "สำนักปลัด" in page
    assert "<svg" in page
    assert "style=" not in page


def test_others_are_refused(as_, somchai, used):
    assert as_(somchai).get("/booking/reports").status_code == 403
    assert as_(somchai).get("/booking/reports/use-resources.xlsx").status_code == 403
    assert not Entry.objects.filter(action="booking.report.exported").exists()


def test_a_head_reads_of_their_own_office_alone(as_, prasert, used):
    page = as_(prasert).get("/booking/reports", {"show": "lost"}).content.decode()

    assert "ห้องประชุมสภา" in page
    assert "ห้องประชุมเล็ก" not in page


@pytest.mark.parametrize("part", PARTS)
def test_nothing_yet_teaches_what_will_be_there(as_, preecha, organisation, part):
    page = as_(preecha).get("/booking/reports", {"show": part}).content.decode()

    assert 'class="empty"' in page
    assert "จะขึ้นที่นี่เอง" in page


@pytest.mark.parametrize(
    "query",
    [{"year": "9" * 30}, {"year": "ปีนี้"}, {"month": "2026-13"}, {"show": "../"}, {"year": "-1"}],
)
def test_an_address_that_was_tampered_with_shows_this_year(as_, preecha, used, query):
    assert as_(preecha).get("/booking/reports", query).status_code == 200


@pytest.mark.parametrize("table", TABLES)
def test_each_table_is_a_spreadsheet_and_leaves_a_line(as_, preecha, used, pickup, table):
    answer = as_(preecha).get(f"/booking/reports/{table}.xlsx")

    sheet = sheet_of(answer)
    entry = Entry.objects.get(action="booking.report.exported")
    assert sheet.max_row == entry.detail["rows"] + 1
    assert (entry.actor, entry.detail["report"]) == (preecha, table)
    assert SECRET not in str(list(sheet.values))


def test_a_spreadsheet_draws_its_bars_and_keeps_numbers(as_, preecha, used):
    sheet = sheet_of(as_(preecha).get("/booking/reports/use-resources.xlsx"))

    name, _office, times, hours, _share = next(sheet.iter_rows(min_row=2, values_only=True))
    assert (name, times, hours) == ("ห้องประชุมเล็ก", 1, 2)
    assert len(sheet._charts) == 1


def test_a_table_that_is_none_is_not_found(as_, preecha):
    assert as_(preecha).get("/booking/reports/salaries.xlsx").status_code == 404
