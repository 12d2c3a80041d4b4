"""Spreadsheets: what is read back from the file is what was put in, and is only looked at."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from papers.sheets import Chart, Column, Struck, workbook

ONE = (Column(heading="เรื่อง", width=40),)


def read(content: bytes) -> Any:
    return load_workbook(BytesIO(content)).worksheets[0]


def only_cell(value: Any, column: Column = ONE[0]) -> Any:
    return read(workbook(title="สมุด", columns=[column], rows=[[value]]))["A2"]


def test_headings_stand_bold_above_rows_and_stay_in_sight():
    columns = [Column(heading="ทะเบียน", width=16), Column(heading="ระยะทาง", width=9)]
    sheet = read(workbook(title="การใช้รถ", columns=columns, rows=[("กก 1234", 12)]))

    assert [list(row) for row in sheet.values] == [["ทะเบียน", "ระยะทาง"], ["กก 1234", 12]]
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (16, 9)
    assert sheet.title == "การใช้รถ"


@pytest.mark.parametrize("text", ["=1+1", "+66", "-5", "@SUM(A1)", "\t=1", "=HYPERLINK('x')"])
def test_text_that_looks_like_a_formula_stays_text(text):
    cell = only_cell(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_file_or_becomes_a_formula(text):
    assert only_cell(text).data_type in ("s", "n")  # `n`: nothing was left of it


def test_a_day_is_a_day_shown_in_thai():
    cell = only_cell(date(2026, 3, 2))
    assert cell.value.date() == date(2026, 3, 2)
    assert cell.number_format == "[$-41E]d mmm bbbb"


def test_a_moment_is_shown_by_the_clock_of_bangkok():
    cell = only_cell(datetime(2026, 3, 1, 18, 30, tzinfo=UTC))
    assert cell.value == datetime(2026, 3, 2, 1, 30)  # noqa: DTZ001
    assert cell.number_format.endswith("hh.mm")


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        only_cell(datetime(2026, 3, 1, 18, 30))  # noqa: DTZ001


def test_money_keeps_its_satang_and_a_column_says_how_its_numbers_look():
    assert only_cell(Decimal("1234.50")).value == 1234.5
    assert only_cell(Decimal("1234.50")).number_format == "#,##0.00"
    assert only_cell(45210, Column(heading="เลขไมล์", numbers="#,##0")).number_format == "#,##0"
    assert only_cell(0).value == 0
    assert only_cell(None).value is None


def test_a_struck_row_is_struck_through_and_others_are_not():
    sheet = read(workbook(title="สมุด", columns=ONE, rows=[Struck(["ยกเลิก"]), ["อยู่"]]))
    assert [sheet["A2"].font.strike, sheet["A3"].font.strike] == [True, None]


@pytest.mark.parametrize("title", ["ห้อง 1/2: ใหญ่ [ก]", "ก" * 80, "'ห้อง'"])
def test_any_name_makes_a_tab(title):
    sheet = read(workbook(title=title, columns=ONE, rows=[]))
    assert 0 < len(sheet.title) <= 31


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        workbook(title="สมุด", columns=ONE, rows=[("ก", "ข")])


def test_more_columns_than_letters_and_a_stream_of_rows():
    columns = [Column(heading=str(number)) for number in range(30)]

    def stream() -> Iterator[list[int]]:
        for _row in range(1000):
            yield list(range(30))

    sheet = read(workbook(title="ตาราง", columns=columns, rows=stream()))
    assert (sheet.max_row, sheet.max_column) == (1001, 30)
    assert sheet.column_dimensions["AD"].width == 14


def test_a_chart_stands_beside_the_table_and_shows_its_rows():
    columns = [Column(heading="รถ"), Column(heading="กม.", numbers="#,##0")]
    chart = Chart(title="ระยะทาง", names=0, values=[1])
    rows = [("กก 1234", 12), ("กข 2418", 340)]

    [bars] = read(workbook(title="รถ", columns=columns, rows=rows, chart=chart))._charts

    assert bars.series[0].val.numRef.f == "'รถ'!$B$2:$B$3"
    assert bars.series[0].cat.numRef.f == "'รถ'!$A$2:$A$3"


def test_a_table_without_rows_has_no_chart():
    chart = Chart(title="ระยะทาง", names=0, values=[0])
    assert not read(workbook(title="รถ", columns=ONE, rows=[], chart=chart))._charts
